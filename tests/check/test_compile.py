from datetime import date, timedelta

import pytest

from gutgemacht.guideline import Rule

from .make import NOON, context, found, made, rule, terms, verdict

LAW = [{"countries": ["DE"], "name": "UWG", "effect": "stop", "from": "2026-12-01"}]


def binding(one: Rule, **given):
    row = made(one).row(context(**given))[0]
    return row and (row.basis, row.effect)


@pytest.mark.parametrize("status", ["draft", "retired"])
def test_rules_not_in_force_do_not_bind(status):
    assert not verdict("Klima", rule(status=status, since={status: "2026-01-01"})).findings


@pytest.mark.parametrize("status", ["trial", "active"])
def test_rules_in_force_bind(status):
    assert verdict("Klima", rule(status=status)).findings


@pytest.mark.parametrize("effect", ["stop", "ask", "hint"])
def test_a_rule_binds_a_company_with_its_own_effect(effect):
    assert binding(rule(effect=effect)) == ("house", effect)


@pytest.mark.parametrize("speaker", ["employee", "private"])
def test_a_rule_is_a_hint_to_people_of_their_own(speaker):
    assert binding(rule(effect="stop", law=LAW), speaker=speaker) == ("law", "hint")


def test_a_rule_on_trial_is_a_hint():
    assert binding(rule(status="trial", effect="stop")) == ("house", "hint")


@pytest.mark.parametrize(
    ("country", "day", "expected"),
    [
        ("DE", date(2026, 11, 30), ("house", "ask")),
        ("DE", date(2026, 12, 1), ("law", "stop")),
        ("AT", date(2026, 12, 1), ("house", "ask")),
        ("CH", date(2027, 12, 1), ("house", "ask")),
    ],
)
def test_law_binds_in_its_country_from_its_day(country, day, expected):
    time = NOON.replace(year=day.year, month=day.month, day=day.day)
    assert binding(rule(law=LAW), country=country, time=time) == expected


@pytest.mark.parametrize(
    ("applies", "given"),
    [
        ({"speakers": ["employee"]}, {}),
        ({"channels": ["business"]}, {"channel": "x"}),
        ({"channels": ["linkedin"]}, {"channel": "xing"}),
        ({"actions": ["message"]}, {}),
        ({}, {"action": "message"}),
        ({"countries": ["AT"]}, {}),
        ({"from": "2026-12-02"}, {}),
        ({"until": "2026-11-30"}, {}),
    ],
)
def test_a_rule_out_of_scope_does_not_bind_and_finds_nothing(applies, given):
    one = rule(applies=applies)
    assert binding(one, **given) is None
    assert found("Klima", one, **given) == []


@pytest.mark.parametrize(
    ("applies", "given"),
    [
        ({"speakers": ["employee"]}, {"speaker": "employee"}),
        ({"channels": ["business"]}, {"channel": "xing"}),
        ({"channels": ["x"]}, {"channel": "x"}),
        ({"actions": ["message"]}, {"action": "message"}),
        ({"countries": ["AT"]}, {"country": "AT"}),
        ({"from": "2026-12-01"}, {}),
        ({"until": "2026-12-01"}, {}),
    ],
)
def test_a_rule_in_scope_finds(applies, given):
    assert found("Klima", rule(applies=applies), **given) == ["Klima"]


def test_one_compiled_guideline_answers_every_day_like_a_fresh_one():
    period = {"from": "2026-11-30", "until": "2026-12-03"}
    law = [{**LAW[0], "until": "2026-12-02"}]
    one = rule(applies=period, law=law)
    kept = made(one)
    for offset in (3, -3, 0, 1, -1, 2, -2, 0, 3):
        given = context(time=NOON + timedelta(days=offset))
        assert kept.row(given) == made(one).row(given), offset


def test_the_last_day_of_the_calendar_is_open_to_the_end():
    assert binding(rule(applies={"until": "9999-12-31"}))


def test_only_rules_with_a_hit_or_without_triggers_are_asked():
    compiled = made(
        rule("a-term", find=terms("klima")),
        rule("b-count", find={"kind": "count", "of": "links", "above": 0}),
        rule("c-both", find=terms("klima", "mutti")),
    )
    entries = {entry.term: number for number, entry in enumerate(compiled.entries)}
    assert len(compiled.entries) == 2
    assert compiled.candidates(set(), {}) == [1]
    assert compiled.candidates({entries["mutti"]}, {}) == [1, 2]
    assert compiled.candidates({entries["klima"]}, {}) == [0, 1, 2]


def test_the_fingerprint_is_that_of_the_guideline():
    assert made(rule()).fingerprint == made(rule()).fingerprint
    assert made(rule()).fingerprint != made(rule(revision=2)).fingerprint


@pytest.mark.parametrize("pattern", [r"\w{400}", r"\w{700}[a-z]{900}", r"\p{L}{402}", "x" * 9_000])
def test_a_pattern_that_loads_is_compiled(pattern):
    assert made(rule(find={"kind": "pattern", "any": [pattern]}))
