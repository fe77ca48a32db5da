"""How much is said of a brand on ordinary days, and how it is read."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

# Density of burst peaks falls with this exponent (about 2.3 in the public counts).
BURST_EXPONENT = 2.15
BURST_LEAST, BURST_MOST = 2.0, 107.0
BURST_COUNTED = 4.0


@dataclass(frozen=True)
class Habits:
    """A brand.

    `mean` is mentions an hour over the week; `swing` the busiest hour of a day over the calmest;
    `weekend` its Saturdays and Sundays over weekdays; `k` the dispersion of hourly counts (negative
    binomial); `memory` how much of the logarithmic residual is left after an hour; `bursts` how
    often in 28 days it is over four times the usual; `trend` the logarithmic growth in 28 days.
    `replies` is the share that answers own posts, `new` that of authors not seen before, `posts`
    own posts a day, `likes` those of an own post for each reply.
    """

    mean: float
    swing: float
    weekend: float
    k: float
    memory: float
    bursts: float
    trend: float
    busiest: float
    replies: float
    new: float
    posts: float
    likes: float


@dataclass(frozen=True)
class Grade:
    """How well tone is read: shares of negative marks on ordinary days and in storms.

    `swing` is how far (logit, standard deviation) the share strays in harmless bursts.
    """

    usual: float
    storm: float
    swing: float


GradeName = Literal["good", "fair", "poor"]
GRADES: dict[GradeName, Grade] = {
    "good": Grade(usual=0.20, storm=0.75, swing=0.35),
    "fair": Grade(usual=0.25, storm=0.60, swing=0.70),
    "poor": Grade(usual=0.30, storm=0.45, swing=0.70),
}


def draw_habits(chance: np.random.Generator) -> Habits:
    """A brand such as the ten of the public counts (their ranges, evenly on a log scale)."""
    return Habits(
        mean=_between(chance, 4, 1027),
        swing=_between(chance, 2.5, 6.7),
        weekend=chance.uniform(0.44, 0.83),
        k=float(np.clip(5 * chance.lognormal(0, 0.7), 1.9, 40)),
        memory=chance.uniform(0.5, 0.7),
        bursts=_between(chance, 1.6, 20),
        trend=chance.normal(0, 0.15),
        busiest=chance.uniform(13, 21),
        replies=chance.uniform(0.05, 0.25),
        new=chance.uniform(0.25, 0.50),
        posts=chance.uniform(1, 4),
        likes=_between(chance, 5, 40),
    )


def _between(chance: np.random.Generator, low: float, high: float) -> float:
    return float(np.exp(chance.uniform(np.log(low), np.log(high))))
