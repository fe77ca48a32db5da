"""One wave is one incident."""

import math
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from gutgemacht.listen.alarm import Event, Wave, level_at, score_at, threshold
from gutgemacht.listen.alarm.level import LEVEL_DAYS
from gutgemacht.listen.alarm.score import Memory

BIN, HALF_A_DAY = 300.0, 12 * 3600.0


def events(surprises, limit=1.0):
    wave = Wave()
    return [wave.see(n * BIN, surprise, limit) for n, surprise in enumerate(surprises)]


def test_a_wave_opens_rises_when_doubled_and_closes_after_half_a_day():
    said = events([0, 1, 1.5, 1.9, 2, 3, 4, 1] + [0] * 144)
    assert [(n, one) for n, one in enumerate(said) if one] == [
        (1, Event.OPENED), (4, Event.ROSE), (6, Event.ROSE), (151, Event.CLOSED),
    ]  # fmt: skip


def test_a_wave_that_swells_again_is_the_same_wave():
    assert [one for one in events([1, *[0] * 140, 1, *[0] * 144]) if one] == [
        Event.OPENED, Event.CLOSED,
    ]  # fmt: skip


@given(st.lists(st.floats(0, 20), max_size=60), st.integers(1, 100))
def test_opening_and_closing_take_turns(surprises, steps):
    wave = Wave()
    said = [wave.see(n * BIN * steps, one, 1.0) for n, one in enumerate(surprises)]
    turns = [one for one in said if one in (Event.OPENED, Event.CLOSED)]
    assert turns[::2] == [Event.OPENED] * len(turns[::2])
    assert turns[1::2] == [Event.CLOSED] * len(turns[1::2])
    assert math.isnan(wave.opened) == (len(turns) % 2 == 0)


@given(st.lists(st.floats(0, 20), min_size=1, max_size=60))
def test_the_score_speaks_only_when_doubled(surprises):
    memory = Memory()
    spoken = [one for one in (memory.score(s, BIN) for s in surprises) if one]
    fading = math.exp(-len(surprises) * BIN / (12.5 * 3600))
    for before, after in pairwise(spoken):
        assert after > 2 * before * fading


def test_after_half_a_day_the_same_speaks_again():
    memory = Memory()
    assert memory.score(2.0, BIN) == 2.0
    assert memory.score(2.0, BIN) == 0.0
    assert memory.score(2.0, HALF_A_DAY) == 2.0


def test_levels_stand_for_how_seldom_it_is():
    assert level_at(0.0) == 0
    assert [level_at(score_at(days) + 1e-9) for days in LEVEL_DAYS] == [1, 2, 3, 4, 5, 6]


def test_who_bears_fewer_false_alarms_waits_for_more():
    assert threshold(0.5) > threshold(1.0) > threshold(4.0) > 0
    assert level_at(threshold(1.0) + 1e-9) == 3
