"""Appetite: who hears what, and that law and stop are never hidden."""

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from gutgemacht.check import Draft, check, compile_guideline
from gutgemacht.guideline import Appetite, Basis, Effect, Guideline, Status, load
from gutgemacht.guideline.shipped import pack_folders

from .make import context, rule

PRESETS = load(pack_folders()).appetites


def heard(appetite: Appetite, speaker: str = "company", **changes: object) -> list[str]:
    guideline = Guideline(packs=(), rules=(rule(**changes),))
    now = context(appetite=appetite, speaker=speaker)
    findings = check(Draft("Klima."), compile_guideline(guideline), now).findings
    return [finding.effect for finding in findings]


@pytest.mark.parametrize(
    ("name", "changes", "effects"),
    [
        ("calm", {"effect": "stop"}, ["stop"]),
        ("calm", {"effect": "hint"}, []),
        ("calm", {"basis": "advice"}, []),
        ("calm", {"status": "trial"}, []),
        ("normal", {"effect": "hint"}, ["hint"]),
        ("normal", {"status": "trial"}, ["hint"]),
        ("normal", {"status": "draft"}, []),
        ("strict", {"status": "draft"}, ["hint"]),
        ("strict", {"status": "retired"}, []),
    ],
)
def test_calm_normal_and_strict(name, changes, effects):
    assert heard(PRESETS.named(name), **changes) == effects


def test_law_is_heard_whatever_the_appetite():
    law = [{"countries": ["DE"], "name": "UWG", "effect": "hint"}]
    assert heard(PRESETS.calm, basis="advice", effect="hint", law=law) == ["hint"]


def test_employees_hear_as_hints_what_the_company_would_hear():
    assert heard(PRESETS.calm, "employee", effect="ask") == ["hint"]
    assert heard(PRESETS.calm, "employee", effect="hint") == []


@given(
    statuses=st.frozensets(st.sampled_from(["draft", "trial"])),
    effects=st.frozensets(st.sampled_from(get_args(Effect))),
    bases=st.frozensets(st.sampled_from(get_args(Basis))),
)
def test_no_appetite_hides_an_active_stop_or_law(statuses, effects, bases):
    appetite = Appetite(
        statuses=statuses | {"active"}, effects=effects | {"stop"}, bases=bases | {"law"}
    )
    for effect in get_args(Effect):
        assert appetite.wants("active", effect, "law")
    for basis in get_args(Basis):
        assert appetite.wants("active", "stop", basis)
    for status in get_args(Status):
        assert appetite.wants(status, "stop", "house") == (status in appetite.statuses)


@pytest.mark.parametrize(
    "wrong",
    [
        {"statuses": ["trial"]},
        {"effects": ["hint"]},
        {"bases": ["house"]},
    ],
)
def test_an_appetite_that_would_hide_too_much_is_refused(wrong):
    with pytest.raises(ValidationError):
        Appetite.model_validate(wrong)
