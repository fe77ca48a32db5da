"""How far a series runs above what is usual: log ratios over windows of the past.

A window forgets exponentially. `LASTING` is the mean over six hours of the log ratio of one hour:
a short burst, however high, moves it little, and what lasts moves it much.
"""

import math

from gutgemacht.listen.alarm.week import HOUR

FAST, SLOW = 0.25 * HOUR, HOUR
LASTING = 6 * HOUR
SHRINK = 4.0  # so many mentions, usual and seen alike, keep the ratio of small counts calm


def windows(tone: bool) -> tuple[float, ...]:
    """The lengths of the windows in seconds, the slow one last.

    A quarter of an hour shows shocks where volume must do alone; where the tone is known it found
    less on the simulator.
    """
    return (SLOW,) if tone else (FAST, SLOW)


class Excess:
    """The windows of one channel."""

    def __init__(self, tone: bool, width: float) -> None:
        self.width = width
        self.spans = windows(tone)
        self.came = [0.0] * len(self.spans)
        self.due = [0.0] * len(self.spans)
        self.lasting = 0.0

    def fade(self, bins: int) -> None:
        """Lets time go by, in which as far as this knows nothing happened."""
        for n, span in enumerate(self.spans):
            kept = math.exp(-bins * self.width / span)
            self.came[n] *= kept
            self.due[n] *= kept
        self.lasting *= math.exp(-bins * self.width / LASTING)

    def add(self, count: float, expected: float) -> list[float]:
        """Takes in a bin for which `fade` has made room; gives the ratios, the lasting one last."""
        ratios = []
        for n in range(len(self.spans)):
            self.came[n] += count
            self.due[n] += expected
            ratios.append(math.log((self.came[n] + SHRINK) / (self.due[n] + SHRINK)))
        self.lasting += (1 - math.exp(-self.width / LASTING)) * ratios[-1]
        return [*ratios, self.lasting]
