import pytest

from .speak import spoken, suggested

FIRST = {"kind": "structure", "form": "first-line", "any": ["klima"]}
LABEL = {"kind": "structure", "form": "late-label", "de": ["Anzeige", "Werbung"]}
CASE = {"kind": "structure", "form": "hashtag-case"}
READING = {"kind": "structure", "form": "hashtag-reading", "any": ["rapist", "urin stinkt"]}
FAKE = {"kind": "structure", "form": "fake-letters"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Klima\nMehr dazu", ["Klima"]),
        ("\n  Das Klima und Klima\n\nMehr", ["Klima", "Klima"]),
        ("Klima", []),
        ("Klima\n  \n", []),
        ("Eins\nKlima", []),
        ("Eins\nKlima\nDrei", []),
    ],
)
def test_a_term_in_the_first_line_of_several(text, expected):
    assert spoken(text, FIRST) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kauft Nova! #Anzeige", ["Anzeige"]),
        ("Kauft Nova!\nAnzeige", ["Anzeige"]),
        ("Kauft Nova! (Werbung)", ["Werbung"]),
        ("Kauft Nova!\nAnzeige: jetzt", ["Anzeige"]),
        ("#nova #heizen #werbung", ["werbung"]),
        ("Anzeige | Kauft Nova!", []),
        ("#Anzeige Kauft Nova!", []),
        ("  [Werbung] Kauft Nova!", []),
        ("Anzeige: Kauft Nova! #Anzeige", []),
        ("Unsere Anzeige in der Zeitung", []),
        ("Kauft Nova!", []),
    ],
)
def test_a_label_that_stands_but_not_at_the_start(text, expected):
    assert spoken(text, LABEL) == expected


def test_a_word_behind_many_blanks_is_not_at_the_start_of_its_line():
    assert spoken("Das ist unsere" + " " * 20 + "Anzeige: bitte lesen", LABEL) == []


def test_a_hashtag_of_several_words_without_capitals():
    assert spoken("So #heizenmitsonne geht", CASE) == ["#heizenmitsonne"]
    assert suggested("So #heizenmitsonne geht", CASE) == ["#HeizenMitSonne"]


@pytest.mark.parametrize(
    "text", ["#HeizenMitSonne", "#sonne", "#heizen_mit_sonne", "heizenmitsonne"]
)
def test_a_hashtag_that_shows_its_words_or_has_one_is_left_alone(text):
    assert spoken(text, CASE) == []


@pytest.mark.parametrize(
    ("text", "instead"),
    [
        ("Neu: #therapistfinder", "#TherapistFinder"),
        ("Neu: #gamestable", "#GamesTable"),
        ("Der #urinstinkt", "#UrInstinkt"),
    ],
)
def test_a_hashtag_that_may_be_read_otherwise(text, instead):
    assert spoken(text, READING) == [text[text.index("#") :]]
    assert suggested(text, READING) == [instead]


@pytest.mark.parametrize("text", ["#TherapistFinder", "#wärmepumpe", "therapistfinder", "#"])
def test_a_hashtag_that_reads_clearly_is_left_alone(text):
    assert spoken(text, READING) == []


@pytest.mark.parametrize(
    ("text", "expected", "instead"),
    [
        ("Jetzt 𝗻𝗲𝘂 da", ["𝗻𝗲𝘂"], ["neu"]),
        ("𝓖𝓪𝓷𝔃 𝓷𝓮𝓾", ["𝓖𝓪𝓷𝔃 𝓷𝓮𝓾"], ["Ganz neu"]),
        ("Ⓝⓔⓤ", ["Ⓝⓔⓤ"], ["Neu"]),
        ("𝗻𝗲𝘂, 𝗴𝘂𝘁", ["𝗻𝗲𝘂", "𝗴𝘂𝘁"], ["neu", "gut"]),
        ("neu größer ＫＬＩＭＡ 🎉", [], []),
    ],
)
def test_letters_used_as_a_font(text, expected, instead):
    assert spoken(text, FAKE) == expected
    assert suggested(text, FAKE) == instead
