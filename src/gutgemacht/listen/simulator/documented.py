"""Three documented storms as they went, for exercises: how many speak in each five minutes.

Growth, peak and fall are those that were counted; all between them is a model. A storm made
larger or smaller goes the same way.
"""

from dataclasses import dataclass, replace
from functools import cache

import numpy as np

from gutgemacht.library import Pace
from gutgemacht.listen.simulator import hairdryer
from gutgemacht.listen.simulator.counts import DAY, HOUR, Floats, Ints
from gutgemacht.listen.simulator.storm import HINDE, MAYOR_CHEAT, Shape, Storm, grown, rates

# What comes later than this is no part of an exercise.
LONG = 14 * DAY
# How many hours of growth were published, and how many spoke in the hour of the peak.
COUNTED: dict[Pace, tuple[Shape, float, float]] = {
    "minutes": (MAYOR_CHEAT, 2, 4_697),
    "hours": (HINDE, 14, 374),
}


@dataclass(frozen=True)
class Course:
    """How many speak in each stretch on average, from the publication on.

    It grows from the bin `take_off` to the bin `peak`; what comes before is some few who criticise.
    """

    rates: Floats
    take_off: int
    peak: int

    def sized(self, posts: int, bins: int) -> "Course":
        """The same with so many posts in the `bins` from the take-off on.

        The few before are as many as they were: they do not tell how large it will be.
        """
        loud = self.rates[self.take_off :]
        larger = loud * (posts / loud[:bins].sum())
        return replace(self, rates=np.concatenate([self.rates[: self.take_off], larger]))

    def drawn(self, chance: np.random.Generator) -> Ints:
        """How many speak in each stretch: whole people, some more, some fewer."""
        return chance.poisson(self.rates)


@cache
def course(pace: Pace) -> Course:
    """The documented storm that went at this pace, as large as it was."""
    if pace == "prelude":
        take_off, before_and_after = hairdryer.expected(LONG)
        return Course(before_and_after, take_off, take_off + round(hairdryer.RISE * HOUR))
    shape, hours, top = COUNTED[pace]
    full = replace(shape, peak=grown(shape, hours))
    return Course(rates(Storm(0, full), top / full.peak, LONG), 0, round(hours * HOUR))
