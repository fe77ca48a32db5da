import pytest
from pydantic import ValidationError

from gutgemacht.guideline import ByLanguage


@pytest.mark.parametrize(
    "term",
    [
        "klimaneutral",
        "echte Männer",
        "CO2-neutral",
        "klima*",
        "*neutral",
        "*neutral*",
        "=Mutti",
        "don't",
        "eins zwei drei vier fünf sechs",
        "=Er =Sie",
        "klima* neutral",
        "привет",
    ],
)
def test_a_term_is_taken_as_written(term):
    assert ByLanguage(any=[term]).any == [term]


@pytest.mark.parametrize(
    ("term", "says"),
    [
        ("", "empty term"),
        ("   ", "empty term"),
        ("eins zwei drei vier fünf sechs sieben", "at most 6"),
        ("ja!", "kind 'pattern'"),
        ("a/b", "kind 'pattern'"),
        ("a.b", "kind 'pattern'"),
        ("kli*ma", "kind 'pattern'"),
        ("a=b", "kind 'pattern'"),
        ("==Mutti", "kind 'pattern'"),
        ("*", "no letter or digit"),
        ("-", "no letter or digit"),
        ("=", "no letter or digit"),
        ("'", "no letter or digit"),
        ("klima *", "no letter or digit"),
        ("ab*", "at least 3"),
        ("*ab*", "at least 3"),
        ("=klima*", "not both"),
    ],
)
def test_a_term_that_cannot_be_searched_is_refused(term, says):
    with pytest.raises(ValidationError, match=says.replace("(", r"\(")):
        ByLanguage(any=[term])


def test_items_are_pairs_of_language_and_term():
    terms = ByLanguage(de=["eins"], en=["one"], any=["1a", "2b"])
    assert terms.items() == [("de", "eins"), ("en", "one"), ("any", "1a"), ("any", "2b")]


@pytest.mark.parametrize(
    ("terms", "languages"),
    [
        ({}, ("de", "en")),
        ({"any": ["x"]}, ("de", "en")),
        ({"de": ["x"]}, ("de",)),
        ({"en": ["x"]}, ("en",)),
        ({"de": ["x"], "en": ["y"]}, ("de", "en")),
    ],
)
def test_languages_that_terms_can_read(terms, languages):
    assert ByLanguage(**terms).languages == languages
