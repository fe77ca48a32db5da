"""Rules that hold on some days, or are sharper on them."""

import pytest

from gutgemacht.check import Draft, check, compile_guideline, failures, report
from gutgemacht.guideline import CalendarDay, Guideline

from .make import NOON, context, rule

SAD = NOON.replace(month=11, day=15)
BOTH = {"de": "Trauertag", "en": "Day of mourning"}
DAYS = (
    CalendarDay.model_validate(
        {
            "id": "mourning",
            "tags": ["memorial"],
            "when": {"on": "11-15"},
            "countries": ["DE"],
            "name": BOTH,
            "why": BOTH,
        }
    ),
)


def verdict(one, time=NOON, **given):
    compiled = compile_guideline(Guideline(packs=(), rules=(one,), days=DAYS))
    return check(Draft("klima"), compiled, context(time=time, **given))


@pytest.mark.parametrize("name", ["memorial", "mourning"])
def test_a_rule_of_a_day_speaks_on_that_day_only(name):
    one = rule(applies={"days": [name]})
    assert verdict(one, SAD).findings
    assert not verdict(one).findings
    assert not verdict(one, SAD, country="AT").findings


def test_the_same_compiled_guideline_tells_the_days_apart():
    compiled = compile_guideline(
        Guideline(packs=(), rules=(rule(applies={"days": ["memorial"]}),), days=DAYS)
    )
    spoken = [
        bool(check(Draft("klima"), compiled, context(time=time)).findings)
        for time in (NOON, SAD, NOON, SAD)
    ]
    assert spoken == [False, True, False, True]


def test_a_rule_may_be_sharper_on_a_day():
    one = rule(effect="hint", sharper={"days": ["memorial"], "effect": "stop"})
    assert verdict(one).findings[0].effect == "hint"
    assert verdict(one, SAD).findings[0].effect == "stop"
    assert verdict(one, SAD, speaker="employee").findings[0].effect == "hint"


def test_law_is_not_sharper_than_the_law():
    law = [{"countries": ["DE"], "name": "UWG", "effect": "ask"}]
    one = rule(law=law, sharper={"days": ["memorial"], "effect": "stop"})
    assert (verdict(one, SAD).findings[0].basis, verdict(one, SAD).findings[0].effect) == (
        "law",
        "ask",
    )


def test_a_finding_tells_the_day_for_which_it_is_there():
    one = rule(sharper={"days": ["memorial"], "effect": "stop"})
    assert report(verdict(one, SAD), "de")["findings"][0]["day"] == "Trauertag"
    assert report(verdict(one), "de")["findings"][0]["day"] is None
    assert report(verdict(rule(), SAD), "de")["findings"][0]["day"] is None


def test_a_question_tells_its_day_as_well():
    one = rule(find={"kind": "question"}, applies={"days": ["memorial"]})
    assert report(verdict(one, SAD), "en")["questions"][0]["day"] == "Day of mourning"


@pytest.mark.parametrize("name", ["quiet", "mourning"])
def test_examples_of_such_a_rule_are_tried_on_such_a_day(name):
    assert failures(rule(applies={"days": [name]})) == []


def test_an_example_with_a_time_of_its_own_is_on_an_ordinary_day():
    one = rule(applies={"days": ["quiet"]})
    elsewhere = {"text": "Klima", "as": {"time": "2026-12-01T12:00"}}
    data = one.model_dump(by_alias=True)
    data["examples"]["de"]["good"].append(elsewhere)
    assert failures(type(one).model_validate(data)) == []
