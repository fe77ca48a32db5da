"""What is usual: between which counts most stretches of the days before lie."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import ArrayLike, NDArray

DAYS = 28
"""So many days before say what is usual."""

FEWEST = 7
"""With fewer nobody can say."""

LOW, HIGH = 0.1, 0.9
"""Four of five days lie between; quantiles, because bursts make means and deviations useless."""

MUCH = 2.0
"""More than this multiple of the upper end is much more than usual."""


@dataclass(frozen=True)
class Usual:
    """Four of five days of those before lie between `low` and `high`, ends included."""

    low: int
    high: int

    def names(self, count: int) -> str:
        """How a count stands to it: "less", "calm", "more" or "much"."""
        if count > max(self.high, 1) * MUCH:
            return "much"
        if count > self.high:
            return "more"
        return "less" if count < self.low else "calm"


def usual(before: Sequence[float]) -> Usual | None:
    """What is usual after these days; None where they are fewer than `FEWEST`."""
    if len(before) < FEWEST:
        return None
    low, high = np.quantile(before, (LOW, HIGH))
    return Usual(int(np.floor(low)), int(np.ceil(high)))


def bands(counts: ArrayLike, a_day: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """For each count the usual low and high: of the same time of the `DAYS` days before it.

    `counts` are those of equal stretches without a gap, `a_day` of them each day; the length is a
    multiple of it. NaN where fewer than `FEWEST` days lie before.
    """
    days = np.asarray(counts, dtype=float).reshape(-1, a_day)
    low, high = np.full(days.shape, np.nan), np.full(days.shape, np.nan)
    for day in range(FEWEST, min(DAYS, len(days))):
        low[day], high[day] = np.quantile(days[:day], (LOW, HIGH), axis=0)
    if len(days) > DAYS:
        windows = sliding_window_view(days[:-1], DAYS, axis=0)
        low[DAYS:], high[DAYS:] = np.quantile(windows, (LOW, HIGH), axis=-1)
    return low.ravel(), high.ravel()
