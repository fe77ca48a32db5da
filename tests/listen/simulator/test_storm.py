"""Storms rise, peak and fall as they were asked to."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gutgemacht.listen.simulator.counts import CHANNELS, DAY, HOUR, together
from gutgemacht.listen.simulator.habits import GRADES, draw_habits
from gutgemacht.listen.simulator.storm import (
    BEGUN,
    HINDE,
    MAYOR_CHEAT,
    Prelude,
    Shape,
    Storm,
    Traits,
    draw_prelude,
    draw_shape,
    draw_traits,
    peak_at,
    rates,
    storm_counts,
)

SEEDS = st.integers(0, 2**32 - 1)
BINS = 10 * DAY


@given(SEEDS)
def test_a_drawn_storm_lies_within_the_documented_ranges(seed):
    shape = draw_shape(np.random.default_rng(seed))
    assert 0.15 <= shape.doubling <= 3
    assert 3 <= shape.peak <= 100
    assert 5 <= shape.half_life <= 10


@given(SEEDS)
@settings(max_examples=50)
def test_it_begins_doubles_peaks_and_halves_on_time(seed):
    shape = draw_shape(np.random.default_rng(seed))
    storm = Storm(3 * DAY, shape)
    hourly = rates(storm, 50, BINS) * HOUR
    peak = peak_at(storm)
    assert hourly.argmax() == peak
    assert hourly[peak] == pytest.approx(50 * shape.peak)
    half_bin = 2 ** (1 / shape.doubling / HOUR)
    assert BEGUN * 50 / half_bin <= hourly[storm.at] <= BEGUN * 50 * half_bin
    rising = hourly[storm.at : peak]
    if len(rising) > 1:
        assert rising[1:] / rising[:-1] == pytest.approx(half_bin)
    fallen = peak + round(shape.half_life * HOUR)
    assert hourly[fallen] == pytest.approx(hourly[peak] / 2, rel=0.02)


def test_late_it_falls_as_a_power_of_time_and_without_a_bend():
    storm = Storm(DAY, Shape(0.5, 30, 6))
    after = rates(storm, 50, 20 * DAY)[peak_at(storm) :]
    day, week = 2 * DAY, 10 * DAY
    assert np.log(after[week] / after[day]) / np.log(week / day) == pytest.approx(-1.1, abs=0.01)
    steps = np.diff(np.log(after[1:]))
    assert (np.abs(np.diff(steps)) < 0.001).all()


def test_documented_storms_double_as_published():
    shirts = rates(Storm(2 * DAY, HINDE), 37.4, BINS) * HOUR
    peak = peak_at(Storm(2 * DAY, HINDE))
    assert shirts.max() == pytest.approx(374)
    assert shirts[peak - 10 * HOUR] * 2 == pytest.approx(shirts[peak - round(8.5 * HOUR)], rel=0.1)
    assert shirts[peak - 5 * HOUR] == pytest.approx(374 / 2 ** (5 / 2.2))
    assert shirts[peak + 6 * HOUR] == pytest.approx(374 / 2)
    cheat = rates(Storm(2 * DAY, MAYOR_CHEAT), 470, BINS) * HOUR
    peak = peak_at(Storm(2 * DAY, MAYOR_CHEAT))
    assert cheat[peak - HOUR] == pytest.approx(860, rel=0.1)


@given(SEEDS)
@settings(max_examples=30)
def test_channels_of_a_storm_fit_together(seed):
    chance = np.random.default_rng(seed)
    habits = draw_habits(chance)
    traits = draw_traits(chance, posts=("own-1", "own-2"))
    storm = Storm(5 * DAY, draw_shape(chance), traits, draw_prelude(chance))
    counts = storm_counts(storm, habits, BINS, GRADES["poor"], chance)
    assert set(counts) == set(CHANNELS)
    for part in ("negative", "new_authors", "replies", "quotes", "top_count"):
        assert (counts[part] <= counts["mentions"]).all()
    assert (counts["negative_replies"] <= counts["replies"]).all()
    assert (counts["negative_replies"] <= counts["negative"]).all()


def test_marks_and_tags_of_a_storm_have_the_shares_they_were_asked_for():
    storm = Storm(DAY, Shape(1, 30), Traits(tagged=0.7, new_authors=0.9))
    habits = draw_habits(np.random.default_rng(4))
    counts = storm_counts(storm, habits, BINS, GRADES["fair"], np.random.default_rng(5))
    whole = counts["mentions"].sum()
    assert counts["negative"].sum() / whole == pytest.approx(0.60, abs=0.03)
    assert counts["top_count"].sum() / whole == pytest.approx(0.7, abs=0.03)
    assert counts["new_authors"].sum() / whole == pytest.approx(0.9, abs=0.03)


def test_a_prelude_is_replies_before_there_is_volume():
    storm = Storm(4 * DAY, Shape(0.5, 30), Traits(post="own-1"), Prelude(40, 36))
    habits = draw_habits(np.random.default_rng(4))
    counts = storm_counts(storm, habits, BINS, GRADES["good"], np.random.default_rng(5))
    before = slice(4 * DAY - 36 * HOUR, 4 * DAY - 3 * HOUR)
    assert counts["replies"][before].sum() == counts["mentions"][before].sum() > 30
    assert counts["negative_replies"][before].sum() > 0.6 * counts["replies"][before].sum()
    assert counts["mentions"][: before.start].sum() == 0


def test_only_the_marks_of_a_storm_differ_between_grades():
    storm = Storm(DAY, Shape(1, 10), Traits(post="own-1", answering=0.5))
    habits = draw_habits(np.random.default_rng(4))
    good, poor = (
        storm_counts(storm, habits, BINS, GRADES[grade], np.random.default_rng(5))
        for grade in ("good", "poor")
    )
    for channel in set(CHANNELS) - {"negative", "negative_replies"}:
        assert np.array_equal(good[channel], poor[channel]), channel


def test_sums_are_sums_and_the_top_tag_is_the_larger_one():
    one = dict.fromkeys(CHANNELS, np.array([1, 5]))
    two = dict.fromkeys(CHANNELS, np.array([2, 3]))
    both = together([one, two])
    assert both["mentions"].tolist() == [3, 8]
    assert both["top_count"].tolist() == [2, 5]
