"""A sum beside the one before: what changed, and how sure that is. A house only beside itself."""

from dataclasses import dataclass
from math import hypot, sqrt
from typing import Literal

from gutgemacht.culture.sums import Sum

_Z = 1.959964
"""The normal quantile of 97.5 %."""

Way = Literal["more", "fewer", "unsure"]


@dataclass(frozen=True)
class Share:
    """A share as it was seen (a range where the sum is one), and between which it lies."""

    seen: tuple[float, float]
    low: float
    high: float


@dataclass(frozen=True)
class Change:
    """Which way it went; of shares also between which the difference lies, with 95 %."""

    way: Way
    low: float | None = None
    high: float | None = None


def share(one: Sum) -> Share | None:
    """The share of a sum with its score interval (Wilson 1927); None where it is no part."""
    if not one.of:
        return None
    return Share(
        (one.low / one.of, one.high / one.of),
        _wilson(one.low, one.of)[0],
        _wilson(one.high, one.of)[1],
    )


def change(before: Sum, now: Sum) -> Change | None:
    """What lies between two sums of the same name; None where they cannot be compared."""
    then, today = share(before), share(now)
    if then and today:
        return _of_shares(then, today)
    if before.of is not None or now.of is not None:
        return None
    return _of_counts(before.low, now.low)


def _of_shares(then: Share, today: Share) -> Change:
    """The difference of two shares (Newcombe 1998, method 10), at its widest within their ranges.

    The same people may be in both, which makes the true range rather narrower than this one.
    """
    low = today.seen[0] - then.seen[1]
    low -= hypot(today.seen[0] - today.low, then.high - then.seen[1])
    high = today.seen[1] - then.seen[0]
    high += hypot(today.high - today.seen[1], then.seen[0] - then.low)
    return Change(_way(low, high), max(low, -1.0), min(high, 1.0))


def _of_counts(before: int, now: int) -> Change | None:
    """Two counts of equally long stretches: as likely now as then, each half of all fell here."""
    if not before + now:
        return None
    low, high = _wilson(now, before + now)
    return Change(_way(low - 0.5, high - 0.5))


def _way(low: float, high: float) -> Way:
    if low > 0:
        return "more"
    return "fewer" if high < 0 else "unsure"


def _wilson(count: int, of: int) -> tuple[float, float]:
    seen, spread = count / of, _Z * _Z / of
    middle = (seen + spread / 2) / (1 + spread)
    half = sqrt(spread * (seen * (1 - seen) + spread / 4)) / (1 + spread)
    # Rounding alone would exclude what was seen.
    return max(0.0, min(middle - half, seen)), min(1.0, max(middle + half, seen))
