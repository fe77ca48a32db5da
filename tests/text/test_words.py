from itertools import pairwise

import pytest
from hypothesis import given, settings

from gutgemacht.text import fold, runs

from .texts import ANY, EVERYDAY


def words_of(text):
    return [[word.text for word in run] for run in runs(text, fold(text))]


def bare(folded):
    return folded.replace("'", "")


@settings(deadline=None, max_examples=120)
@given(ANY)
def test_any_text_has_runs_whose_words_stand_in_order_inside_it(text):
    for run in runs(text, fold(text)):
        assert run
        for word in run:
            assert 0 <= word.start < word.end <= len(text)
            assert word.text
        for before, after in pairwise(run):
            assert before.start <= after.start
            assert before.end <= after.end


@settings(deadline=None, max_examples=120)
@given(ANY)
def test_the_cut_out_of_a_word_holds_the_word(text):
    for run in runs(text, fold(text)):
        for word in run:
            folded = bare(fold(text[word.start : word.end]).text)
            assert word.text in folded or word.text in folded.replace("-", "")


@settings(deadline=None, max_examples=120)
@given(EVERYDAY)
def test_the_cut_out_of_a_word_folds_to_the_word_apart_from_apostrophes_and_hyphens(text):
    for run in runs(text, fold(text)):
        for word in run:
            assert bare(fold(text[word.start : word.end]).text).replace("-", "") == word.text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("... !", []),
        ("Echte Männer", [["echte", "männer"]]),
        ("echte, Männer", [["echte"], ["männer"]]),
        ("echte. Männer", [["echte"], ["männer"]]),
        ("echte… Männer", [["echte"], ["männer"]]),
        ("echte\nMänner", [["echte"], ["männer"]]),
        ("echte\r\nMänner", [["echte"], ["männer"]]),
        ("echte\u2028Männer", [["echte"], ["männer"]]),
        ("echte: Männer; nein", [["echte"], ["männer"], ["nein"]]),
        ("echte (Männer)", [["echte"], ["männer"]]),
        ("echte | Männer • da", [["echte"], ["männer"], ["da"]]),
        ("echte 🎉 Männer", [["echte", "männer"]]),
        ("echte „Männer“", [["echte", "männer"]]),
        ("echte\tMänner", [["echte", "männer"]]),
        ("echte\u00a0Männer", [["echte", "männer"]]),
        ("echte / Männer", [["echte", "männer"]]),
        ("echte – Männer", [["echte", "männer"]]),
        ("Mutti's don’t", [["muttis", "dont"]]),
        ("'ja'", [["ja"]]),
        ("eins https://klima.de/ja?x=1 zwei", [["eins"], ["zwei"]]),
        ("eins www.klima.de zwei", [["eins"], ["zwei"]]),
        ("eins info@klima.de zwei", [["eins"], ["zwei"]]),
        ("eins @klima zwei", [["eins"], ["zwei"]]),
        ("eins @klima@chaos.social zwei", [["eins"], ["zwei"]]),
        ("Power-Frau", [["power", "frau"], ["powerfrau"]]),
        ("die Power-Frau da", [["die", "power", "frau", "da"], ["die", "powerfrau", "da"]]),
        ("a-b-c", [["a", "b", "c"], ["abc"]]),
        ("a--b", [["a", "b"]]),
        ("a - b", [["a", "b"]]),
        ("Klima- und", [["klima", "und"]]),
        ("-a", [["a"]]),
        ("a.-b", [["a"], ["b"]]),
        ("#KlimaNeutral jetzt", [["klimaneutral", "jetzt"], ["klima", "neutral"]]),
        ("#klima jetzt", [["klima", "jetzt"]]),
        ("#klima_neutral", [["klima_neutral"], ["klima", "neutral"]]),
    ],
)
def test_runs(text, expected):
    assert words_of(text) == expected


@pytest.mark.parametrize(
    ("word", "leet"),
    [
        ("m4nn", "mann"),
        ("kl1m4", "klima"),
        ("$uper", "super"),
        ("m@nner", "manner"),
        ("fr€i", "frei"),
        ("sch0ß", "schoss"),
        ("2030", None),
        ("5g", None),
        ("co2", None),
        ("nova", None),
    ],
)
def test_leet_is_read_where_a_word_has_two_letters_and_a_sign_for_one(word, leet):
    [[read]] = runs(word, fold(word))
    assert read.leet == leet


def test_spans_are_exact_in_the_text_as_written():
    text = "Ja: Mutti\u200bs Scho\u0308nheit, #ÜberMut"
    cuts = [text[word.start : word.end] for run in runs(text, fold(text)) for word in run]
    assert cuts == ["Ja", "Mutti\u200bs", "Scho\u0308nheit", "ÜberMut", "Über", "Mut"]
