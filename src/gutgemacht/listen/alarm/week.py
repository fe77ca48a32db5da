"""Where in the week a time lies: 24 hours of weekdays, 24 of weekends."""

import math
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

SLOTS = 48
HOUR = 3600.0


@dataclass(frozen=True)
class Place:
    """A time within the week: its slot, and between which two slots its season lies.

    The season is (1 - `part`) times that of `before` plus `part` times that of `after`.
    """

    slot: int
    before: int
    after: int
    part: float


def place(time: datetime, width: float) -> Place:
    """The place of the bin of `width` seconds that starts at `time`, in the time it is told in.

    A season is known in the middle of its hour and drawn straight in between; bins wider than an
    hour take that of the hour they have their middle in.
    """
    middle = time + timedelta(seconds=width / 2)
    base = 24 if middle.weekday() >= 5 else 0
    hours = middle.hour + middle.minute / 60 + middle.second / HOUR
    slot = base + middle.hour
    if width > HOUR:
        return Place(slot, slot, slot, 0.0)
    low = math.floor(hours - 0.5)
    return Place(slot, base + low % 24, base + (low + 1) % 24, hours - 0.5 - low)


def seconds(time: datetime) -> float:
    """A time as seconds; one without a zone counts as if it were UTC."""
    return (time if time.tzinfo else time.replace(tzinfo=UTC)).timestamp()


def elapsed_bins(since: float, time: float, width: float) -> int:
    """How many bins lie between two times.

    Raises `TimesError` where time does not go forward, or not in steps of a bin: up to a tenth of
    one is borne.
    """
    bins = round((time - since) / width)
    if bins < 1:
        raise TimesError("is not later than the time before it; sort by time, each time once")
    if abs(time - since - bins * width) > width / 10:
        raise TimesError(
            f"does not lie in steps of {width / 60:g} minutes after the time before it; "
            "count in equal steps, and leave out those of which nothing is known"
        )
    return bins


class TimesError(ValueError):
    """Times that do not go forward in equal steps."""
