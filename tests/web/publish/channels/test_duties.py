"""What must be done with a channel, fact by fact."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gutgemacht.web.publish.channels.duties import LOOKED_AT, QUIET, Duty, Facts, duties

NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)
WELL = Facts(
    country="DE",
    owner="named",
    substitute="named",
    second_factor=True,
    imprint="https://bergtal.example/impressum",
    imprint_seen_at=NOW - timedelta(days=10),
    apps_seen_at=NOW - timedelta(days=10),
    posted_at=NOW - timedelta(days=3),
)


def kinds(**changed: object) -> list[str]:
    return [duty.kind for duty in duties(replace(WELL, **changed), NOW)]


def test_a_channel_that_is_looked_after_asks_for_nothing():
    assert duties(WELL, NOW) == ()


@pytest.mark.parametrize(
    ("changed", "kind"),
    [
        ({"owner": "nobody"}, "owner"),
        ({"owner": "left"}, "owner-left"),
        ({"substitute": "nobody"}, "substitute"),
        ({"substitute": "left"}, "substitute-left"),
        ({"trouble": "revoked"}, "token"),
        ({"trouble": "expired", "locked": True}, "locked"),
        ({"second_factor": None}, "second-factor-unknown"),
        ({"second_factor": False}, "second-factor"),
        ({"country": ""}, "country"),
        ({"imprint": ""}, "imprint"),
        ({"imprint_seen_at": None}, "imprint-look"),
        ({"apps_seen_at": None}, "apps-look"),
    ],
)
def test_each_gap_is_one_duty(changed, kind):
    assert kinds(**changed) == [kind]


@pytest.mark.parametrize(
    ("fact", "span", "kind"),
    [
        ("imprint_seen_at", LOOKED_AT, "imprint-look"),
        ("apps_seen_at", LOOKED_AT, "apps-look"),
        ("posted_at", QUIET, "quiet"),
    ],
)
def test_time_makes_a_duty_only_when_it_is_over(fact, span, kind):
    assert kinds(**{fact: NOW - span}) == []
    late = duties(replace(WELL, **{fact: NOW - span - timedelta(days=2)}), NOW)
    assert [(duty.kind, duty.since) for duty in late] == [(kind, NOW - timedelta(days=2))]


@pytest.mark.parametrize(("country", "law"), [("DE", "§ 5 DDG"), ("AT", "§ 5 ECG"), ("CH", "")])
def test_the_law_of_the_country_stands_with_the_imprint(country, law):
    (duty,) = duties(replace(WELL, imprint="", country=country), NOW)
    assert duty.law.startswith(law)
    assert bool(duty.law) == bool(law)


answering = st.sampled_from(["named", "left", "nobody"])
times = st.none() | st.datetimes(datetime(2020, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC))
any_facts = st.builds(
    Facts,
    country=st.sampled_from(["", "DE", "AT", "CH"]),
    owner=answering,
    substitute=answering,
    second_factor=st.sampled_from([None, True, False]),
    imprint=st.sampled_from(["", "https://bergtal.example"]),
    imprint_seen_at=times,
    apps_seen_at=times,
    posted_at=times,
    trouble=st.sampled_from(["", "expired", "revoked"]),
    trouble_since=times,
    locked=st.booleans(),
)


@given(any_facts)
def test_no_duty_comes_twice_and_a_closed_channel_has_none(facts):
    found = [duty.kind for duty in duties(facts, NOW)]
    assert len(found) == len(set(found))
    assert duties(replace(facts, closed=True), NOW) == ()


@given(any_facts)
def test_looking_and_posting_take_duties_away_and_never_add_any(facts):
    done = replace(facts, imprint_seen_at=NOW, apps_seen_at=NOW, posted_at=NOW)
    before = {duty.kind for duty in duties(facts, NOW)}
    assert {duty.kind for duty in duties(done, NOW)} <= before - {"apps-look", "quiet"}


def test_trouble_goes_first():
    broken = replace(WELL, owner="nobody", trouble="expired", trouble_since=NOW)
    assert duties(broken, NOW)[0] == Duty("token", NOW)
