"""What is usual, held against days by hand and against itself."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from gutgemacht.listen.usual import DAYS, FEWEST, bands, usual

COUNTS = st.integers(0, 10_000)


def test_four_of_five_days_lie_within():
    before = [*range(1, 11)]
    assert usual(before).low == 1
    assert usual(before).high == 10
    assert usual([5] * 6) is None


@given(st.lists(COUNTS, min_size=FEWEST, max_size=60), COUNTS)
def test_what_is_said_of_a_count_follows_its_place(before, count):
    known = usual(before)
    said = known.names(count)
    assert (said == "less") == (count < known.low)
    assert (said == "calm") == (known.low <= count <= known.high)
    if said == "much":
        assert count > 2 * known.high
    inside = sum(known.low <= one <= known.high for one in before)
    assert inside >= 0.8 * len(before) - 2


@given(st.integers(1, 80), st.sampled_from([1, 24]), st.randoms(use_true_random=False))
def test_the_band_of_a_stretch_is_what_is_usual_after_the_days_before_it(days, a_day, chance):
    counts = [chance.randrange(50) for _ in range(days * a_day)]
    low, high = bands(counts, a_day)
    for day in {0, FEWEST - 1, FEWEST, DAYS, DAYS + 1, days - 1} & set(range(days)):
        at = day * a_day + chance.randrange(a_day)
        before = counts[at - day * a_day : at : a_day][-DAYS:] if day else []
        if day < FEWEST:
            assert np.isnan(low[at])
            assert np.isnan(high[at])
        else:
            expected = np.quantile(before, (0.1, 0.9))
            assert np.allclose((low[at], high[at]), expected)
