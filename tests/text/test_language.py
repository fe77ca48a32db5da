import pytest
from hypothesis import given, settings

from gutgemacht.text import detect

from .texts import ANY


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Unsere Wärmepumpe braucht weniger Strom als das alte Modell.", "de"),
        ("Wir suchen Verstärkung für unser Team in Innsbruck.", "de"),
        ("Our heat pump needs less power than the old model.", "en"),
        ("We are looking for people who join our team.", "en"),
        ("", "unknown"),
        ("Nova!", "unknown"),
        ("1234567890 1234567890 1234567890", "unknown"),
        ("🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉", "unknown"),
        ("https://example.org/this-is-the-way-we-write-english", "unknown"),
        ("#thisIsEnglishAndNothingElse @theCompanyWithTheName", "unknown"),
    ],
)
def test_language(text, language):
    assert detect(text) == language


def test_links_hashtags_and_mentions_do_not_count():
    text = (
        "Unsere Wärmepumpe braucht weniger Strom als früher "
        "https://example.org/the-new-heat-pump-that-you-will-love #TheNewHeatPump @TheHeatPump"
    )
    assert detect(text) == "de"


def test_nineteen_letters_are_too_few_and_twenty_are_enough():
    assert detect("das ist nicht so gut wie") == "unknown"
    assert detect("das ist nicht so gut wie du") == "de"


def test_the_start_of_a_long_text_tells():
    assert detect("Das ist ein Satz. " * 200 + "This is a sentence. " * 10_000) == "de"


@settings(deadline=None, max_examples=100)
@given(ANY)
def test_any_text_has_one_of_the_three(text):
    assert detect(text) in ("de", "en", "unknown")
