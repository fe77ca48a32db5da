"""The end of a quarter: its sums are frozen, and what they were made of goes."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from gutgemacht.culture import Quarter, Sum, so_far, told
from gutgemacht.web.culture import counted, survey
from gutgemacht.web.culture.models import Picture, SoFar, plain, read
from gutgemacht.web.people.models import Person

SETTLE = timedelta(days=3)
"""What began in a quarter may need so long after it to come to its end; its last month of clicks is
summed then."""

MOST = 8
"""After a long sleep of the house so many quarters are made up for; the mentions of older ones
have gone anyway."""


def freeze_due(now: datetime) -> int:
    """Makes the pictures of quarters that are over and have none yet; returns how many."""
    # The oldest first: with a quarter go the answers of all before it.
    return sum(_freeze(quarter, now) for quarter in reversed(list(_due(now))))


def tell_month(now: datetime) -> None:
    """Works out, once a month, what may be told of the quarter that lasts."""
    month = timezone.localdate(now).replace(day=1)
    first = Quarter.of(month).first
    SoFar.objects.filter(until__lt=month).delete()
    if month == first or SoFar.objects.filter(until=month).exists():
        return
    found = counted.facts(_midnight(first), _midnight(month))
    sums = {key: one for name, fact in found.items() for key, one in so_far(name, fact).items()}
    SoFar.objects.get_or_create(until=month, defaults={"sums": plain(sums)})


def sums_so_far(now: datetime) -> dict[str, Sum]:
    """What is told of the quarter that lasts: what was until the first of this month."""
    told_now = SoFar.objects.filter(until=timezone.localdate(now).replace(day=1)).first()
    return read(told_now.sums) if told_now else {}


def _due(now: datetime) -> Iterator[Quarter]:
    last = Quarter.of(timezone.localdate(now - SETTLE)).before
    for _ in range(MOST):
        is_old = not Person.objects.filter(date_joined__lt=_midnight(last.after.first)).exists()
        if is_old or Picture.objects.filter(quarter__gte=str(last)).exists():
            return
        yield last
        last = last.before


@transaction.atomic
def _freeze(quarter: Quarter, now: datetime) -> bool:
    found = counted.facts(_midnight(quarter.first), _midnight(quarter.after.first))
    found |= survey.facts(quarter)
    sums = {key: one for name, fact in found.items() for key, one in told(name, fact).items()}
    _, is_new = Picture.objects.get_or_create(
        quarter=str(quarter),
        defaults={
            "frozen_at": now,
            "sums": plain(sums),
            "words": list(survey.words(quarter)),
        },
    )
    survey.forget(quarter)
    return is_new


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))
