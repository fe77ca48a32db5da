import pytest

from gutgemacht.check.identifiers.districts import AUSTRIAN, GERMAN, SWISS

from .read import kinds, read


@pytest.mark.parametrize(
    ("text", "plate"),
    [
        ("Wer parkt hier? M-AB 1234!", "M-AB 1234"),
        ("WÜ-A 123 und weg", "WÜ-A 123"),
        ("Der Fahrer von W-12345X", "W-12345X"),
        ("L-123AB", "L-123AB"),
        ("ZH-123456", "ZH-123456"),
        ("Kennzeichen: ka-xy 99", "ka-xy 99"),
        ("Kennzeichen MAB1234", "MAB1234"),
        ("M AB 1234 ist der Wagen", "M AB 1234"),
        ("Kontrollschild ZH 123'456", "ZH 123'456"),
        ("That van again, BD51 XMR", "BD51 XMR"),
    ],
)
def test_a_plate_is_found_in_its_official_form_or_beside_its_word(text, plate):
    assert read(text, "plate") == [plate]


@pytest.mark.parametrize(
    "text",
    [
        "Formular DIN-A 4",
        "Auf der A-8 staut es sich",
        "XQ-AB 1234",
        "Schnee auf der A9. Unsere Lkw stehen",
        "car accident in 2013",
        "USB-C 3, HD-TV 1080, Samsung GT-I9300",
        "ab 10 Uhr, das Schild kostet 2 Euro",
    ],
)
def test_what_only_looks_like_one_is_left_alone(text):
    assert kinds(text) == []


def test_districts_are_letters_of_the_right_length():
    assert all(1 <= len(code) <= 3 and code.isupper() for code in GERMAN)
    assert all(1 <= len(code) <= 2 for code in AUSTRIAN)
    assert len(SWISS) == 27
