import pytest

from .speak import rule, verdict


def asked(text, find, **given):
    return [question.rule.id for question in verdict(text, rule(find=find), **given).questions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Unser Klima", ["probe"]), ("Klima #Klima", ["probe"]), ("Unser Wetter", []), ("", [])],
)
def test_a_question_with_terms_is_asked_once_when_one_stands_in_the_draft(text, expected):
    assert asked(text, {"kind": "question", "any": ["klima"]}) == expected


@pytest.mark.parametrize("text", ["", "Unser Wetter"])
def test_a_question_without_terms_is_always_asked(text):
    assert asked(text, {"kind": "question"}) == ["probe"]


def test_a_question_in_another_language_is_not_asked():
    find = {"kind": "question", "en": ["klima"]}
    assert asked("Klima", find, language="en") == ["probe"]
    assert asked("Klima", find, language="de") == []
    assert asked("Klima", find, language="unknown") == ["probe"]


def test_an_exception_answers_a_question():
    find = {"kind": "question", "any": ["klima"]}
    one = rule(find=find, unless=[{"within": "post", "any": ["wetter"]}])
    assert verdict("Klima", one).questions
    assert not verdict("Klima und Wetter", one).questions


def test_a_question_is_asked_only_in_its_scope():
    one = rule(find={"kind": "question"}, applies={"channels": ["reddit"]})
    assert not verdict("x", one, channel="x").questions
    assert verdict("x", one, channel="reddit").questions
