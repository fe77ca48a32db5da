"""The bank says what the reference says, series by series."""

from datetime import datetime, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gutgemacht.listen.alarm import Bank, Series, StateError

START = datetime(2026, 3, 6, 21, 42)  # a Friday evening, so that the weekend comes
RATES = np.array([0.0, 0.02, 0.5, 4.0, 60.0, 900.0])


def counts_of(seed, bins):
    """Counts with bursts, gaps and unknown tone."""
    chance = np.random.default_rng(seed)
    rate = RATES * np.where(chance.random((bins, 1)) < 0.03, 30, 1)
    mentions = chance.poisson(rate).astype(float)
    negative = chance.binomial(mentions.astype(int), 0.3).astype(float)
    mentions[chance.random(mentions.shape) < 0.03] = np.nan
    negative[np.isnan(mentions) | (chance.random(mentions.shape) < 0.05)] = np.nan
    return mentions, negative


def known(count):
    return None if np.isnan(count) else float(count)


@settings(max_examples=12, deadline=None)
@given(
    seed=st.integers(0, 2**32),
    tone=st.booleans(),
    width=st.sampled_from([60.0, 300.0, 3600.0, 86400.0]),
    gaps=st.lists(st.integers(1, 400), min_size=3, max_size=3),
)
def test_bank_and_reference_agree(seed, tone, width, gaps):
    mentions, negative = counts_of(seed, 160)
    bank = Bank(len(RATES), tone=tone, width=width)
    series = [Series(tone=tone, width=width) for _ in RATES]
    time = START
    for n in range(len(mentions)):
        time += timedelta(seconds=width) * (gaps[n // 40 - 1] if n and n % 40 == 0 else 1)
        if n == 80:  # both go on from what the other remembered
            kept = [one.to_bytes() for one in series]
            series = [Series.of_bytes(bank.to_bytes(place)) for place in range(len(RATES))]
            bank = Bank.of_bytes(kept)
        said = bank.update(mentions[n], negative[n] if tone else None, time)
        for place, one in enumerate(series):
            tell = known(negative[n, place]) if tone else None
            alone = one.update(time, known(mentions[n, place]), tell)
            for name in ("expected", "surprise", "score"):
                together = getattr(said, name)[place]
                assert together == pytest.approx(getattr(alone, name), rel=1e-9, abs=1e-9)
            assert (alone.level, alone.event) == (said.level[place], said.event[place])


def test_series_that_were_heard_at_different_times_go_on_together():
    lone, late = Series(), Series()
    for n in range(300):
        lone.update(START + n * timedelta(minutes=5), 5)
        if n < 200:
            late.update(START + n * timedelta(minutes=5), 5)
    bank = Bank.of_bytes([lone.to_bytes(), late.to_bytes(), Series().to_bytes()])
    time = START + 300 * timedelta(minutes=5)
    said = bank.update(np.array([40.0, 40.0, 40.0]), None, time)
    alone = [one.update(time, 40).surprise for one in (lone, late, Series())]
    assert said.surprise == pytest.approx(alone, abs=1e-9)


def test_series_of_different_kinds_make_no_bank():
    with pytest.raises(StateError, match="one width"):
        Bank.of_bytes([Series().to_bytes(), Series(tone=True).to_bytes()])


def test_counts_that_cannot_be_are_refused_by_place():
    with pytest.raises(ValueError, match="series 1"):
        Bank(2).update(np.array([1.0, -1.0]), None, START)
    with pytest.raises(ValueError, match="series 0"):
        Bank(2, tone=True).update(np.array([1.0, 2.0]), np.array([3.0, 1.0]), START)
