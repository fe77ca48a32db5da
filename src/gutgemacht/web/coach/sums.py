"""How many asked and how soon they were answered: a quarter, and only once it is over.

No row knows a person. That a sum speaks of eight people or more is known by marks: each asker of a
quarter falls, by a keyed hash, onto one of 32; eight different marks are eight people at least (a
bitmap counts no more than there are: Whang et al. 1990), and one mark may be any of many. Marks go
as soon as there are enough.
"""

import hmac
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256

from django.conf import settings
from django.utils import timezone

from gutgemacht.campaign.sums import SUM_LEAST
from gutgemacht.web.coach.models import Advice, Quarter

SOON = {"hour": timedelta(hours=1), "hours": timedelta(hours=4), "day": timedelta(days=1)}
LATER, NOT_AT_ALL = "days", "never"
ORDER = (*SOON, LATER, NOT_AT_ALL)
MARKS = 32


@dataclass(frozen=True)
class Sums:
    """Of a quarter: how many talks there were, and within what half of them had an answer.

    `half_within` is one of `ORDER`: an hour, four hours, a day, more than a day, not at all.
    """

    asked: int
    half_within: str


def sums(first: date, today: date) -> Sums | None:
    """The sums of the quarter that begins on `first`; none before it is over, or of too few."""
    if quarter_of(today) <= first:
        return None
    row = Quarter.objects.filter(first=first, enough=True).first()
    if row is None:
        return None
    return Sums(sum(row.soon.values()), half_within(row.soon))


def half_within(soon: dict[str, int]) -> str:
    """The first of `ORDER` within which at least half of all were answered."""
    whole, so_far = sum(soon.values()), 0
    for name in ORDER:
        so_far += soon.get(name, 0)
        if 2 * so_far >= whole:
            return name
    return NOT_AT_ALL


def count(advice: Advice, now: datetime) -> None:
    """Adds a talk that ends, in the caller's transaction, to the quarter in which it ends."""
    first = quarter_of(timezone.localdate(now))
    Quarter.objects.get_or_create(first=first)
    row = Quarter.objects.select_for_update().get(first=first)
    name = _soon(advice)
    row.soon[name] = row.soon.get(name, 0) + 1
    if not row.enough:
        marks = {*row.marks, _mark(advice.asker_id, first)}
        row.enough = len(marks) >= SUM_LEAST
        row.marks = [] if row.enough else sorted(marks)
    row.save()


def forget_marks(now: datetime) -> None:
    """Ends the marks of quarters that are over: they had too few people, and stay so."""
    first = quarter_of(timezone.localdate(now))
    Quarter.objects.filter(first__lt=first).exclude(marks=[]).update(marks=[])


def quarter_of(day: date) -> date:
    """The first day of its quarter."""
    return date(day.year, day.month - (day.month - 1) % 3, 1)


def _soon(advice: Advice) -> str:
    if advice.answered_at is None:
        return NOT_AT_ALL
    waited = advice.answered_at - advice.asked_at
    return next((name for name, most in SOON.items() if waited <= most), LATER)


def _mark(person: int, first: date) -> int:
    told = f"advice {first.isoformat()} {person}".encode()
    return hmac.new(settings.SECRET_KEY.encode(), told, sha256).digest()[0] % MARKS
