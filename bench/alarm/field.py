"""The brands and storms of a measurement, the same for every detector."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import product

import numpy as np
from numpy.typing import NDArray

from gutgemacht.listen.simulator.background import Background, background
from gutgemacht.listen.simulator.counts import BIN, DAY, HOUR, Counts, together
from gutgemacht.listen.simulator.habits import GRADES, GradeName, Habits, draw_habits
from gutgemacht.listen.simulator.storm import (
    HINDE,
    MAYOR_CHEAT,
    Shape,
    Storm,
    draw_prelude,
    draw_traits,
    peak_at,
    storm_counts,
)

FROZEN, HOLD = 7, 20151207
START = datetime(2026, 3, 2, tzinfo=UTC)
DAYS, WARM_UP, FIRST_STORM, LAST_STORM = 42, 7, 11, 38
BRANDS, STORMS_A_SHAPE = 60, 80
SHAPES = (
    *(Shape(d, p, name=f"{round(d * 60)} min") for d, p in product((1 / 3, 1, 3), (3, 10, 30))),
    *(replace(shape, peak=peak) for shape, peak in product((HINDE, MAYOR_CHEAT), (10, 30))),
)
# Of 72 hours: so long criticism may come before volume.
LEAD = 3 * DAY + HOUR
AFTER_PEAK = 12 * HOUR


@dataclass(frozen=True)
class Trial:
    """A storm in the weeks of a brand.

    `first` is the first bin it changes, `begun` the one where it counts as begun, after `last` it
    is missed. `adds` are its counts from `first` on, until two days after the peak.
    """

    brand: int
    storm: Storm
    first: int
    begun: int
    peak: int
    last: int
    adds: Counts
    mean: float


@dataclass(frozen=True)
class Field:
    """Brands in quiet weeks, one row a brand, and the storms to be put into them."""

    times: NDArray[np.datetime64]
    quiet: Counts
    brands: tuple[Background, ...]
    trials: tuple[Trial, ...]

    def stormy(self, trial: Trial, reads: Sequence[str]) -> Counts:
        """Channels of the brand with the storm, from `first` to `last`."""
        here = slice(trial.first, trial.last + 1)
        calm = {name: self.quiet[name][trial.brand, here] for name in reads}
        long = trial.last + 1 - trial.first
        return together([calm, {name: trial.adds[name][:long] for name in reads}])

    def months(self) -> float:
        """Brand-months in which false alarms are counted."""
        return len(self.brands) * (DAYS - WARM_UP) / 30.4


def field(grade: GradeName, seed: int) -> Field:
    """The brands and storms of a seed; the grade changes only how they are read."""
    chance = np.random.default_rng(seed)
    chances = chance.spawn(BRANDS)
    ground = quiet_field(grade, [(draw_habits(one), one) for one in chances])
    plan = list(product(range(STORMS_A_SHAPE), SHAPES))
    storms = zip(plan, chance.spawn(len(plan)), strict=True)
    trials = tuple(
        _trial(ground.brands, number % BRANDS, grade, shape, one)
        for number, ((_, shape), one) in enumerate(storms)
    )
    return replace(ground, trials=trials)


def quiet_field(grade: GradeName, brands: Sequence[tuple[Habits, np.random.Generator]]) -> Field:
    """Brands without storms."""
    made = tuple(background(habits, START, DAYS, GRADES[grade], one) for habits, one in brands)
    quiet = {name: np.stack([one.counts[name] for one in made]) for name in made[0].counts}
    times = np.datetime64(START.replace(tzinfo=None)) + np.arange(DAYS * DAY) * np.timedelta64(BIN)
    return Field(times.astype("datetime64[s]"), quiet, made, ())


def _trial(
    brands: Sequence[Background],
    brand: int,
    grade: GradeName,
    shape: Shape,
    chance: np.random.Generator,
) -> Trial:
    begun = int(chance.integers(FIRST_STORM * DAY, LAST_STORM * DAY))
    posts = brands[brand].posts
    recent = tuple(one.id for one in posts if begun - 3 * DAY < one.at < begun - 3 * HOUR)
    at_post = recent if chance.random() < 0.5 else ()
    traits, prelude = draw_traits(chance, at_post), draw_prelude(chance) if at_post else None
    storm = Storm(LEAD, shape, traits, prelude)
    peak = peak_at(storm)
    habits = brands[brand].habits
    adds = storm_counts(storm, habits, peak + 2 * DAY, GRADES[grade], chance)
    silent = int(np.argmax(adds["mentions"] > 0))
    first, shift = begun - LEAD + silent, begun - LEAD
    adds = {name: counts[silent:] for name, counts in adds.items()}
    last = min(peak + shift + AFTER_PEAK, DAYS * DAY - 1)
    return Trial(brand, storm, first, begun, peak + shift, last, adds, habits.mean)
