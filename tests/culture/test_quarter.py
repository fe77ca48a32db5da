"""Quarters of a year."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gutgemacht.culture import Quarter

DAYS = st.dates(date(1990, 1, 1), date(2200, 1, 1))


@given(DAYS)
def test_a_day_lies_in_its_quarter_and_in_no_other(day):
    quarter = Quarter.of(day)
    assert quarter.first <= day < quarter.after.first
    assert Quarter.of(quarter.first - timedelta(days=1)) == quarter.before < quarter
    assert quarter.before.after == quarter


@given(DAYS)
def test_a_quarter_is_read_as_it_is_written_and_sorts_so(day):
    quarter = Quarter.of(day)
    assert Quarter.read(str(quarter)) == quarter
    assert str(quarter.before) < str(quarter)


@pytest.mark.parametrize("written", ["2026-q5", "2026", "q1-2026", "26-q1", "", "2026-q1 "])
def test_nonsense_is_no_quarter_and_the_error_says_what_is_one(written):
    with pytest.raises(ValueError, match="such as 2026-q3"):
        Quarter.read(written)
