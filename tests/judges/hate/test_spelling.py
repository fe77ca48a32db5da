"""Words that people hide or mistype."""

import pytest

from gutgemacht.judges.hate import hate, read
from gutgemacht.judges.hate.spelling import Spelling
from gutgemacht.judges.hate.words import Word
from gutgemacht.text import Span

SPELLING = Spelling(frozenset({"immigrants", "scumbags", "vermin", "women", "muslims", "idiot"}))


def plain(text):
    return [word.text for word in SPELLING.plain(Word(text, Span(0, len(text))))]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("1mm1grants", ["immigrants"]),
        ("v3rmin", ["vermin"]),
        ("id*ot", ["idiot"]),
        ("idiooot", ["idiot"]),
        ("imigrants", ["immigrants"]),
        ("immigrnats", ["immigrants"]),
        ("womn", ["women"]),
        ("manymuslims", ["many", "muslims"]),
        ("massivescumbags", ["massive", "scumbags"]),
    ],
)
def test_other_spellings_are_put_right(written, meant):
    assert plain(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [("Versicherungsmakler", ["makler"]), ("Obermakler", ["makler"]), ("makler", ["makler"])],
)
def test_a_compound_is_what_its_last_part_is(written, meant):
    spelling = Spelling(frozenset({"makler"}), frozenset({"makler"}))
    word = Word(written.lower(), Span(0, len(written)))
    assert [part.text for part in spelling.plain(word)] == meant


@pytest.mark.parametrize("word", ["woman", "idiom", "immigrant", "24h", "nova", "b2b", "★"])
def test_words_and_short_slips_stay(word):
    assert plain(word) == [word]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Women are v e r m i n."),
        ("en", "Women are v.e.r.m.i.n"),
        ("en", "#WomenAreVermin"),
        ("en", "W0men are stup1d."),
        ("de", "F r a u e n sind dumm."),
        ("de", "Fraun sind Ungezeifer."),
        ("de", "Ausl\u00e4nder-raus"),
        ("de", "Diese Schwuch.teln geh\u00f6ren weg.gesperrt."),
    ],
)
def test_hate_is_found_in_such_spellings(language, text):
    assert hate(text, language)


def test_the_reasons_quote_the_text_as_it_is_written():
    marks = read("W0men are v e r m i n!", "en")[0].why
    assert [mark.words for mark in marks] == ["W0men are v e r m i n", "W0men", "v e r m i n"]
