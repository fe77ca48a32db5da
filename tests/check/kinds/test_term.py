import pytest

from .speak import spoken, terms


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Das Klima und die echten Männer", ["Klima", "echten Männer"]),
        ("#EchteMänner im Klima", ["EchteMänner", "Klima"]),
        ("Klima-Klima", ["Klima", "Klima"]),
        ("Wetter", []),
        ("", []),
    ],
)
def test_terms_are_found_wherever_they_stand(text, expected):
    assert spoken(text, terms("klima", "echte Männer", language="de")) == expected


def test_a_longer_term_hides_a_shorter_one_inside_it():
    assert spoken("Klimaneutral-Tag", terms("klimaneutral", "klima*", "klimaneutral Tag")) == [
        "Klimaneutral-Tag"
    ]


def test_the_endings_of_a_term_are_those_of_its_language():
    find = {"kind": "term", "de": ["neutral"], "en": ["stop"]}
    assert spoken("neutrale stopping", find, language="de") == ["neutrale"]
    assert spoken("neutrale stopping", find, language="en") == ["stopping"]
