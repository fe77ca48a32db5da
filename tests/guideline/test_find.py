import pytest
from pydantic import TypeAdapter, ValidationError

from gutgemacht.guideline import Find, find_kind
from gutgemacht.guideline.find import (
    CountFind,
    MetaFind,
    ModelFind,
    PatternFind,
    QuestionFind,
    StructureFind,
    TermFind,
)
from gutgemacht.guideline.pattern import expression, linear

FIND = TypeAdapter(Find)


@pytest.mark.parametrize(
    "data",
    [
        {"kind": "term", "de": ["klima"]},
        {"kind": "pattern", "any": [r"\d+ %"], "edges": "none", "view": "raw"},
        {"kind": "count", "of": "hashtags", "above": 0},
        {"kind": "structure", "form": "first-line", "de": ["klima"]},
        {"kind": "structure", "form": "late-label", "any": ["anzeige"]},
        {"kind": "structure", "form": "hashtag-case"},
        {"kind": "structure", "form": "fake-letters"},
        {"kind": "meta", "form": "alt-text"},
        {"kind": "question"},
        {"kind": "question", "en": ["ship"]},
        {"kind": "model", "judge": "tone", "at_least": 0.8},
    ],
)
def test_each_kind_is_told_by_its_name(data):
    assert FIND.validate_python(data).kind == data["kind"]


@pytest.mark.parametrize(
    "find",
    [TermFind, PatternFind, CountFind, StructureFind, MetaFind, QuestionFind, ModelFind],
)
def test_the_kind_of_a_class_is_the_start_of_its_name(find):
    assert find.__name__ == find_kind(find).capitalize() + "Find"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ({"kind": "telepathy"}, "'term', 'pattern', 'identifier', 'count', 'structure', 'meta'"),
        ({}, "discriminator 'kind'"),
        ({"kind": "term"}, "names no term"),
        ({"kind": "pattern"}, "names no pattern"),
        ({"kind": "pattern", "any": [""]}, "."),
        ({"kind": "pattern", "any": ["x"], "edges": "left"}, "'both', 'start', 'end' or 'none'"),
        ({"kind": "pattern", "any": ["x"], "view": "blurred"}, "'folded', 'raw' or 'parted'"),
        ({"kind": "count", "of": "hashtags"}, "above"),
        ({"kind": "count", "of": "hashtags", "above": -1}, "greater than or equal to 0"),
        ({"kind": "count", "of": "commas", "above": 1}, "'hashtags', 'emojis', 'mentions'"),
        ({"kind": "structure", "form": "first-line"}, "takes terms under de, en or any"),
        ({"kind": "structure", "form": "late-label"}, "takes terms under de, en or any"),
        ({"kind": "structure", "form": "hashtag-case", "de": ["x"]}, "takes no terms"),
        ({"kind": "pattern", "de": [r"\w+"]}, "de: these patterns match any words whatever"),
        ({"kind": "pattern", "en": ["a", ".+"]}, "en: these patterns match any words whatever"),
        ({"kind": "structure", "form": "rhyme"}, "'first-line', 'late-label'"),
        ({"kind": "meta", "form": "weather"}, "'alt-text', 'captions', 'night'"),
        ({"kind": "model", "judge": "tone", "at_least": 1.5}, "less than or equal to 1"),
        ({"kind": "term", "de": ["x"], "fr": ["y"]}, "fr"),
    ],
)
def test_what_a_kind_does_not_take_is_refused(data, says):
    with pytest.raises(ValidationError, match=says):
        FIND.validate_python(data)


@pytest.mark.parametrize(
    ("data", "languages"),
    [
        ({"kind": "pattern", "de": ["x"]}, ("de",)),
        ({"kind": "pattern", "en": ["x"]}, ("en",)),
        ({"kind": "pattern", "any": ["x"]}, ("de", "en")),
        ({"kind": "count", "of": "links", "above": 1}, ("de", "en")),
        ({"kind": "meta", "form": "night"}, ("de", "en")),
        ({"kind": "structure", "form": "fake-letters"}, ("de", "en")),
        ({"kind": "question", "de": ["x"]}, ("de",)),
        ({"kind": "question"}, ("de", "en")),
        ({"kind": "model", "judge": "j", "at_least": 0.5, "languages": ["en"]}, ("en",)),
    ],
)
def test_languages_that_a_find_can_read(data, languages):
    assert tuple(FIND.validate_python(data).languages) == languages


@pytest.mark.parametrize(
    ("pattern", "says"),
    [
        (r"(?<=a)b", "look-around"),
        (r"(?<!a)b", "look-around"),
        (r"a(?=b)", "look-around"),
        (r"a(?!b)", "look-around"),
        (r"\bklima", "look-around"),
        (r"\Bklima", "look-around"),
        (r"\Wklima", "look-around"),
        ("[a", "no pattern that can be used"),
        ("(a", "no pattern that can be used"),
        ("a)|(b", "no pattern that can be used"),
        ("*a", "no pattern that can be used"),
        ("a**", "no pattern that can be used"),
        (r"(a)\1", "no pattern that can be used"),
        ("a\\", "no pattern that can be used"),
        (r"\p{Klingon}", "no pattern that can be used"),
        ("a{1001}", "no pattern that can be used"),
        ("((a{100}){100}){100}", "no pattern that can be used"),
        (r"\p{L}{1000}", "no pattern that can be used"),
        ("a*", "matches the empty text"),
        ("a?", "matches the empty text"),
        ("a|", "matches the empty text"),
        ("^", "matches the empty text"),
        ("(?:)", "matches the empty text"),
    ],
)
def test_a_pattern_that_is_broken_or_not_linear_is_refused(pattern, says):
    with pytest.raises(ValueError, match=says):
        linear(pattern)


def test_one_byte_of_a_character_is_no_pattern():
    with pytest.raises(ValueError, match="C"):
        linear(r"a\C")


@pytest.mark.parametrize(
    ("pattern", "text", "matches"),
    [
        (r"\w+", "größe_2", True),
        (r"\w+", "привет", True),
        (r"\w+", "a-b", False),
        (r"[\w-]+", "a-ü", True),
        (r"\d\.\w", "1.ä", True),
        (r"\\w", "\\w", True),
        (r"\\w", "\\a", False),
        (r"\[\w\]", "[ü]", True),
        (r"[\]\w]+", "a]ü", True),
        (r"[\w][\w]", "üä", True),
        (r"[^\w]", "ü", False),
        (r"[[:digit:]\w]+", "1ü", True),
        (r"[]\w]+", "a]ü", True),
        (r"[^]\w]", "-", True),
        (r"[^]\w]", "ü", False),
        (r"(?i)\w\S", "ÜX", True),
    ],
)
def test_a_word_sign_means_letters_of_every_script_inside_a_class_and_outside(
    pattern, text, matches
):
    assert bool(expression((pattern,), "none").fullmatch(text)) is matches


def pattern_find(**keys):
    return PatternFind.model_validate({"kind": "pattern", **keys})


def test_named_words_stand_for_their_alternatives_wherever_a_pattern_names_them():
    find = pattern_find(
        words={"boss": ["chef", "chefin"], "person": ["<boss>", "kollegin"]},
        de=[r"(?:\w+ )?<person> ist krank"],
    )
    [pattern] = find.patterns("de")
    for text in ("chefin ist krank", "unsere kollegin ist krank", "die chef ist krank"):
        assert expression((pattern,), "none").fullmatch(text)
    assert not expression((pattern,), "none").fullmatch("<person> ist krank")


def test_words_that_are_not_there_are_named_with_those_that_are():
    with pytest.raises(ValidationError, match="<chef> names no words; known here are <boss>"):
        pattern_find(words={"boss": ["chef"]}, de=["<chef> ist krank"])


def test_a_broken_pattern_says_which_one_it_is():
    with pytest.raises(ValidationError, match=r"de\.1: '\(' is no pattern"):
        pattern_find(de=["gut", "("])
