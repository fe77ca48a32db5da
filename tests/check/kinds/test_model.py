import pytest

from gutgemacht.check import Draft, check
from gutgemacht.text import Span

from .speak import context, made, rule


def shouting(text, language):
    """Sees words in capitals, surer the longer they are, and none in English."""
    if language == "en":
        return []
    found, start = [], 0
    for word in text.split():
        start = text.index(word, start)
        if word.isupper():
            found.append((Span(start, start + len(word)), min(len(word) / 10, 1.0)))
        start += len(word)
    return found


def said(text, at_least, judges, language="de", **find):
    one = rule(find={"kind": "model", "judge": "shouting", "at_least": at_least, **find})
    answer = check(Draft(text), made(one, **judges), context(language=language))
    return [finding.text for finding in answer.findings]


@pytest.mark.parametrize(
    ("at_least", "expected"),
    [(0.0, ["JETZT", "AB"]), (0.2, ["JETZT", "AB"]), (0.5, ["JETZT"]), (0.51, [])],
)
def test_what_the_judge_is_sure_enough_of_is_found(at_least, expected):
    assert said("Kauft JETZT bei AB ein", at_least, {"shouting": shouting}) == expected


def test_the_judge_knows_the_language():
    assert said("JETZT", 0.1, {"shouting": shouting}, language="en") == []


def test_a_rule_reads_only_its_languages():
    judges = {"shouting": shouting}
    assert said("JETZT", 0.1, judges, language="unknown", languages=["en"]) == ["JETZT"]
    assert said("JETZT", 0.1, judges, language="de", languages=["en"]) == []


def test_without_its_judge_the_rule_is_silent():
    assert said("JETZT", 0.0, {}) == []
    assert said("JETZT", 0.0, {"whispering": shouting}) == []
