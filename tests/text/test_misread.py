import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from gutgemacht.text import camel_case, fold, misreadings, split
from gutgemacht.text.segment import LONGEST

from .texts import ANY

MANY = settings(deadline=None, max_examples=100)
AWKWARD = frozenset(
    tuple(term.split())
    for term in (
        "rapist, tot, whore, whores, sex, leichen, shit, anal, anal bum, urin stinkt, nazi, hitler,"
        "schlampe"
    ).split(",")
)


def seen(tag, names=()):
    return [(found.kind, " ".join(found.words)) for found in misreadings(tag, AWKWARD, names)]


@pytest.mark.parametrize(
    ("tag", "words"),
    [
        ("therapistfinder", "the rapist finder"),
        ("#whorepresents", "whore presents"),
        ("expertsexchange", "expert sex change"),
        ("edeleichen", "ede leichen"),
        ("fischlampe", "fi schlampe"),
        ("susanalbumparty", "sus anal bum party"),
        ("urinstinkt", "urin stinkt"),
        ("hitlernkurs", "hitler nkurs"),
    ],
)
def test_a_word_that_hides_in_a_tag_is_seen(tag, words):
    assert ("embarrassing", words) in seen(tag)


@pytest.mark.parametrize(
    ("tag", "other"),
    [
        ("druckerzeugnis", "druck erzeugnis"),
        ("gamestable", "game stable"),
        ("musikerleben", "musik erleben"),
    ],
)
def test_two_readings_nearly_as_likely_are_seen(tag, other):
    assert seen(tag) == [("ambiguous", other)]


HARMLESS = """therapist datenanalyse essexcounty pushit farmtotable raumordnung sexualkunde
    leadership wärmepumpe # x #😀"""


@pytest.mark.parametrize("tag", ["", *HARMLESS.split()])
def test_a_word_that_nobody_stumbles_over_is_left_alone(tag):
    assert seen(tag) == []


@pytest.mark.parametrize("tag", ["SusanAlbumParty", "TherapistFinder", "GamesTable", "EdelEichen"])
def test_capitals_settle_it(tag):
    assert seen(tag) == []


def test_names_of_the_company_are_words():
    assert split("grunzelwerk", 1)[0].words != ("grunzel", "werk")
    assert split("grunzelwerk", 1, ["grunzel"])[0].words == ("grunzel", "werk")


def test_numbers_shift_no_place():
    assert ("embarrassing", "2025 whore presents") in seen("2025whorepresents")


@MANY
@given(ANY)
def test_what_is_seen_is_made_of_the_letters_of_the_tag(text):
    letters = regex.sub(r"[^\p{L}\p{M}\p{N}]+", "", fold(text.lstrip("#＃")).text)
    for found in misreadings(text, AWKWARD):
        assert "".join(found.words) == letters
        assert (found.kind == "embarrassing") == bool(found.hidden)
        assert not found.hidden or "".join(found.hidden) in letters


@MANY
@given(st.text("abcdehiklnorstwu0123_AEIS", min_size=2, max_size=LONGEST))
def test_a_harmless_list_hides_nothing(text):
    assert all(found.kind == "ambiguous" for found in misreadings(text, frozenset()))


@pytest.mark.parametrize(
    ("tag", "written"),
    [
        ("#susanalbumparty", "#SusanAlbumParty"),
        ("susanalbumparty", "SusanAlbumParty"),
        ("wir2feiern", "Wir2Feiern"),
        ("#😀", "#😀"),
        ("", ""),
    ],
)
def test_a_tag_is_written_with_capitals(tag, written):
    assert camel_case(tag) == written


def test_the_awkward_reading_is_not_what_is_suggested():
    assert camel_case("whoresponds", but=[("whores",)]) == "WhoResponds"
