"""The port to what gives alarm, and two ways to be one."""

from collections.abc import Callable
from typing import Protocol

import numpy as np
from bench.alarm.field import Field, Trial

from gutgemacht.listen.simulator.counts import DAY, HOUR, Floats, Ints

VOLUME = ("mentions",)
WEEK = 7 * DAY


class Detector(Protocol):
    """Something that gives alarm.

    `reads` are the channels it needs. It says of each bin how strange it is, knowing nothing of
    what comes later; a higher score is stranger, and one threshold must serve all series.
    """

    name: str
    reads: tuple[str, ...]

    def branches(self, field: Field) -> tuple[Floats, list[Floats]]:
        """The scores of the quiet brands (bins, brands), and of each storm from `first` to `last`.

        What was before a storm is the brand's quiet past, so that it need be looked at only once.
        """
        ...


class Formula:
    """A detector that needs of the past only the last week of mentions, as hourly sums."""

    reads = VOLUME

    def __init__(self, name: str, scores: Callable[[Floats], Floats]) -> None:
        self.name, self.scores = name, scores

    def branches(self, field: Field) -> tuple[Floats, list[Floats]]:
        quiet = field.quiet["mentions"]
        return self.scores(last_hour(quiet.T)), [self._storm(field, one) for one in field.trials]

    def _storm(self, field: Field, trial: Trial) -> Floats:
        past = field.quiet["mentions"][trial.brand, trial.first - WEEK - HOUR : trial.first]
        stormy = field.stormy(trial, VOLUME)["mentions"]
        whole = np.concatenate([past, stormy])[:, None]
        return self.scores(last_hour(whole))[len(past) :, 0]


class Online(Protocol):
    """A detector of one series, number by number."""

    def see(self, value: float) -> float:
        """The score of a number, which is learnt then."""
        ...

    def fork(self) -> "Online":
        """Another one that has seen the same."""
        ...


class OneByOne:
    """A detector of one series, over the mentions of the last hour, as the usual rule has them."""

    reads = VOLUME

    def __init__(self, name: str, new: Callable[[], Online]) -> None:
        self.name, self._new = name, new

    def branches(self, field: Field) -> tuple[Floats, list[Floats]]:
        quiet = np.zeros((len(field.times), len(field.brands)))
        storms: dict[int, Floats] = {}
        for brand in range(len(field.brands)):
            quiet[:, brand] = self._brand(field, brand, storms)
        return quiet, [storms[number] for number in range(len(field.trials))]

    def _brand(self, field: Field, brand: int, storms: dict[int, Floats]) -> Floats:
        """The scores of a brand; those of its storms go into `storms`, by their places."""
        counts, online, done = field.quiet["mentions"][brand], self._new(), 0
        hours = last_hour(counts[:, None])[:, 0]
        quiet = []
        for number, trial in sorted(enumerate(field.trials), key=lambda pair: pair[1].first):
            if trial.brand == brand:
                quiet.append(_follow(online, hours[done : trial.first]))
                done = trial.first
                stormy = field.stormy(trial, VOLUME)["mentions"]
                whole = np.concatenate([counts[done - HOUR : done], stormy])[:, None]
                storms[number] = _follow(online.fork(), last_hour(whole)[HOUR:, 0])
        return np.concatenate([*quiet, _follow(online, hours[done:])])


def _follow(online: Online, values: Floats) -> Floats:
    return np.array([online.see(value) for value in values.tolist()])


def last_hour(counts: Ints) -> Floats:
    """The sums of the last hour, by bin, of counts as (bins, series)."""
    sums = np.cumsum(counts, axis=0, dtype=float)
    sums[HOUR:] -= sums[:-HOUR].copy()
    return sums
