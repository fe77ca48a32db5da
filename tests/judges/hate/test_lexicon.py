"""The lexicons themselves: nothing in them is idle, and both languages have the same parts."""

import re

import pytest

from gutgemacht.judges.hate.lexicon import lexicon
from gutgemacht.judges.hate.line import BESIDE, tagged
from gutgemacht.judges.hate.prepared import prepared
from gutgemacht.judges.hate.words import words
from gutgemacht.text import Span


def line(text, language):
    return tagged(words(text, Span(0, len(text))), lexicon(language))


def names(text, language):
    known = lexicon(language).names
    return [{known[sign] for sign in item.signs} for item in line(text, language).items]


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_list_is_used(language):
    known = lexicon(language)
    used = set()
    for patterns in known.patterns.values():
        for pattern in (one for several in patterns.values() for one in several):
            for choices in re.findall("<([^>]+)>", pattern):
                used.update(choices.split("|"))
    idle = {name for name in known.lists if not {name, name.partition(".")[0]} & used}
    # Looked for by name in the code; "harmless" keeps words from being read as others.
    named = {*BESIDE, "those", "addressed", "demonstrative", "harmless"}
    assert idle - named == set()


@pytest.mark.parametrize("language", ["de", "en"])
def test_all_patterns_can_be_used(language):
    assert prepared(language).hostile


def test_both_languages_look_for_the_same():
    de, en = lexicon("de").patterns, lexicon("en").patterns
    assert {group: set(patterns) for group, patterns in de.items()} == {
        group: set(patterns) for group, patterns in en.items()
    }


def test_an_unknown_list_is_named():
    with pytest.raises(KeyError, match="'persons'"):
        lexicon("en").signs_of("persons")


def test_the_longest_row_counts():
    [asylum] = [kinds for kinds in names("asylum seekers", "en") if kinds]
    assert asylum == {"group.migrants"}


def test_a_german_adjective_with_a_capital_and_no_noun_behind_is_a_person():
    assert "group.black" in names("die Schwarzen singen", "de")[1]
    assert "group.black" not in names("die schwarzen Jacken", "de")[1]
    assert "group.black" not in names("Schwarze Jacken", "de")[0]


def test_a_plural_with_an_apostrophe_shows_whose_and_not_what_somebody_is():
    sentence = "the women's eight"
    assert [word.text for word in words(sentence, Span(0, len(sentence)))][2] == "s"
    sentence = "the woman's rude"
    assert [word.text for word in words(sentence, Span(0, len(sentence)))][2] == "is"
