"""A drill: a case of the library as an exercise, its events by a clock that may run ahead.

The numbers are those of a typical wave (doubling each half hour, halving each six hours after its
peak): they are made up and said to be.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from gutgemacht.guideline.both import Both
from gutgemacht.library import Case

What = Literal["published", "read", "growing", "press", "staff", "critics", "question", "evening"]

FIRST, PEAK = 53.0, 1_562.0
DOUBLING, HALVING = timedelta(minutes=30), timedelta(hours=6)


@dataclass(frozen=True)
class Event:
    """Something happens: what the case tells of it, if it tells, and how many speak in an hour."""

    after: timedelta
    what: What
    told: Both | None
    an_hour: int


def course(case: Case) -> tuple[Event, ...]:
    """The events of a day, in their order."""
    return tuple(_course(case))


def _course(case: Case) -> Iterator[Event]:
    told: dict[What, Both] = {"published": case.published, "read": case.read}
    minutes: dict[What, int] = {
        "published": 0, "read": 8, "growing": 25, "staff": 45, "press": 70, "critics": 150,
        "question": 300, "evening": 720,
    }  # fmt: skip
    for what, minute in minutes.items():
        after = timedelta(minutes=minute)
        yield Event(after, what, told.get(what), round(loudness(after)))


def happened(events: tuple[Event, ...], passed: timedelta) -> tuple[Event, ...]:
    """What has happened until then."""
    return tuple(event for event in events if event.after <= passed)


def ahead(events: tuple[Event, ...], passed: timedelta) -> timedelta | None:
    """How long until the next event; None when all have happened."""
    coming = [event.after - passed for event in events if event.after > passed]
    return min(coming) if coming else None


def loudness(after: timedelta) -> float:
    """How many speak in an hour, so long after it was published."""
    if after < timedelta():
        return 0.0
    risen = FIRST * 2 ** min(after / DOUBLING, 40)
    if risen <= PEAK:
        return float(risen)
    top = next(step * timedelta(minutes=1) for step in range(10_000) if _risen(step) >= PEAK)
    return float(PEAK * 0.5 ** ((after - top) / HALVING))


def _risen(minute: int) -> float:
    return float(FIRST * 2 ** (timedelta(minutes=minute) / DOUBLING))
