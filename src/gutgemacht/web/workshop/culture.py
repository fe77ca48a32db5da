"""What workshops tell for the culture picture: how many there were, and phones in all of them."""

from datetime import datetime

from django.db.models import QuerySet, Sum

from gutgemacht.culture import LEAST, Happening
from gutgemacht.learn import workshop
from gutgemacht.web.workshop.models import Room, kept


def workshops(since: datetime, until: datetime) -> Happening:
    """Rooms that ended; one that too few joined for any sum was a trial."""
    return Happening(_held(since, until).count())


def joined(since: datetime, until: datetime) -> Happening | None:
    """Phones that joined them; None where they were too few."""
    phones = _held(since, until).aggregate(all=Sum("joined"))["all"] or 0
    return Happening(phones) if phones >= LEAST else None


def _held(since: datetime, until: datetime) -> QuerySet[Room]:
    ended = kept().filter(ended_at__gte=since, ended_at__lt=until)
    return ended.filter(joined__gte=workshop.LEAST)


COUNTED = {"workshops": workshops, "joined": joined}
