"""Waking: an old own post that suddenly gains speed again.

How much came in the last hours is compared with the post's own quiet time before. The chance of so
much or more, if nothing had changed, is the tail of a Poisson distribution (M. Abramowitz and
I. Stegun, "Handbook of Mathematical Functions", 26.4). One reaction is added to the quiet time, so
that a post that was perfectly quiet does not wake by the first.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

LATELY = timedelta(hours=3)
QUIET = timedelta(days=2)
"""A post that is known for less than this is not old."""
LEAST = 5
CHANCE = 1e-6
"""A thousand posts looked at each hour wake by mere chance once in a month or two."""


@dataclass(frozen=True)
class Reading:
    """How often a post had been shared and answered, all in all, at a time."""

    at: datetime
    count: int


@dataclass(frozen=True)
class Waking:
    """What came since `since`, what its quiet time would make one expect, and how likely it is."""

    since: datetime
    came: int
    expected: float
    chance: float


def waking(history: Sequence[Reading], now: datetime) -> Waking | None:
    """What wakes a post, if something does; `history` is in the order of time."""
    known = [reading for reading in history if reading.at <= now]
    before = [reading for reading in known if reading.at <= now - LATELY]
    if not before or before[-1].at - before[0].at < QUIET:
        return None
    first, edge, last = before[0], before[-1], known[-1]
    came = last.count - edge.count
    quiet = (max(0, edge.count - first.count) + 1) / (edge.at - first.at).total_seconds()
    expected = quiet * (last.at - edge.at).total_seconds()
    chance = at_least(came, expected)
    if came < LEAST or chance > CHANCE:
        return None
    return Waking(edge.at, came, expected, chance)


def at_least(count: int, expected: float) -> float:
    """The chance of `count` or more where `expected` are, if nothing drives them (Poisson)."""
    if count <= 0:
        return 1.0
    if expected <= 0:
        return 0.0
    term = math.exp(count * math.log(expected) - expected - math.lgamma(count + 1))
    tail, nth = term, count
    while term > tail * 1e-17 or nth < expected:
        nth += 1
        term *= expected / nth
        tail += term
    return min(1.0, tail)
