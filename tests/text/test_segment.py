import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from gutgemacht.text import fold, split
from gutgemacht.text.segment import LONGEST

from .texts import ANY

MANY = settings(deadline=None, max_examples=120)


def first(tag):
    return " ".join(split(tag, 1)[0].words)


def readings(tag, most=5):
    return [" ".join(reading.words) for reading in split(tag, most)]


@pytest.mark.parametrize(
    ("tag", "words"),
    [
        ("susanalbumparty", "susan album party"),
        ("throwbackthursday", "throwback thursday"),
        ("guterstart", "guter start"),
        ("wirfeiernzusammen", "wir feiern zusammen"),
        ("neueküche", "neue küche"),
        ("endlichwochenende", "endlich wochenende"),
        ("meinbüroblick", "mein büro blick"),
        ("danketeam", "danke team"),
    ],
)
def test_words_that_nothing_shows_are_found(tag, words):
    assert first(tag) == words


def test_a_compound_that_is_a_word_stays_one_and_its_parts_are_a_later_reading():
    assert first("hackahairdryer") == "hack a hairdryer"
    assert "hack a hair dryer" in readings("hackahairdryer")


@pytest.mark.parametrize(
    "tag",
    [
        "datenschutz",
        "nachhaltigkeit",
        "weihnachten",
        "kundenzufriedenheit",
        "regional",
        "scunthorpe",
        "terrasse",
        "expertenrat",
        "together",
        "Grüße",
        "KUNDENSERVICE",
    ],
)
def test_a_known_word_stays_whole(tag):
    assert first(tag) == fold(tag).text


@pytest.mark.parametrize(
    ("tag", "words"),
    [
        ("#HackAHairDryer", "hack a hair dryer"),
        ("HairDryer", "hair dryer"),
        ("KundenZufriedenheit", "kunden zufriedenheit"),
        ("wirFeiernHeute", "wir feiern heute"),
    ],
)
def test_capitals_show_the_words(tag, words):
    assert first(tag) == words


def test_words_are_found_between_capitals_too():
    assert first("GrüsseausWien") == "grüsse aus wien"


@pytest.mark.parametrize(
    ("tag", "words"),
    [
        ("sommerfest2024", "sommerfest 2024"),
        ("24stunden", "24 stunden"),
        ("sommer_fest", "sommer fest"),
        ("__heute__", "heute"),
    ],
)
def test_digits_and_underscores_part_words(tag, words):
    assert first(tag) == words


def test_spelt_out_umlauts_are_known_and_stay_as_written():
    assert first("wirkoennenmehr") == "wir koennen mehr"


def test_an_unknown_word_stays_in_one_piece_beside_known_ones():
    assert first("danketrmpfl") == "danke trmpfl"


@pytest.mark.parametrize(
    ("tag", "other"),
    [
        ("therapistfinder", "the rapist finder"),
        ("druckerzeugnis", "druck erzeugnis"),
        ("nowthatchersdead", "now that chers dead"),
    ],
)
def test_the_other_reading_comes_too(tag, other):
    assert other in readings(tag)


def test_readings_differ_and_come_by_score():
    found = split("susanalbumparty", 20)
    assert len({reading.words for reading in found}) == len(found) == 20
    assert [reading.score for reading in found] == sorted(
        (reading.score for reading in found), reverse=True
    )


def test_more_readings_do_not_change_the_first_ones():
    assert split("altbaucharme", 20)[:3] == split("altbaucharme", 3)


@pytest.mark.parametrize("sign", ["#", "＃"])
def test_the_sign_is_no_part_of_the_words(sign):
    assert split(sign + "susanalbumparty") == split("susanalbumparty")


@pytest.mark.parametrize("tag", ["", "#", "_", "#!"])
def test_a_tag_without_letters_has_one_empty_reading(tag):
    assert split(tag) == [((), 0.0)]


@MANY
@given(ANY, st.integers(1, 8))
def test_the_words_of_any_text_put_together_are_its_letters_and_digits(text, most):
    letters = regex.sub(r"[^\p{L}\p{M}\p{N}]+", "", fold(text.lstrip("#＃")).text)
    found = split(text, most)
    assert 1 <= len(found) <= most
    for reading in found:
        assert "".join(reading.words) == letters
        assert all(reading.words)


@MANY
@given(st.text("abcdeinrstuäöü0123_AEIS", max_size=LONGEST))
def test_numbers_are_never_cut(text):
    numbers = regex.findall(r"[0-9]+", text)
    for reading in split(text):
        assert [word for word in reading.words if word.isdigit()] == numbers


def test_a_long_tag_stays_unsplit():
    longest = "gut" * (LONGEST // 3)
    assert len(split(longest)[0].words) > 1
    assert split(longest * 2)[0].words == (longest * 2,)
