"""An old post that gains speed again."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import poisson

from gutgemacht.publish.waking import LEAST, Reading, at_least, waking

START = datetime(2026, 3, 2, tzinfo=UTC)


def history(*counts: tuple[float, int]) -> list[Reading]:
    return [Reading(START + timedelta(hours=hours), count) for hours, count in counts]


def after(hours: float) -> datetime:
    return START + timedelta(hours=hours)


def test_a_quiet_post_that_is_shared_again_wakes():
    found = waking(history((0, 12), (400, 15), (402, 40)), after(403))
    assert (found.since, found.came) == (after(400), 25)
    assert found.expected < 0.1
    assert found.chance < 1e-20


def test_a_few_reactions_are_no_waking():
    assert waking(history((0, 0), (400, 0), (402, LEAST - 1)), after(403)) is None


def test_a_post_that_always_runs_fast_does_not_wake_by_going_on():
    known = history(*((hours, 20 * hours) for hours in range(0, 200, 2)))
    assert waking(known, after(200)) is None


def test_a_young_post_does_not_wake_because_it_never_slept():
    assert waking(history((0, 0), (20, 1), (22, 900)), after(23)) is None


def test_after_a_gap_what_came_is_measured_against_the_whole_gap():
    known = history((0, 0), (100, 100), (200, 200))
    assert waking(known, after(200)) is None


def test_deleted_reactions_and_no_history_are_borne():
    assert waking([], after(9)) is None
    assert waking(history((0, 50), (100, 20), (102, 10)), after(103)) is None
    assert waking(history((0, 50), (100, 20), (102, 60)), after(103)).came == 40


@given(st.integers(0, 400), st.floats(0.001, 300))
def test_the_tail_is_that_of_poisson(count, expected):
    assert at_least(count, expected) == pytest.approx(
        poisson.sf(count - 1, expected), rel=1e-6, abs=1e-200
    )
