"""#HackAHairDryer replayed: the take-off on Mondays of brands that are spoken of as IBM was."""

from dataclasses import replace
from datetime import timedelta

import numpy as np
from bench.alarm.field import AFTER_PEAK, BRANDS, DAYS, START, Field, Trial, quiet_field

from gutgemacht.listen.simulator.counts import DAY
from gutgemacht.listen.simulator.habits import GRADES, GradeName, draw_habits
from gutgemacht.listen.simulator.hairdryer import MEAN, TRAITS, Week, week
from gutgemacht.listen.simulator.storm import Shape, Storm

REPLAYED = 12
MONDAYS = (14, 21, 28)


def replay(grade: GradeName, seed: int) -> Field:
    """Ordinary brands with the mean of IBM, and the affair put on three Mondays of each."""
    brands_of, affairs = np.random.default_rng([seed, BRANDS]).spawn(2)
    chances = brands_of.spawn(REPLAYED)
    habits = [replace(draw_habits(one), mean=MEAN, trend=0.0) for one in chances]
    ground = quiet_field(grade, list(zip(habits, chances, strict=True)))
    trials = [
        _trial(brand, day, week(START + timedelta(days=day), GRADES[grade], affairs))
        for brand in range(REPLAYED)
        for day in MONDAYS
    ]
    return replace(ground, trials=tuple(trials))


def _trial(brand: int, monday: int, affair: Week) -> Trial:
    """From the take-off on: what comes before it under the own post is no volume."""
    first = monday * DAY + affair.take_off - 5 * DAY
    adds = {name: counts[affair.take_off :] for name, counts in affair.counts.items()}
    peak = first + int(np.argmax(adds["mentions"]))
    last = min(peak + AFTER_PEAK, DAYS * DAY - 1)
    return Trial(brand, Storm(0, Shape(0.5, 29), TRAITS), first, first, peak, last, adds, MEAN)
