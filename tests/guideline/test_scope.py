from datetime import date

import pytest
from pydantic import ValidationError

from gutgemacht.guideline.scope import GROUPS, PUBLISHING, Scope, in_force

TODAY = date(2026, 12, 1)


def covers(scope, speaker="company", channel="linkedin", action="post", country="DE", day=TODAY):
    return scope.covers(speaker, channel, action, country, day)


@pytest.mark.parametrize("action", PUBLISHING)
def test_a_scope_that_says_nothing_covers_everything_that_is_published(action):
    for speaker in ("company", "employee", "private"):
        for country in ("AT", "DE", "CH"):
            assert covers(Scope(), speaker=speaker, action=action, country=country)


@pytest.mark.parametrize("action", ["like", "message", "profile", "account", "guideline"])
def test_what_is_not_published_is_covered_only_when_named(action):
    assert not covers(Scope(), action=action)
    assert covers(Scope(actions=[action]), action=action)


def test_speakers_limit():
    scope = Scope(speakers=["employee"])
    assert covers(scope, speaker="employee")
    assert not covers(scope, speaker="company")


def test_countries_limit():
    scope = Scope(countries=["AT", "CH"])
    assert covers(scope, country="AT")
    assert not covers(scope, country="DE")


def test_channels_limit_by_name():
    scope = Scope(channels=["x", "reddit"])
    assert covers(scope, channel="reddit")
    assert not covers(scope, channel="bluesky")


@pytest.mark.parametrize("group", GROUPS)
def test_channels_limit_by_group(group):
    scope = Scope(channels=[group])
    assert all(covers(scope, channel=channel) for channel in GROUPS[group])
    others = {"website", "other"}.union(*GROUPS.values()) - GROUPS[group]
    assert not any(covers(scope, channel=channel) for channel in others)


def test_a_group_and_a_name_cover_both():
    scope = Scope(channels=["picture", "linkedin"])
    assert covers(scope, channel="tiktok")
    assert covers(scope, channel="linkedin")
    assert not covers(scope, channel="xing")


@pytest.mark.parametrize(
    ("day", "covered"),
    [
        (date(2026, 9, 26), False),
        (date(2026, 9, 27), True),
        (date(2026, 12, 31), True),
        (date(2027, 1, 1), False),
    ],
)
def test_both_days_of_a_period_belong_to_it(day, covered):
    scope = Scope.model_validate({"from": "2026-09-27", "until": "2026-12-31"})
    assert covers(scope, day=day) is covered


def test_a_side_without_a_day_is_open():
    assert in_force(None, None, TODAY)
    assert in_force("2026-12-01", None, TODAY)
    assert in_force(None, "2026-12-01", TODAY)
    assert not in_force("2026-12-02", None, TODAY)
    assert not in_force(None, "2026-11-30", TODAY)


@pytest.mark.parametrize(
    "data",
    [
        {"speakers": ["boss"]},
        {"channels": ["linkedn"]},
        {"actions": ["shout"]},
        {"countries": ["US"]},
        {"from": "27.09.2026"},
        {"from": "2026-02-30"},
        {"until": "20261231"},
        {"since": "2026-01-01"},
    ],
)
def test_what_a_scope_does_not_know_is_refused(data):
    with pytest.raises(ValidationError):
        Scope.model_validate(data)
