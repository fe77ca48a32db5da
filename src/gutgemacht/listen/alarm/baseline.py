"""What is usual: the level of a series times the season of its week, learnt as it goes.

The level is an exponentially weighted mean of some seven days in which a bin counts at most
`ceiling`, so that a wave does not soon become what is usual. The season stands on a logarithmic
scale, one number an hour for weekdays and for weekends, learnt from whole hours.
"""

import math

from gutgemacht.listen.alarm.week import HOUR, SLOTS, Place

LEVEL_MEMORY = 7 * 24 * HOUR
START = 2 * HOUR  # so long every count is believed as it is
SEASON_RATE = 0.08  # how much an hour still moves its season when it has been seen often
SEASON_STEP = 1.0
LEAST_A_SECOND = 0.001 / 300


def ceiling(expected: float) -> float:
    """The most that one bin may teach the level."""
    return 4 * expected + 3 * math.sqrt(expected) + 1


class Baseline:
    """The usual course of one series, of which every channel has a level and all one season."""

    def __init__(self, channels: int, width: float) -> None:
        self.width = width
        self.age = 0.0
        self.levels = [0.0] * channels
        self.season = [0.0] * SLOTS
        self.seen = [0.0] * SLOTS
        # The hour that is running: its slot, its known bins, what came, what the level expected.
        self.slot, self.bins, self.came, self.due = -1.0, 0.0, 0.0, 0.0

    def factor(self, at: Place) -> float:
        """How much more or less than the level is usual there."""
        between = (1 - at.part) * self.season[at.before] + at.part * self.season[at.after]
        return math.exp(between)

    def expected(self, at: Place, counts: list[float]) -> list[float]:
        """What a bin should bring. The first one ever is its own expectation."""
        if self.age == 0:
            factor = self.factor(at)
            self.levels = [(count + 0.1) / factor for count in counts]
        return [level * self.factor(at) for level in self.levels]

    def learn(self, at: Place, counts: list[float], expected: list[float]) -> None:
        """Takes in what a known bin has brought."""
        self.age += 1
        rate = max(1 / self.age, 1 - math.exp(-self.width / LEVEL_MEMORY))
        factor = self.factor(at)
        young = self.age * self.width <= START
        taken = [c if young else min(c, ceiling(e)) for c, e in zip(counts, expected, strict=True)]
        least = LEAST_A_SECOND * self.width
        self.levels = [
            max(level + rate * (count / factor - level), least)
            for level, count in zip(self.levels, taken, strict=True)
        ]
        self.slot = float(at.slot)
        self.bins += 1
        self.came += taken[0]
        self.due += self.levels[0]

    def end_hour(self) -> float:
        """Learns the season from the hour that has ended; gives how many seconds of it are known.

        A weekend that was never seen takes the shape of weekdays, and the other way round.
        """
        known = self.bins * self.width
        if known:
            slot, share = int(self.slot), min(1.0, known / HOUR)
            rate = max(1 / (self.seen[slot] + 1.5), SEASON_RATE) * share
            off = math.log((self.came + 1) / (self.due + 1)) - self.season[slot]
            self.season[slot] += rate * min(max(off, -SEASON_STEP), SEASON_STEP)
            self.seen[slot] += share
            twin = (slot + SLOTS // 2) % SLOTS
            if not self.seen[twin]:
                self.season[twin] = self.season[slot]
        self.bins = self.came = self.due = 0.0
        return known
