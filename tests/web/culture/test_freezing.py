"""The end of a quarter, and that no two days beside each other tell of anybody."""

from datetime import datetime
from itertools import pairwise

import pytest

from gutgemacht.culture import Sum
from gutgemacht.web.culture.freezing import freeze_due, sums_so_far, tell_month
from gutgemacht.web.culture.models import Picture, SoFar
from gutgemacht.web.people.models import Person
from tests.web.culture.house import at, cards, forty

__all__ = ["cards"]
pytestmark = [pytest.mark.django_db, pytest.mark.database]


def told(now: datetime) -> dict[str, Sum]:
    """What the page tells after the worker has come by."""
    tell_month(now)
    return sums_so_far(now)


def test_a_picture_is_made_three_days_after_its_quarter_and_once(cards):
    forty()
    cards.practise(range(12), at(5, 20))
    assert freeze_due(at(7, 3, 23)) == 1
    assert list(Picture.objects.values_list("quarter", flat=True)) == ["2026-q1"]
    assert freeze_due(at(7, 4, 0)) == 1
    assert freeze_due(at(7, 4, 1)) == 0
    assert Picture.objects.get(quarter="2026-q2").told["cards"] == Sum(low=12, high=12, of=40)


def test_what_is_learnt_or_deleted_later_changes_no_picture(cards):
    forty()
    cards.practise(range(12), at(5, 20))
    freeze_due(at(7, 5))
    before = Picture.objects.values().get(quarter="2026-q2")
    cards.practise(range(12, 30), at(5, 21))
    Person.objects.filter(username__startswith="p1").delete()
    freeze_due(at(7, 6))
    assert Picture.objects.values().get(quarter="2026-q2") == before


def test_the_house_that_slept_makes_up_for_its_quarters_and_a_new_one_for_none(cards):
    assert freeze_due(at(9, 1)) == 0
    forty()
    cards.practise(range(12), at(5, 20))
    freeze_due(at(12, 1))
    quarters = list(Picture.objects.values_list("quarter", flat=True))
    assert quarters == ["2026-q3", "2026-q2", "2026-q1"]


def test_a_clock_set_back_makes_no_picture_anew(cards):
    forty()
    freeze_due(at(7, 5))
    count = Picture.objects.count()
    assert freeze_due(at(4, 3)) == 0
    assert Picture.objects.count() == count


def test_within_a_month_no_day_differs_from_the_one_before(cards):
    forty()
    for day in range(1, 29):
        cards.practise([day], at(5, day))
        assert told(at(5, day, 23)) == told(at(5, 1, 1)) == {}
    june = told(at(6, 1))
    assert june == {"cards": Sum(low=16, high=40, of=40)}
    cards.practise(range(29, 38), at(6, 2))
    assert told(at(6, 30, 23)) == june


def test_who_leaves_or_deletes_what_they_did_moves_nothing_on_that_day(cards):
    """Else whoever knows who left would know whether they had practised."""
    forty()
    cards.practise(range(24), at(5, 20))
    june = told(at(6, 1))
    del cards.done[:9]
    Person.objects.filter(username__startswith="p1").update(is_active=False)
    assert told(at(6, 2)) == june == {"cards": Sum(low=16, high=40, of=40)}
    told(at(7, 1))
    assert not SoFar.objects.exists()


def test_in_the_first_month_of_a_quarter_nothing_is_told(cards):
    forty()
    cards.practise(range(30), at(4, 2))
    assert told(at(4, 30, 23)) == {}


def test_one_learner_more_or_less_is_told_as_a_step_of_eight_or_not_at_all(cards):
    """The picture with and without each of them, next to what was told while it lasted."""
    forty()
    lows = []
    for person in range(40):
        cards.practise([person], at(4, 20))
        SoFar.objects.all().delete()
        lows.append(told(at(5, 3)).get("cards", Sum(low=0, high=40, of=40)).low)
    assert {after - before for before, after in pairwise(lows)} == {0, 8}
    assert max(lows) <= 40 - 8
