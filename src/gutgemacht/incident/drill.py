"""A drill: a case of the library as an exercise, its events by a clock that may run ahead.

How many speak is given: the course of a documented storm, made as large as was chosen. When what
happens follows from it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from gutgemacht.guideline.both import Both
from gutgemacht.library import Case

What = Literal[
    "published", "read", "quiet", "growing", "press", "staff", "critics", "question", "evening"
]

STRETCH, HOUR = timedelta(minutes=5), timedelta(hours=1)
# Where on the way up it happens, and how long after the peak.
RISING: dict[What, float] = {"read": 0.1, "growing": 0.4, "staff": 0.55, "press": 0.7}
FALLING: dict[What, timedelta] = {"critics": timedelta(), "question": 2 * HOUR, "evening": 9 * HOUR}
# Where some few criticise before it is loud, they do so soon.
EARLY = timedelta(minutes=40)


@dataclass(frozen=True)
class Storm:
    """How many speak in each stretch of five minutes, from when it was published on.

    It is loud from `take_off` on, and at its height at `peak`.
    """

    counts: Sequence[int]
    take_off: timedelta
    peak: timedelta

    def an_hour(self, after: timedelta) -> int:
        """How many spoke in the hour until then."""
        return self.between(after - HOUR, after)

    def until(self, after: timedelta) -> int:
        """How many have spoken until then."""
        return sum(self.counts[: max(0, after // STRETCH)])

    def between(self, since: timedelta, until: timedelta) -> int:
        """How many spoke within."""
        return self.until(until) - self.until(since)


@dataclass(frozen=True)
class Event:
    """Something happens: what the case tells of it, if it tells."""

    after: timedelta
    what: What
    told: Both | None


def course(case: Case, storm: Storm) -> tuple[Event, ...]:
    """The events of an exercise, in their order."""
    told: dict[What, Both] = {"published": case.published, "read": case.read}
    times = sorted(_times(storm), key=lambda one: one[1])
    return tuple(Event(after, what, told.get(what)) for what, after in times)


def _times(storm: Storm) -> Iterator[tuple[What, timedelta]]:
    yield "published", timedelta()
    rise = storm.peak - storm.take_off
    for what, part in RISING.items():
        if what == "read" and storm.take_off:
            yield what, EARLY
            yield "quiet", storm.take_off / 2
        else:
            yield what, _whole(storm.take_off + part * rise)
    for what, later in FALLING.items():
        yield what, _whole(storm.peak + later)


def _whole(after: timedelta) -> timedelta:
    return after // timedelta(minutes=1) * timedelta(minutes=1)


def happened(events: tuple[Event, ...], passed: timedelta) -> tuple[Event, ...]:
    """What has happened until then."""
    return tuple(event for event in events if event.after <= passed)


def ahead(events: tuple[Event, ...], passed: timedelta) -> timedelta | None:
    """How long until the next event; None when all have happened."""
    coming = [event.after - passed for event in events if event.after > passed]
    return min(coming) if coming else None
