"""How far a series runs above what is usual: a log ratio of now, and one of what lasts.

The window forgets exponentially. `lasting` is the mean of its log ratio over hours: a short burst,
however high, moves it little, and what goes on moves it much. On the simulator it finds more
storms than windows of 15 minutes, 1 or 3 hours do, alone or together.
"""

import math

from gutgemacht.listen.alarm.week import HOUR

WINDOW = 0.5 * HOUR
LASTING = 4 * HOUR
SHRINK = 4.0  # so many mentions, usual and seen alike, keep the ratio of small counts calm
KINDS = 2  # ratios a channel: the window, and what lasts


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

    def add(self, count: float, expected: float) -> tuple[float, float]:
        """Takes in a bin for which `fade` has made room; gives both log ratios."""
        self.came += count
        self.due += expected
        ratio = math.log((self.came + SHRINK) / (self.due + SHRINK))
        self.lasting += (1 - math.exp(-self.width / LASTING)) * ratio
        return ratio, self.lasting
