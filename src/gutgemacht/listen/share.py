"""Shares that are counted over days, with how sure they are."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

Z = 1.96
"""Nineteen of twenty intervals hold what they look for."""


@dataclass(frozen=True)
class Share:
    """A share, and between which it lies, all three from 0 to 1."""

    value: float
    low: float
    high: float


def share(parts: Sequence[int], wholes: Sequence[int]) -> Share | None:
    """The share of what was counted day by day; None where nothing was.

    Mentions come in bursts and are not drawn one by one: the days are what is drawn, and the share
    is a ratio of their sums (Cochran, Sampling Techniques, 1977, 6.4). Its interval is taken on
    the logit and so stays between 0 and 1. It is never narrower than that of single mentions
    (Wilson 1927), which also holds where days are too few or all alike.
    """
    part, whole = sum(parts), sum(wholes)
    if not whole:
        return None
    value = part / whole
    low, high = wilson(part, whole)
    error = _error(parts, wholes, value)
    if error and 0 < value < 1:
        logit, wide = math.log(value / (1 - value)), Z * error / (value * (1 - value))
        low, high = min(low, _expit(logit - wide)), max(high, _expit(logit + wide))
    return Share(value, low, high)


def wilson(part: float, whole: float) -> tuple[float, float]:
    """Between which shares `part` of `whole` lies (Wilson 1927); `whole` is more than nothing."""
    value, square = part / whole, Z * Z
    middle = (value + square / (2 * whole)) / (1 + square / whole)
    spread = Z / (1 + square / whole)
    spread *= math.sqrt(value * (1 - value) / whole + square / (4 * whole * whole))
    return max(0.0, middle - spread), min(1.0, middle + spread)


def _error(parts: Sequence[int], wholes: Sequence[int], value: float) -> float:
    """The standard error of a ratio over days."""
    days = [(part, whole) for part, whole in zip(parts, wholes, strict=True) if whole]
    if len(days) < 2:
        return 0.0
    squares = sum((part - value * whole) ** 2 for part, whole in days)
    return math.sqrt(len(days) / (len(days) - 1) * squares) / sum(wholes)


def _expit(logit: float) -> float:
    return 1 / (1 + math.exp(-logit)) if logit > -700 else 0.0
