"""A house beside itself: what changed, and how sure that is."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from gutgemacht.culture import Sum, change, sentences, share


@st.composite
def parts(draw) -> Sum:
    of = draw(st.integers(1, 400))
    low = draw(st.integers(0, of))
    return Sum(low=low, high=draw(st.integers(low, of)), of=of)


def exactly(count: int, of: int | None = None) -> Sum:
    return Sum(low=count, high=count, of=of)


@given(parts())
def test_a_share_lies_within_its_interval(one):
    found = share(one)
    assert 0 <= found.low <= found.seen[0] <= found.seen[1] <= found.high <= 1


def test_a_share_has_the_interval_of_wilson():
    """Newcombe 1998, table I: 81 of 263 lie between 0.2553 and 0.3662."""
    found = share(exactly(81, 263))
    assert (found.low, found.high) == pytest.approx((0.2553, 0.3662), abs=5e-5)


def test_a_difference_has_the_interval_of_newcombe():
    """Newcombe 1998 (the other paper), table II a, method 10: 56/70 less 48/80."""
    found = change(exactly(48, 80), exactly(56, 70))
    assert (found.low, found.high) == pytest.approx((0.0524, 0.3339), abs=5e-5)
    assert found.way == "more"


@given(parts(), parts())
def test_forth_and_back_are_the_same_way(before, now):
    forth, back = change(before, now), change(now, before)
    assert forth.low == pytest.approx(-back.high)
    assert {"more": "fewer", "fewer": "more", "unsure": "unsure"}[forth.way] == back.way


@given(parts(), parts())
def test_a_range_is_never_surer_than_a_number_within_it(before, now):
    wide = change(before, now)
    exact = change(exactly(before.low, before.of), exactly(now.high, now.of))
    assert wide.low <= exact.low + 1e-12
    assert wide.high >= exact.high - 1e-12


@given(parts())
def test_nothing_changed_where_nothing_changed(one):
    assert change(one, one).way == "unsure"


@given(st.integers(0, 500), st.integers(0, 500))
def test_counts_are_compared_as_counts(before, now):
    assume(before + now)
    found = change(exactly(before), exactly(now))
    assert found.low is None
    if found.way == "more":
        assert now > before
    if found.way == "fewer":
        assert now < before


def test_a_few_alarms_more_are_no_change_and_many_are():
    assert change(exactly(4), exactly(7)).way == "unsure"
    assert change(exactly(4), exactly(40)).way == "more"
    assert change(exactly(0), exactly(0)) is None
    assert change(exactly(4), exactly(7, 9)) is None


def test_a_picture_is_read_in_its_order_and_beside_the_quarter_before():
    now = {"alarms": exactly(3), "cards": exactly(30, 60), "cards-times": exactly(90)}
    before = {"cards": exactly(10, 60), "dare": exactly(9, 20)}
    cards, times, alarms = sentences(now, before)
    assert (cards.name, times.name, alarms.name) == ("cards", "cards-times", "alarms")
    assert (cards.area, alarms.area) == ("learning", "alarms")
    assert cards.change.way == "more"
    assert times.before is None
    assert times.change is None
