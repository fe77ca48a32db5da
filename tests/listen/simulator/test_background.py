"""Ordinary weeks lie within what was measured of ten public series."""

from dataclasses import replace
from datetime import datetime

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gutgemacht.listen.simulator.background import Background, background, expected
from gutgemacht.listen.simulator.counts import CHANNELS, DAY, HOUR
from gutgemacht.listen.simulator.habits import GRADES, Habits, draw_habits

MONDAY = datetime(2015, 3, 2)
SEEDS = st.integers(0, 2**32 - 1)


USUAL = Habits(
    mean=200,
    swing=4,
    weekend=0.6,
    k=5,
    memory=0.6,
    bursts=4,
    trend=0,
    busiest=15,
    replies=0.1,
    new=0.4,
    posts=2,
    likes=10,
)


def brand(**changes: float) -> Habits:
    return replace(USUAL, **changes)


def made(habits: Habits, days: int = 28, seed: int = 7) -> Background:
    return background(habits, MONDAY, days, GRADES["fair"], np.random.default_rng(seed))


@given(SEEDS)
def test_brands_lie_within_what_was_measured(seed):
    habits = draw_habits(np.random.default_rng(seed))
    assert 4 <= habits.mean <= 1027
    assert 2.5 <= habits.swing <= 6.7
    assert 0.44 <= habits.weekend <= 0.83
    assert 1.9 <= habits.k <= 40
    assert 0.5 <= habits.memory <= 0.7
    assert 1.6 <= habits.bursts <= 20


@given(SEEDS)
@settings(max_examples=25)
def test_what_is_expected_has_the_mean_the_swing_and_the_weekend_it_was_asked_for(seed):
    habits = draw_habits(np.random.default_rng(seed))
    flat = replace(habits, trend=0)
    week = expected(flat, MONDAY, 7 * DAY)
    assert week.sum() / 7 / 24 == pytest.approx(flat.mean)
    assert week[:DAY].max() / week[:DAY].min() == pytest.approx(flat.swing, rel=0.02)
    assert week[5 * DAY :].mean() / week[: 5 * DAY].mean() == pytest.approx(flat.weekend)


def test_hours_scatter_and_cling_as_measured():
    lonely = brand(bursts=1e-9, replies=1e-6)
    hours = made(lonely, 280).counts["mentions"].reshape(-1, HOUR).sum(axis=1)
    usual = expected(lonely, MONDAY, 280 * DAY).reshape(-1, HOUR).sum(axis=1)
    beyond_chance = np.var(hours / usual) - np.mean(1 / usual)
    assert 3.5 < 1 / beyond_chance < 7
    residual = np.log((hours + 0.5) / usual)
    assert 0.5 < np.corrcoef(residual[1:], residual[:-1])[0, 1] < 0.7


def test_bursts_come_as_often_and_as_high_as_measured():
    bursts = made(brand(bursts=20, mean=5), 1400).bursts
    peaks = np.array([one.peak for one in bursts if one.peak > 4])
    assert 18 < len(peaks) / 50 < 22
    assert 6.5 < np.median(peaks) < 8.5
    assert 22 < np.quantile(peaks, 0.9) < 36
    assert peaks.max() <= 107


def test_a_burst_stands_in_the_counts():
    one = made(brand(bursts=2))
    high = max(one.bursts, key=lambda burst: burst.peak * (burst.half_life > 2))
    near = slice(high.at, high.at + 2)
    assert one.counts["mentions"][near].sum() > high.peak / 3 * one.usual[near].sum()


@pytest.mark.parametrize("grade", ["good", "fair", "poor"])
def test_tone_is_as_bad_as_its_grade(grade):
    counts = background(brand(), MONDAY, 28, GRADES[grade], np.random.default_rng(3)).counts
    share = counts["negative"].sum() / counts["mentions"].sum()
    assert share == pytest.approx(GRADES[grade].usual, abs=0.06)


def test_only_the_marks_differ_between_grades():
    good, poor = (
        background(brand(), MONDAY, 7, GRADES[grade], np.random.default_rng(3)).counts
        for grade in ("good", "poor")
    )
    for channel in set(CHANNELS) - {"negative", "negative_replies"}:
        assert np.array_equal(good[channel], poor[channel]), channel


def test_the_same_seed_gives_the_same_weeks():
    one, two = made(brand(), 7), made(brand(), 7)
    other = made(brand(), 7, seed=8)
    assert all(np.array_equal(one.counts[name], two.counts[name]) for name in CHANNELS)
    assert not np.array_equal(one.counts["mentions"], other.counts["mentions"])


@given(SEEDS)
@settings(max_examples=15)
def test_parts_are_never_more_than_the_whole(seed):
    chance = np.random.default_rng(seed)
    counts = background(draw_habits(chance), MONDAY, 7, GRADES["poor"], chance).counts
    assert set(counts) == set(CHANNELS)
    for part in ("negative", "new_authors", "replies", "top_count"):
        assert (counts[part] >= 0).all()
        assert (counts[part] <= counts["mentions"]).all()
    assert (counts["negative_replies"] <= counts["replies"]).all()


def test_replies_of_the_channel_are_those_of_the_own_posts():
    one = made(brand(), 7)
    within = sum(int((post.replies < 7 * DAY).sum()) for post in one.posts)
    assert one.counts["replies"].sum() == within
    assert one.counts["likes"].sum() > 5 * within
