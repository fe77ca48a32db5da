"""How far a series runs above what is usual: a log ratio of now, and one of what lasts.

Of negative mentions it is the log ratio of their number and, weighed `SHARE` times, that of their
share: a harmless wave brings many negative mentions too, but not a larger part of them.

The window forgets exponentially. `lasting` is the mean of its log ratio over hours: a short burst,
however high, moves it little, and what goes on moves it much. On the simulator it finds more
storms than windows of 15 minutes, 1 or 3 hours do, alone or together.
"""

import math
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from gutgemacht.listen.alarm.week import HOUR

WINDOW = 0.5 * HOUR
LASTING = 4 * HOUR
SHRINK = 3.0  # so many mentions, usual and seen alike, keep the ratio of small counts calm
SHARE = 1.5
Ratio = TypeVar("Ratio", float, NDArray[np.float64])
KINDS = 2  # ratios a channel: the window, and what lasts


def blame(volume: Ratio, negative: Ratio) -> Ratio:
    """The ratio of negative mentions, raised as far as they rose more than all mentions.

    Fewer mentions than usual raise nothing: silence is no blame.
    """
    # What is above 0 of the volume, for a number and for a row of them alike.
    return negative + SHARE * (negative - (volume + abs(volume)) / 2)


class Excess:
    """What one channel brought of late against what was due."""

    def __init__(self, width: float) -> None:
        self.width = width
        self.came = self.due = self.lasting = 0.0

    def fade(self, bins: int) -> None:
        """Lets time go by, in which as far as this knows nothing happened."""
        passed = bins * self.width
        self.came *= math.exp(-passed / WINDOW)
        self.due *= math.exp(-passed / WINDOW)
        self.lasting *= math.exp(-passed / LASTING)

    def add(self, count: float, expected: float) -> float:
        """Takes in a bin for which `fade` has made room; gives the log ratio of the window."""
        self.came += count
        self.due += expected
        return math.log((self.came + SHRINK) / (self.due + SHRINK))

    def last(self, ratio: float) -> float:
        """Takes in the ratio of a bin; gives what lasts of such ratios."""
        self.lasting += (1 - math.exp(-self.width / LASTING)) * ratio
        return self.lasting
