"""Shares over days, with intervals that hold what they promise."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from gutgemacht.listen.share import share

DAY = st.integers(0, 500).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole)))


@given(st.lists(DAY, max_size=40))
def test_a_share_lies_within_its_interval_and_that_within_all(days):
    parts, wholes = [part for part, _ in days], [whole for _, whole in days]
    found = share(parts, wholes)
    if not sum(wholes):
        assert found is None
        return
    assert found.value == sum(parts) / sum(wholes)
    assert 0 <= found.low <= found.value + 1e-12
    assert found.value - 1e-12 <= found.high <= 1


def test_bursts_make_it_less_sure():
    even, bursts = share([10] * 20, [30] * 20), share([0] * 19 + [200], [20] * 19 + [220])
    assert bursts.value == even.value == 1 / 3
    assert bursts.high - bursts.low > 3 * (even.high - even.low)


def test_nineteen_of_twenty_intervals_hold_the_true_share():
    chance = np.random.default_rng(3)
    held = 0
    for _ in range(400):
        # Each day has a level and a share of its own, 0.3 on average.
        wholes = chance.poisson(60 * chance.gamma(2, 0.5, 28))
        parts = chance.binomial(wholes, chance.beta(6, 14, 28))
        found = share(parts.tolist(), wholes.tolist())
        held += found.low <= 0.3 <= found.high
    assert held >= 360
