"""What is due when, and what is late."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from gutgemacht.incident.clock import TARGETS, Times, targets

BEGAN = datetime(2026, 3, 2, 9, tzinfo=UTC)
minutes = st.integers(0, 3_000).map(lambda number: timedelta(minutes=number))


def standing(times: Times, after: timedelta) -> dict[str, str]:
    return {one.name: one.standing for one in targets(times, BEGAN + after)}


@given(minutes, st.none() | minutes)
def test_a_target_is_late_exactly_when_its_time_has_passed_unmet(passed, met):
    times = Times(BEGAN, answered=None if met is None else BEGAN + met)
    found = next(one for one in targets(times, BEGAN + passed) if one.name == "answer")
    if met is None:
        assert (found.standing == "late") == (passed > TARGETS["answer"])
        assert found.left == TARGETS["answer"] - passed
    else:
        assert found.standing == ("met" if met <= TARGETS["answer"] else "missed")


def test_the_last_third_is_near():
    assert standing(Times(BEGAN), timedelta(minutes=39))["answer"] == "running"
    assert standing(Times(BEGAN), timedelta(minutes=40))["answer"] == "near"
    assert standing(Times(BEGAN), timedelta(minutes=61))["answer"] == "late"


def test_a_promised_update_is_a_target_too():
    times = Times(BEGAN, promised=BEGAN + timedelta(hours=3), promised_at=BEGAN)
    assert standing(times, timedelta(hours=1))["update"] == "running"
    assert standing(times, timedelta(hours=4))["update"] == "late"


@given(minutes.filter(bool), minutes)
def test_what_falls_due_first_stands_first(promised, passed):
    times = Times(BEGAN, promised=BEGAN + promised, promised_at=BEGAN)
    due = [one.due for one in targets(times, BEGAN + passed)]
    assert due == sorted(due)
    assert len(due) == 4


def test_when_it_is_over_the_clock_stands_still():
    times = Times(BEGAN, ended=BEGAN + timedelta(hours=1))
    assert standing(times, timedelta(days=9))["substance"] == "left"
    assert targets(times, BEGAN + timedelta(days=9)) == targets(times, BEGAN + timedelta(hours=1))
