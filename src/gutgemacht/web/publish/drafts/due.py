"""A time as somebody types it: on their own clock, which twice a year leaps."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from gutgemacht.web.errors import BadInput

FIELD = "due"
TYPED = "%Y-%m-%dT%H:%M"


@dataclass(frozen=True)
class Moment:
    """A point in time; `twice` says that the clock shows it twice that day, and the first is it."""

    at: datetime
    twice: bool = False


def typed(at: datetime | None, zone: tzinfo) -> str:
    """The time as a form holds it."""
    return at.astimezone(zone).strftime(TYPED) if at else ""


def moment(words: str, zone: tzinfo) -> Moment:
    """The point in time that somebody means who types it in a zone.

    Raises BadInput for what is no time, and for one that a clock put forward leaps over.
    """
    local = _local(words)
    first, second = (local.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    there = first.astimezone(UTC).astimezone(zone).replace(tzinfo=None)
    if there != local:
        day = date_format(local, "DATE_FORMAT")
        said = _("On %(day)s the clocks go forward: there is no %(time)s. Please choose another.")
        raise BadInput(FIELD, said % {"day": day, "time": local.strftime("%H:%M")})
    return Moment(first.astimezone(UTC), first.utcoffset() != second.utcoffset())


def ahead(words: str, zone: tzinfo, now: datetime) -> Moment:
    """The same for a time that is still to come; raises BadInput for one that is over."""
    meant = moment(words, zone)
    if meant.at < now - timedelta(minutes=1):
        raise BadInput(FIELD, _("This time is over. Please choose one that is still to come."))
    return meant


def twice() -> str:
    """What is said of a time that a clock shows twice."""
    return _("The clocks go back that night, so this time comes twice; the first is meant.")


def _local(words: str) -> datetime:
    try:
        local = datetime.fromisoformat(words).replace(second=0, microsecond=0)
        if local.tzinfo is None and 2000 <= local.year <= 2199:
            return local
    except ValueError:
        pass
    raise BadInput(FIELD, _("This is no time. Please write it as 2026-11-27T14:05."))
