"""Documented storms for exercises: as they were counted, and larger and smaller."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gutgemacht.listen.simulator.counts import DAY, HOUR
from gutgemacht.listen.simulator.documented import course
from gutgemacht.listen.simulator.hairdryer import CRITICS, PEAK, SUM

PACES = ("minutes", "hours", "prelude")


def test_mayor_cheat_is_at_its_height_after_two_hours():
    storm = course("minutes")
    an_hour = storm.rates * HOUR
    assert an_hour[0] == pytest.approx(9, rel=0.05)
    assert an_hour[HOUR] == pytest.approx(860, rel=0.05)
    assert an_hour[storm.peak] == an_hour.max() == pytest.approx(4_697)
    assert storm.peak == 2 * HOUR


def test_the_shirts_grow_for_fourteen_hours_to_as_many_as_were_counted():
    storm = course("hours")
    an_hour = storm.rates * HOUR
    assert an_hour[storm.peak] == an_hour.max() == pytest.approx(374)
    assert storm.peak == 14 * HOUR
    assert storm.rates[: 36 * HOUR].sum() == pytest.approx(4_843, rel=0.15)


def test_the_hairdryer_is_quiet_until_monday():
    storm = course("prelude")
    before, loud = storm.rates[: storm.take_off], storm.rates[storm.take_off :]
    assert before.sum() == pytest.approx(CRITICS)
    assert loud[: 2 * DAY].sum() == pytest.approx(SUM, rel=0.01)
    assert loud.max() * HOUR == pytest.approx(PEAK, rel=0.02)
    assert storm.take_off / HOUR == pytest.approx(61.8, abs=0.1)


@given(st.sampled_from(PACES), st.integers(100, 200_000), st.sampled_from([24, 36, 48]))
def test_a_storm_is_made_as_large_as_one_likes_and_keeps_its_form(pace, posts, hours):
    storm = course(pace)
    sized = storm.sized(posts, hours * HOUR)
    loud = sized.rates[sized.take_off :]
    assert loud[: hours * HOUR].sum() == pytest.approx(posts)
    assert np.argmax(sized.rates) == np.argmax(storm.rates)
    assert (sized.rates[: sized.take_off] == storm.rates[: storm.take_off]).all()


def test_the_same_chance_draws_the_same_people():
    sized = course("hours").sized(5_000, 2 * DAY)
    one, other = (sized.drawn(np.random.default_rng(7)) for _ in range(2))
    assert (one == other).all()
    assert one[: 2 * DAY].sum() == pytest.approx(5_000, rel=0.05)
