"""What may be shown of many readings."""

from itertools import combinations, pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gutgemacht.campaign.sums import SUM_LEAST, TEXT_LEAST, grouped, settled, share, visible

COUNTS = st.dictionaries(st.sampled_from("abcd"), st.integers(0, 30), max_size=4)


@pytest.mark.parametrize(
    ("counts", "alone", "groups"),
    [
        ({"a": 20, "b": 15}, {"a", "b"}, (("a",), ("b",))),
        ({"a": 7}, set(), ()),
        ({"a": 20, "b": 3}, set(), (("a", "b"),)),
        ({"a": 20, "b": 15, "c": 3}, {"a"}, (("a",), ("b", "c"))),
        ({"a": 20, "b": 4, "c": 4}, {"a"}, (("a",), ("b", "c"))),
        ({"a": 20, "b": 0}, {"a"}, (("a",),)),
        ({}, set(), ()),
    ],
)
def test_too_small_strata_are_shown_with_others_or_not_at_all(counts, alone, groups):
    assert visible(counts) == alone
    assert grouped(counts) == groups


@settings(deadline=None)
@given(COUNTS, st.sampled_from([SUM_LEAST, TEXT_LEAST]))
def test_what_is_left_over_is_nobody_or_enough(counts, least):
    alone = visible(counts, least)
    assert all(counts[name] >= least for name in alone)
    left = sum(counts.values()) - sum(counts[name] for name in alone)
    assert left == 0 or left >= least or not alone


@settings(deadline=None)
@given(
    st.lists(st.dictionaries(st.sampled_from("abc"), st.integers(0, 12)), min_size=1, max_size=4),
    st.sampled_from([SUM_LEAST, TEXT_LEAST]),
)
def test_no_way_of_reckoning_with_all_that_was_ever_shown_reaches_fewer_people(days, least):
    shown = _shown(days, least)
    sizes, rows = _people(shown)
    if not len(rows):
        return
    rank = np.linalg.matrix_rank(rows)
    for many in range(1, len(sizes) + 1):
        for few in map(list, combinations(range(len(sizes)), many)):
            if sum(sizes[few]) < least:
                # Nothing that is left by adding and taking away speaks of these people alone.
                assert np.linalg.matrix_rank(np.delete(rows, few, axis=1)) == rank


def _shown(days, least):
    """Day by day, each shown group as so many of each stratum; on the last day it is closed."""
    counts, shown = dict.fromkeys("abc", 0), []
    for day, more in enumerate(days):
        counts = {name: count + more.get(name, 0) for name, count in counts.items()}
        closed = day == len(days) - 1
        now = {name: settled(n, closed=closed, least=least) for name, n in counts.items()}
        shown += [{name: now[name] for name in group} for group in grouped(now, least)]
    return shown


def _people(shown):
    """The people that no shown sum tells apart, and which of them each sum holds."""
    pieces = []
    for name in "abc":
        ends = sorted({0, *(group.get(name, 0) for group in shown)})
        pieces += [(name, start, end) for start, end in pairwise(ends)]
    rows = [[group.get(name, 0) >= end for name, _, end in pieces] for group in shown]
    sizes = np.array([end - start for _, start, end in pieces], dtype=int)
    return sizes, np.array(rows, dtype=float)


def test_an_open_panel_advances_by_steps_and_keeps_the_newest_back():
    assert [settled(count, closed=False) for count in (0, 8, 15, 16, 23, 24, 40)] == [
        0, 0, 0, 8, 8, 16, 32,
    ]  # fmt: skip
    assert settled(21, closed=True) == 21


@settings(deadline=None)
@given(st.integers(1, 200).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))))
def test_a_share_lies_within_its_interval(counted):
    told = share(*counted)
    assert 0 <= told.low <= told.count / told.of <= told.high <= 1
    assert told.low < told.high


def test_the_interval_is_that_of_wilson():
    told = share(10, 50)
    assert (told.low, told.high) == pytest.approx((0.1124, 0.3304), abs=1e-3)
    assert (share(0, 0).low, share(0, 0).high) == (0, 1)
