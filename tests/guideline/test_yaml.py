import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gutgemacht.guideline.yaml import YamlError, read


def refusal(text):
    with pytest.raises(YamlError) as caught:
        read(text)
    return caught.value


def test_text_numbers_lists_and_maps_are_read():
    data, _ = read('a: 1\nb: [x, "y z"]\nc:\n  d: ein langer Satz, der weitergeht\n  e: |\n    f\n')
    assert data == {
        "a": 1,
        "b": ["x", "y z"],
        "c": {"d": "ein langer Satz, der weitergeht", "e": "f\n"},
    }


def test_a_whole_number_is_a_number_and_a_quoted_one_is_text():
    data, _ = read('a: 3\nb: "3"\nc: -2\n')
    assert data == {"a": 3, "b": "3", "c": -2}
    assert isinstance(data["a"], int)


def test_lines_of_keys_are_known():
    _, lines = read("a: 1\nb:\n  - x\n  - c: 2\n    d: 3\n")
    assert lines.of(()) == 1
    assert lines.of(("a",)) == 1
    assert lines.of(("b",)) == 2
    assert lines.of(("b", 0)) == 3
    assert lines.of(("b", 1, "d")) == 5


def test_a_place_that_is_not_there_has_the_line_of_the_nearest_around_it():
    _, lines = read("a: 1\nb:\n  c: 2\n")
    assert lines.of(("b", "missing", "deeper")) == 2
    assert lines.of(("missing",)) == 1
    assert lines.known(("b", "missing", "c")) == ("b", "c")


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ("no", "true or false"),
        ("Yes", "true or false"),
        ("true", "true or false"),
        ("off", "true or false"),
        ("~", "nothing"),
        ("null", "nothing"),
        ("2026-11-22", "a date"),
        ("2026-11-22 10:00:00", "a date"),
        ("0.1", "a decimal number"),
        (".inf", "a decimal number"),
        ("1:30", "a number"),
        ("=", "a meaning of its own"),
        ("!!python/object:os.system x", "only text is allowed"),
        ("!mine x", "only text is allowed"),
    ],
)
@pytest.mark.parametrize("form", ["a: 1\nb: {}\n", "a: 1\nb: [x, {}, y]\n"])
def test_what_yaml_would_turn_into_something_else_must_be_quoted(value, says, form):
    error = refusal(form.format(value))
    assert error.line == 2
    assert error.key.startswith("b")
    assert says in error.message


@pytest.mark.parametrize("text", ["a: 1\nb:\n", "a: 1\nb: {c: , d: x}\n", "a: 1\nb: {c}\n"])
def test_an_empty_value_must_be_quoted(text):
    error = refusal(text)
    assert error.line == 2
    assert error.key.startswith("b")
    assert "an empty value would be read as nothing" in error.message


@pytest.mark.parametrize("value", ["no", "null", "2026-11-22", "0.1", "1:30", ""])
def test_quoted_it_is_text(value):
    assert read(f"a: \"{value}\"\nb: ['{value}']\n")[0] == {"a": value, "b": [value]}


@pytest.mark.parametrize(
    "text",
    [
        "a:\n  - b\n  - {c: ein Satz ohne Komma steht hier sehr lang}",
        "a: [das ist ein Satz und kein Wort]",
    ],
)
def test_a_sentence_inside_brackets_must_be_quoted(text):
    error = refusal(text)
    assert error.key.startswith("a")
    assert "put it in quotes" in error.message


def test_a_sentence_that_its_comma_cuts_in_two_is_refused():
    error = refusal("a: 1\nb: {de: Ein Satz, der weitergeht, en: so}")
    assert (error.line, error.key) == (2, "b.der weitergeht")
    assert "put it in quotes" in error.message


def test_a_few_words_inside_brackets_may_stand_bare():
    assert read("a: [echte Männer, nur für Frauen]")[0] == {"a": ["echte Männer", "nur für Frauen"]}


@pytest.mark.parametrize(
    ("text", "line", "key", "says"),
    [
        ("", 1, "", "is empty"),
        ("# nur ein Kommentar\n", 1, "", "is empty"),
        ("a: 1\nb: 2\na: 3\n", 3, "a", "stands here twice"),
        ("a:\n  b: 1\n  b: 2\n", 3, "a.b", "stands here twice"),
        ("a: 1\n2: b\n", 2, "", "is no key; quote it"),
        ("a: 1\n? [b]\n: c\n", 2, "", "is no key; quote it"),
        ("a: 1\n<<: {b: 2}\n", 2, "", "is no key; quote it"),
        ("a:\n\tb: 2\n", 2, "", "cannot start any token"),
        ("a: 1\n\tb: 2\n", 2, "", "tab"),
        ("a: [1, 2\n", 2, "", "did not find expected"),
        ("a: 1\n---\nb: 2\n", 2, "", "another document"),
        ("a: &x 1\nb: *x\n", 2, "", "alias"),
        ("a: 1\nb: *x\n", 2, "", "alias"),
        ("a: \x00", 1, "", "is no YAML"),
        ("a: \x07", 1, "", "is no YAML"),
    ],
)
def test_what_cannot_be_read_names_line_and_key(text, line, key, says):
    error = refusal(text)
    assert (error.line, error.key) == (line, key)
    assert says in error.message


BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{one}: &{one} [{', '.join([f'*{before}'] * 9)}]\n"
    for before, one in zip("abcdefgh", "bcdefghi", strict=True)
)


def test_an_alias_bomb_is_refused_at_its_first_alias():
    error = refusal(BOMB)
    assert error.line == 2
    assert "alias" in error.message


@pytest.mark.parametrize("nested", ["[", "{a: ", "- ", "? "])
def test_a_hundred_thousand_brackets_are_refused(nested):
    error = refusal(f"a: 1\nb:\n  {nested * 100_000}")
    assert error.line == 3
    assert "nested deeper than 12" in error.message


def test_twelve_levels_are_enough_for_everybody():
    assert read("[" * 12 + "]" * 12)
    assert "nested deeper" in refusal("[" * 13 + "]" * 13).message


@settings(deadline=None, max_examples=120)
@given(
    st.text(max_size=60)
    | st.lists(st.sampled_from("abc:-[]{}&*!|>'\"%@`#,? \n\t0123.~<="), max_size=40).map("".join)
)
def test_any_text_is_read_or_refused_with_a_line(text):
    line, message = 1, "sound"
    try:
        data, _ = read(text)
    except YamlError as error:
        line, message = error.line, error.message
    else:
        assert isinstance(data, str | int | list | dict)
    assert line >= 1
    assert message
