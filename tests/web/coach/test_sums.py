"""Sums of advice: of a quarter that is over, of eight people at least, and never of a person."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gutgemacht.web.coach.models import Advice, Quarter
from gutgemacht.web.coach.sums import ORDER, Sums, count, forget_marks, half_within, sums

NOON = datetime(2026, 11, 27, 12, tzinfo=ZoneInfo("Europe/Berlin"))
QUARTER, AFTER = date(2026, 10, 1), date(2027, 1, 1)


def ended(asker: int, waited: timedelta | None = None) -> None:
    answered = None if waited is None else NOON + waited
    count(Advice(asker_id=asker, asked_at=NOON, answered_at=answered), NOON)


@given(st.dictionaries(st.sampled_from(ORDER), st.integers(1, 50), min_size=1))
def test_half_of_all_had_an_answer_within_what_is_said_and_not_before(soon):
    said, whole = half_within(soon), sum(soon.values())
    within = sum(soon.get(name, 0) for name in ORDER[: ORDER.index(said) + 1])
    before = within - soon.get(said, 0)
    assert 2 * within >= whole > 2 * before


@pytest.mark.database
@pytest.mark.django_db
def test_seven_people_are_too_few_however_often_they_ask():
    for _ in range(6):
        for asker in range(7):
            ended(asker, timedelta(minutes=5))
    assert sums(QUARTER, AFTER) is None


@pytest.mark.database
@pytest.mark.django_db
def test_enough_people_are_a_sum_when_the_quarter_is_over_and_leave_no_marks():
    for asker in range(40):
        ended(asker, timedelta(hours=2) if asker % 4 else None)
    assert sums(QUARTER, NOON.date()) is None
    assert sums(QUARTER, AFTER) == Sums(asked=40, half_within="hours")
    assert Quarter.objects.get().marks == []


@pytest.mark.database
@pytest.mark.django_db
def test_marks_of_too_few_go_when_the_quarter_is_over():
    ended(1)
    assert len(Quarter.objects.get().marks) == 1
    forget_marks(NOON)
    assert len(Quarter.objects.get().marks) == 1
    forget_marks(NOON + timedelta(days=60))
    assert Quarter.objects.get().marks == []
    assert sums(QUARTER, AFTER) is None
