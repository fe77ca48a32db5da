"""Setting aside: one place, with a reason, and nothing else changes."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from gutgemacht.check import Aside, Draft, check, places, set_aside, wherever

from .make import ANY_TEXT, context, made, rule, terms, verdict

RULES = (
    rule("air", effect="stop"),
    rule("mother", find=terms("mutti")),
    rule("signs", find={"kind": "count", "of": "exclamations", "above": 0}, effect="hint"),
)
COMPILED = made(*RULES)
LAW = [{"countries": ["DE"], "name": "UWG", "effect": "stop"}]
REASON = "Der Beleg steht dabei."


def aside(text: str = "Klima", **changes: object) -> Aside:
    return Aside(**{"rule": "probe", "revision": 1, "text": text, "reason": REASON, **changes})


def left(text: str, *asides: Aside, **changes: object):
    return set_aside(verdict(text, rule(**changes)), asides)


def test_a_finding_is_set_aside_with_its_reason():
    answer = left("Unser Klima.", aside())
    assert answer.findings == ()
    [one] = answer.aside
    assert (one.finding.text, one.reason) == ("Klima", REASON)
    assert answer.level == "clear"


@pytest.mark.parametrize(
    "other",
    [{"text": "klima"}, {"rule": "other"}, {"revision": 2}, {"nth": 2}],
    ids=["words", "rule", "revision", "place"],
)
def test_it_holds_for_exactly_these_words_of_this_revision_at_this_place(other):
    answer = left("Unser Klima.", aside(**other))
    assert [finding.text for finding in answer.findings] == ["Klima"]
    assert answer.aside == ()


def test_of_the_same_words_twice_one_stays():
    answer = left("Klima hier, Klima dort.", aside(nth=2))
    assert [finding.span.start for finding in answer.findings] == [0]
    assert [one.finding.span.start for one in answer.aside] == [12]


@pytest.mark.parametrize(
    ("changes", "level"),
    [
        ({"effect": "hint"}, "clear"),
        ({"effect": "ask"}, "clear"),
        ({"effect": "stop"}, "look"),
        ({"effect": "stop", "law": LAW}, "ask"),
        ({"effect": "hint", "law": LAW}, "ask"),
    ],
)
def test_a_stop_is_not_forgotten_and_law_stays_a_question(changes, level):
    assert left("Klima.", aside(), **changes).level == level


@pytest.mark.parametrize("reason", ["", "  ", "ok", "1234", ".....", "x" * 301])
def test_a_reason_says_something(reason):
    with pytest.raises(ValidationError):
        aside(reason=reason)


def test_all_places_of_a_rule_in_a_text():
    found = verdict("Klima hier, Klima dort, Mutti da.", *RULES)
    asides = wherever(found, "air", REASON)
    assert [one.place for one in asides] == [("air", 1, "Klima", 1), ("air", 1, "Klima", 2)]
    assert [finding.text for finding in set_aside(found, asides).findings] == ["Mutti"]


@settings(deadline=None)
@given(ANY_TEXT, st.data())
def test_setting_aside_moves_what_is_named_and_changes_nothing_else(text, data):
    found = check(Draft(text), COMPILED, context())
    known = places(found)
    assert len(set(known)) == len(known)
    chosen = data.draw(st.sets(st.sampled_from(known)) if known else st.just(set()))
    answer = set_aside(found, [Aside(**place._asdict(), reason=REASON) for place in chosen])
    kept = [f for p, f in zip(known, found.findings, strict=True) if p not in chosen]
    left = [f for p, f in zip(known, found.findings, strict=True) if p in chosen]
    assert list(answer.findings) == kept
    assert [one.finding for one in answer.aside] == left
    assert (answer.questions, answer.asked) == (found.questions, found.asked)


@settings(deadline=None)
@given(ANY_TEXT)
def test_what_is_named_but_not_found_changes_nothing(text):
    found = check(Draft(text), COMPILED, context())
    strange = [aside(rule="air", text=text + "x"), aside(rule="nobody"), aside("Klima", nth=99)]
    assert set_aside(found, strange) == found
