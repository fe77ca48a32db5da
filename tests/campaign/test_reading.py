"""One reader's answers, and the questions they answer."""

import json
import re
from string import Formatter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gutgemacht.campaign.questions import FOLDER, load_questions, names_somebody
from gutgemacht.campaign.reading import Mark, ReadingError, objects, read_reading, warns
from gutgemacht.guideline import GuidelineError
from gutgemacht.guideline.yaml import read

from .readers import reading

GIVEN = {
    "key": "r1", "stratum": "affected", "stimulus": "post", "language": "de",
    "hurts_me": 2, "would": "nothing",
}  # fmt: skip


def test_a_reading_survives_its_way_through_json():
    told = reading(
        1,
        gist=" Ein Föhn. ",
        pairs={"pleasant": 2, "sincere": 5},
        marks=[
            Mark(stimulus="post", start=3, end=9),
            Mark(stimulus="post", x=0.1, y=0.2, w=0, h=0.5),
        ],
    )
    assert told.gist == "Ein Föhn."
    assert read_reading(told.model_dump_json()) == told
    assert read_reading(told.model_dump()) == told
    assert [mark.words for mark in told.marks] == [(3, 9), None]
    assert [mark.box for mark in told.marks] == [None, (0.1, 0.2, 0, 0.5)]


@pytest.mark.parametrize(
    ("wrong", "key", "message"),
    [
        ({"hurts_me": 5}, "hurts_me", "less than or equal to 4"),
        ({"would": "shout"}, "would", "'nothing', 'pass-on', 'object' or 'avoid'"),
        ({"pairs": {"pleasant": 6}}, "pairs.pleasant", "less than or equal to 5"),
        ({"pairs": {"loud": 1}}, "pairs.loud.[key]", "'pleasant', 'respectful' or 'sincere'"),
        ({"gist": "a" * 2_001}, "gist", "at most 2000 characters"),
        ({"sender": "Bergtal"}, "sender", "not permitted"),
        ({"marks": [{"stimulus": "post", "start": 4, "end": 4}]}, "marks.0", "start 4: must come"),
        ({"marks": [{"stimulus": "post", "start": 4}]}, "marks.0", "either start and end, or x"),
        ({"marks": [{"stimulus": "post", "x": 0.1, "start": 1}]}, "marks.0", "either start and"),
        ({"marks": [{"stimulus": "post", "x": 2, "y": 0, "w": 0, "h": 0}]}, "marks.0.x", "equal"),
        (
            {"marks": [{"stimulus": "other", "start": 1, "end": 2}]},
            "reading",
            "marks: one is on 'other', but 'post' was read",
        ),
    ],
)
def test_answers_that_cannot_be_name_the_key_and_what_is_allowed(wrong, key, message):
    with pytest.raises(ReadingError) as caught:
        read_reading({**GIVEN, **wrong})
    assert message in caught.value.problems[key]
    assert key in str(caught.value)


def test_all_that_is_wrong_is_said_at_once():
    with pytest.raises(ReadingError) as caught:
        read_reading('{"key": "", "hurts_me": 9}')
    problems = caught.value.problems
    assert set(problems) == {"key", "stratum", "stimulus", "language", "hurts_me", "would"}
    assert problems["would"] == "is missing"


@settings(deadline=None)
@given(st.binary(max_size=40) | st.text(max_size=40) | st.just({}) | st.just([]) | st.none())
def test_whatever_comes_in_is_a_reading_or_a_told_error(data):
    with pytest.raises(ReadingError):
        read_reading(data)


@pytest.mark.parametrize(
    ("answers", "objector"),
    [
        ({"hurts_me": 2, "would": "nothing"}, False),
        ({"hurts_me": 3, "would": "nothing"}, True),
        ({"hurts_me": 0, "would": "object"}, True),
        ({"hurts_me": 0, "would": "avoid"}, True),
        ({"hurts_me": 0, "would": "pass-on", "hurts_whom": "Women"}, False),
    ],
)
def test_who_is_hurt_or_means_to_act_is_an_objector(answers, objector):
    assert objects(reading(1, **answers)) == objector


@pytest.mark.parametrize(
    ("answer", "somebody"),
    [
        ("Frauen in der Forschung", True), ("mich", True), ("children", True), ("我", True),
        ("", False), ("-", False), ("Nein.", False), ("No one", False), ("niemand!", False),
        ("nein, eigentlich niemanden", False), ("NOBODY", False),
    ],
)  # fmt: skip
def test_who_names_somebody_warns_in_any_language(answer, somebody):
    assert names_somebody(answer) == somebody
    assert warns(reading(1, hurts_whom=answer)) == somebody
    assert warns(reading(1, hurts_by=answer)) == somebody


def test_all_languages_have_the_same_keys_and_the_same_numbers_to_put_in():
    flat = {code: _flat(told.model_dump()) for code, told in load_questions().items()}
    assert {"de", "en"} <= set(flat)
    for words in flat.values():
        assert words.keys() == flat["en"].keys()
        for key, text in words.items():
            assert _fields(text) == _fields(flat["en"][key]), key


def _flat(data, key=""):
    if isinstance(data, dict):
        return {k: v for name, one in data.items() for k, v in _flat(one, f"{key}.{name}").items()}
    if isinstance(data, list) and not key.endswith("nobody"):
        return _flat(dict(enumerate(data)), key)
    return {key: str(data)}


def _fields(text):
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_a_broken_language_is_named_with_file_line_and_key(tmp_path):
    text = (FOLDER / "en.yml").read_text(encoding="utf-8")
    broken = text.replace("  steps: [not at all, hardly,", "  steps: [hardly,")
    broken = re.sub(r"    avoid: .*\n", "", broken).replace("thanks:", "tanks:")
    (tmp_path / "fr.yml").write_text(broken, encoding="utf-8")
    with pytest.raises(GuidelineError) as caught:
        load_questions(tmp_path)
    keys = {problem.key for problem in caught.value.problems}
    assert keys == {"hurts_me.steps", "would.options", "thanks", "tanks"}
    line = next(one.line for one in caught.value.problems if one.key == "hurts_me.steps")
    assert "steps" in broken.splitlines()[line - 1]
    assert "avoid is missing" in str(caught.value)
    assert "fr.yml" in str(caught.value)


def test_a_new_language_is_a_new_file(tmp_path):
    for file in FOLDER.glob("*.yml"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    (tmp_path / "fr.yml").write_bytes((FOLDER / "en.yml").read_bytes())
    assert list(load_questions(tmp_path)) == ["de", "en", "fr"]
    assert json.dumps(read((FOLDER / "de.yml").read_text(encoding="utf-8"))[0])
