import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gutgemacht.text import Span, fold

from .texts import ANY

MANY = settings(deadline=None, max_examples=120)


@MANY
@given(ANY)
def test_any_text_folds_and_its_view_is_in_order(text):
    view = fold(text)
    places = [view.span(index, index + 1) for index in range(len(view.text))]
    assert all(0 <= span.start < span.end <= len(text) for span in places)
    assert places == sorted(places)


@MANY
@given(ANY, st.data())
def test_the_span_of_any_stretch_is_inside_the_text_and_not_empty(text, data):
    view = fold(text)
    if not view.text:
        return
    start = data.draw(st.integers(0, len(view.text) - 1))
    end = data.draw(st.integers(start + 1, len(view.text)))
    span = view.span(start, end)
    assert 0 <= span.start < span.end <= len(text)


@MANY
@given(ANY)
def test_the_cut_out_of_a_word_folds_to_what_holds_the_word(text):
    view = fold(text)
    for word in re.finditer(r"\w+", view.text):
        assert word.group() in fold(view.span(*word.span()).cut(text)).text


@MANY
@given(ANY)
def test_folding_twice_changes_nothing_more(text):
    once = fold(text).text
    assert fold(once).text == once


@MANY
@given(ANY)
def test_no_mark_and_no_invisible_sign_is_left(text):
    left = {unicodedata.category(char) for char in fold(text).text}
    assert not left & {"Mn", "Me", "Cf"}


@MANY
@given(ANY)
def test_a_sign_that_folds_to_nothing_changes_no_span(text):
    plain, longer = fold(text), fold(text + "\u200b")
    assert plain.text == longer.text
    for index in range(len(plain.text)):
        assert plain.span(index, index + 1) == longer.span(index, index + 1)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("KLIMANEUTRAL", "klimaneutral"),
        ("klima\u200bneutral", "klimaneutral"),
        ("klima\u2060neutral", "klimaneutral"),
        ("\ufeffklimaneutral", "klimaneutral"),
        ("klima\u00adneutral", "klimaneutral"),
        ("kli\u202ema", "klima"),
        ("kl\u0456maneutral", "klimaneutral"),
        ("KL\u0406MANEUTRAL", "klimaneutral"),
        ("\u03bai\u03bd", "kin"),
        ("\uff2b\uff4c\uff49\uff4d\uff41", "klima"),
        ("\U0001d42d\U0001d428\U0001d429", "top"),
        ("\U0001d4df\U0001d4f8\U0001d4f7", "pon"),
        ("Ⓣⓞⓟ", "top"),
        ("Straße", "strasse"),
        ("STRA\u1e9eE", "strasse"),
        ("ﬁnal", "final"),
        ("CO₂", "co2"),
        ("Schön", "schön"),
        ("Scho\u0308n", "schön"),
        ("SCHO\u0308N", "schön"),
        ("ǖber", "über"),
        ("Café", "cafe"),
        ("Cafe\u0301", "cafe"),
        ("naïve", "naive"),
        ("Ångström", "angström"),
        ("İstanbul", "istanbul"),
        ("a\u00a0b", "a b"),
        ("a\u202fb", "a b"),
        ("„Ja“", '"ja"'),
        ("»Ja«", '"ja"'),
        ("‚ja‘", "'ja'"),
        ("Mutti’s", "mutti's"),
        ("CO2\u2011neutral", "co2-neutral"),
        ("2020–2030", "2020-2030"),
        ("a—b", "a-b"),
        ("a\u2212b", "a-b"),
        ("a\u2028b\u2029c\x85d\ve\ff", "a\nb\nc\nd\ne\nf"),
        ("Nova™", "nova"),
        ("Nova®", "nova"),
        ("warte…", "warte..."),
        ("Москва", "москва"),
        ("привет мир", "привет мир"),
        ("αθηνα", "αθηνα"),
        ("мир top", "мир top"),
        ("שלום", "שלום"),
        ("你好", "你好"),
        ("한국", "한국"),
        ("👩\u200d💻", "👩💻"),
        ("", ""),
        ("\u200b\u0301", ""),
        ("\ud800x", "\ud800x"),
    ],
)
def test_folding_table(written, folded):
    assert fold(written).text == folded


def test_schon_is_not_schön():
    assert fold("schon").text != fold("schön").text


@pytest.mark.parametrize(
    ("text", "stretch", "cut"),
    [
        ("Wie scho\u0308n ist das", "schön", "scho\u0308n"),
        ("Ende scho\u0308", "schö", "scho\u0308"),
        ("Ein Cafe\u0301 hier", "cafe", "Cafe\u0301"),
        ("Das klima\u200bneutrale Haus", "klimaneutrale", "klima\u200bneutrale"),
        ("\u200bklima\u200b da", "klima", "klima"),
        ("Die Straße dort", "strasse", "Straße"),
        ("Die Straße dort", "dort", "dort"),
        ("Die Straße dort", "stras", "Straß"),
        ("a ﬁnal b", "final", "ﬁnal"),
        ("👩\u200d💻 klima", "klima", "klima"),
        ("x\u20e3\u0301y klima", "klima", "klima"),
        ("Kl\u0456ma, ja", "klima", "Kl\u0456ma"),
    ],
)
def test_spans_cut_exactly_what_was_written(text, stretch, cut):
    view = fold(text)
    start = view.text.index(stretch)
    assert view.span(start, start + len(stretch)).cut(text) == cut


def test_a_decomposed_umlaut_is_one_character_of_the_view_and_two_of_the_text():
    view = fold("u\u0308ber")
    assert view.text == "über"
    assert view.span(0, 1) == Span(0, 2)
    assert view.span(1, 2) == Span(2, 3)


def test_a_diaeresis_on_a_look_alike_letter_is_an_umlaut_too():
    assert fold("sch\u043e\u0308n").text == "schön"


@pytest.mark.parametrize("gap", ["  ", "\t", " \t ", "\u00a0 ", " \u200b "])
def test_rows_of_blanks_are_one_blank_and_spans_stay_exact(gap):
    text = f"echte{gap}Männer"
    view = fold(text)
    assert view.text == "echte männer"
    assert view.span(0, len(view.text)).cut(text) == text
