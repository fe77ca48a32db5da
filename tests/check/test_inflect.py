import pytest

from gutgemacht.check.inflect import exact, forms


@pytest.mark.parametrize(
    ("word", "language", "some", "none"),
    [
        ("neutral", "de", "neutral neutrale neutralen neutralem neutraler neutrales", "neutrals2"),
        ("Frau", "de", "frau frauen", "frauing"),
        ("gute", "de", "gute guten guter gutes", "gut"),
        ("Herz", "de", "herz herzen herzens", "herzed"),
        ("schön", "de", "schön schöne schoen schoene", "schon"),
        ("Straße", "de", "strasse strassen", "straße"),
        ("claim", "en", "claim claims claimed claiming", "claimen"),
        ("love", "en", "love loves loved loving", "lovs"),
        ("party", "en", "party parties partied partying", "partys2"),
        ("stop", "en", "stop stops stopped stopping", "stopper"),
        ("boss", "en", "boss bosses", "bossen"),
        ("cafe", "any", "cafe cafes cafed cafen", "caf"),
        ("Café", "en", "cafe cafes", "café"),
        ("don't", "en", "dont", "don't"),
        ("klіma", "de", "klima", "klіma"),
    ],
)
def test_forms_of_a_word(word, language, some, none):
    found = forms(word, language)
    assert set(some.split()) <= found
    assert none not in found


def test_any_language_takes_the_endings_of_both():
    assert forms("team", "any") == forms("team", "de") | forms("team", "en")


def test_an_exact_word_has_its_spellings_and_no_endings():
    assert exact("Größe") == {"grösse", "groesse"}
    assert exact("Mutti") == {"mutti"}
    assert exact("don’t") == {"dont"}


@pytest.mark.parametrize("language", ["de", "en", "any"])
@pytest.mark.parametrize("word", ["a", "b2", "x", "2030", "ü", "y", "e", "привет"])
def test_the_word_itself_is_always_a_form(word, language):
    assert word in forms(word, language)
