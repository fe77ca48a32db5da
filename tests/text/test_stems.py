"""What a text speaks of, whatever the forms of its words."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gutgemacht.text import stems

from .texts import ANY


def telling(text, language="de"):
    return stems(text, language).telling


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("de", "Die Gehälter", "das Gehalt"),
        ("de", "Verstoß", "Verstöße"),
        ("de", "Waermepumpen", "Wärmepumpe"),
        ("de", "#Heizung", "heizen"),
        ("de", "Kommentar", "in die Kommentare"),
        ("en", "salaries", "your salary"),
        ("en", "He reviews it", "reviewed"),
    ],
)
def test_forms_of_a_word_have_one_stem(language, one, other):
    assert telling(one, language) == telling(other, language) != frozenset()


def test_small_words_stand_apart_and_links_and_numbers_have_no_stem():
    found = stems("Das ist die Pumpe, 2026: https://bergtal.example/tag", "de")
    assert found.telling == {"pump"}
    assert found.small == {"das", "ist", "die"}


def test_a_hashtag_has_the_stems_of_its_words():
    assert telling("#TagDerOffenenTür") >= {"offen"}


@settings(deadline=None)
@given(ANY, st.sampled_from(("de", "en")))
def test_any_text_has_stems_and_capitals_do_not_count(text, language):
    found = stems(text, language)
    assert not found.telling & {""}
    assert "" not in found.small
