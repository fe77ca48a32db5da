"""Which alarms of several topics are of one wave, so that people are told of it once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

SAME_WITHIN = timedelta(hours=6)
SAME_SHARE = 0.5


@dataclass(frozen=True)
class Trace:
    """By what one knows that alarms of several topics are of the same wave."""

    id: int
    since: datetime
    act: int | None
    mentions: frozenset[int]


def same_wave(new: Trace, others: Sequence[Trace]) -> int | None:
    """The oldest of the others that is the same wave as the new one.

    It is where both gather at one post of ours, or where half of the mentions of the smaller are
    also in the larger, within six hours.
    """
    near = (one for one in others if abs(one.since - new.since) <= SAME_WITHIN)
    alike = [one for one in near if _gather_alike(one, new)]
    return min(alike, key=lambda one: (one.since, one.id)).id if alike else None


def _gather_alike(one: Trace, other: Trace) -> bool:
    if one.act is not None and one.act == other.act:
        return True
    smaller = min(len(one.mentions), len(other.mentions))
    return smaller > 0 and len(one.mentions & other.mentions) >= SAME_SHARE * smaller
