"""How fast a wave grows, since when, and what comes next."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gutgemacht.listen.explain.growth import began, growth


def rising(doubling: float, bins: int, first: float, usual: float, chance) -> list[int]:
    hours = np.arange(bins) / 12
    return [int(count) for count in chance.poisson(usual + first * np.exp2(hours / doubling))]


@pytest.mark.parametrize("doubling", [0.25, 0.5, 1.0])
def test_the_doubling_time_lies_within_its_interval_about_as_often_as_it_says(doubling):
    chance, inside, told = np.random.default_rng(3), 0, 0
    for _ in range(60):
        found = growth(rising(doubling, 24, 3.0, 4.0, chance), [4.0] * 24)
        if found and found.doubling:
            told += 1
            inside += found.fastest <= doubling <= found.slowest
    assert told >= 20
    assert inside >= 0.6 * told


def test_what_comes_if_growth_goes_on_or_stops_lies_within_the_interval():
    chance, inside = np.random.default_rng(5), 0
    for nth in range(60):
        doubling = 0.7
        counts = rising(doubling, 48, 3.0, 4.0, chance)
        found = growth(counts[:24], [4.0] * 24)
        after = sum(counts[24:]) if nth % 2 else sum(chance.poisson(counts[23], 24))
        inside += found.least <= after <= found.most
    assert inside >= 0.75 * 60


def test_a_wave_that_falls_is_told_to_halve():
    found = growth([int(200 * 2 ** (-nth / 12)) for nth in range(24)], [2.0] * 24)
    assert found.doubling == pytest.approx(-1, abs=0.1)
    assert found.slowest <= found.doubling <= found.fastest < 0
    assert found.least <= found.coming <= found.most
    assert found.coming < 24 * 60


def test_a_steady_wave_is_told_to_do_neither():
    chance = np.random.default_rng(1)
    found = growth([int(count) for count in chance.poisson(30, 24)], [5.0] * 24)
    assert (found.doubling, found.fastest, found.slowest) == (None, None, None)
    assert found.coming == pytest.approx(24 * 30, rel=0.4)


@pytest.mark.parametrize("counts", [[], [90], [1, 2, 1, 2, 3]])
def test_too_little_tells_nothing(counts):
    assert growth(counts, [1.0] * len(counts)) is None


@given(st.lists(st.integers(0, 10**6), max_size=60), st.floats(0, 1_000))
def test_any_counts_are_borne_and_the_interval_holds_what_is_likely(counts, usual):
    found = growth(counts, [usual] * len(counts))
    if found:
        assert 0 <= found.least <= found.coming <= found.most


def test_a_wave_began_where_the_usual_ended():
    chance = np.random.default_rng(2)
    calm = [int(count) for count in chance.poisson(4, 100)]
    assert abs(began([*calm, 12, 14, 18, 20, 26], [4.0] * 105) - 100) <= 1


def test_a_wave_that_was_there_from_the_first_began_there():
    assert began([20, 20, 20], [2.0] * 3) == 0
    assert began([], []) == 0
