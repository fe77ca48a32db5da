"""A time as somebody types it, on a clock that leaps twice a year."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gutgemacht.web.errors import BadInput
from gutgemacht.web.publish.drafts.due import ahead, moment, typed

VIENNA = ZoneInfo("Europe/Vienna")
ZONES = st.sampled_from([VIENNA, ZoneInfo("America/New_York"), ZoneInfo("Asia/Kathmandu"), UTC])


def test_the_clock_of_the_person_counts():
    assert moment("2026-12-01T10:00", VIENNA).at == datetime(2026, 12, 1, 9, tzinfo=UTC)


def test_a_time_that_the_clock_leaps_over_is_told():
    with pytest.raises(BadInput, match="02:30"):
        moment("2027-03-28T02:30", VIENNA)


def test_of_a_time_that_comes_twice_the_first_is_meant():
    twice = moment("2026-10-25T02:30", VIENNA)
    assert (twice.at, twice.twice) == (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), True)


@pytest.mark.parametrize("words", ["", "tomorrow", "2026-13-01T10:00", "2026-12-01T10:00Z"])
def test_what_is_no_time_is_told(words):
    with pytest.raises(BadInput):
        moment(words, VIENNA)


def test_a_time_that_is_over_is_told():
    with pytest.raises(BadInput):
        ahead("2026-12-01T10:00", VIENNA, datetime(2026, 12, 2, tzinfo=UTC))


@given(st.datetimes(datetime(2001, 1, 1), datetime(2198, 12, 31), timezones=st.just(UTC)), ZONES)
def test_what_a_form_shows_is_what_it_means(at, zone):
    at = at.replace(second=0, microsecond=0)
    meant = moment(typed(at, zone), zone)
    assert meant.twice or meant.at == at
