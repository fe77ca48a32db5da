"""How rare a burst is among those this series has had: self-calibrated tails.

For a log ratio the bar is a quantile learnt online by stochastic approximation (Robbins, Monro
1951). What the tops of bursts exceed it by is taken as exponential, so that the ratio itself has a
Pareto tail; with a gamma prior on its rate the chance of a burst at least as big has a closed form
(Lomax 1954). How often this series bursts at all is counted too, so that topics which burst daily
and topics which never do give alarm equally often.
"""

import math
from dataclasses import dataclass

from gutgemacht.listen.alarm.week import HOUR

QUANTILE = 0.99
FIRST_BAR, LEAST_BAR = 0.7, 0.05
STEP = 0.002  # of the bar, in each 5 minutes
FIRST_FALLS, HALF_OF_THEM = 150.0, 2 * HOUR  # a new bar falls faster, but never rises faster
BIGGEST_STEP = 0.3
APART = 6 * HOUR  # so long below the bar ends a burst

TYPICAL, TYPICAL_TOP = 4.0, 0.5  # the prior: so many bursts, so far above the bar
FORGET = 0.98  # what is left of a burst when the next has ended
MONTH = 30.4 * 24 * HOUR
USUAL_RATE, SURE_OF_IT = 15.0, 8.0  # bursts a month, and how many of them the prior weighs
RATE_MEMORY = 60 * 24 * HOUR


def rise(width: float) -> float:
    """How far the bar rises for a bin above it: little, so that it does not run after a storm."""
    return min(STEP * width / 300, BIGGEST_STEP) * QUANTILE


def fall(age: float, width: float) -> float:
    """How far the bar falls for a bin below it; `age` is in bins."""
    young = FIRST_FALLS / (1 + age * width / HALF_OF_THEM)
    return min(STEP * width / 300 * (1 + young), BIGGEST_STEP) * (1 - QUANTILE)


@dataclass
class Bursts:
    """The history of bursts of one log ratio of one series."""

    bar: float = FIRST_BAR
    top: float = 0.0  # of the burst that is running, above the bar
    over_at: float = -math.inf  # when it was above the bar last
    ended: float = 0.0
    tops: float = 0.0
    rate: float = 0.0
    span: float = 0.0

    def surprise(self, ratio: float) -> float:
        """Minus the log of the chance of such a burst, against that of any burst at usual rate."""
        if ratio <= self.bar:
            return 0.0
        shape, scale = TYPICAL + self.ended, TYPICAL * TYPICAL_TOP + self.tops
        often = (SURE_OF_IT + self.rate) / (SURE_OF_IT + USUAL_RATE * self.span)
        return max(shape * math.log1p((ratio - self.bar) / scale) - math.log(often), 0.0)

    def learn(self, ratio: float, time: float, up: float, down: float) -> None:
        """Takes in a ratio; `up` and `down` are how far the bar may move."""
        if ratio > self.bar:
            self.top = max(self.top, ratio - self.bar)
            self.over_at = time
            self.bar += up
        else:
            self.bar = max(self.bar - down, LEAST_BAR)

    def end_hour(self, time: float, known: float) -> None:
        """Ends a burst that is long over; `known` seconds more of this series have been seen."""
        kept = math.exp(-known / RATE_MEMORY)
        self.rate *= kept
        self.span = self.span * kept + known / MONTH
        if self.top and time - self.over_at > APART:
            self.ended = self.ended * FORGET + 1
            self.tops = self.tops * FORGET + self.top
            self.rate += 1
            self.top = 0.0
