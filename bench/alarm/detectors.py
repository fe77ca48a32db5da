"""What is compared: the usual rule, two of river, SPOT, chance, and ours."""

from collections import deque
from copy import deepcopy
from datetime import UTC
from typing import Any

import numpy as np
from bench.alarm.detector import VOLUME, WEEK, Detector, Formula, OneByOne
from bench.alarm.field import Field
from bench.alarm.spot import Spot

from gutgemacht.listen.alarm import Bank
from gutgemacht.listen.simulator.counts import DAY, Floats


def usual_rule(hours: Floats) -> Floats:
    """The last hour against the same hour of the last seven days."""
    before = [np.roll(hours, days * DAY, axis=0) for days in range(1, 8)]
    ratio = (hours + 1) / (np.mean(before, axis=0) + 1)
    ratio[:WEEK] = 0
    return np.asarray(ratio)


def luck(hours: Floats) -> Floats:
    """Alarms at random: what is found by mere chance."""
    return np.random.default_rng(int(hours.sum())).random(hours.shape)


class Deviation:
    """river: distance from the mean of all so far, in standard deviations."""

    def __init__(self) -> None:
        from river.anomaly import StandardAbsoluteDeviation

        self._river = StandardAbsoluteDeviation()

    def see(self, value: float) -> float:
        score = self._river.score_one(None, value)
        self._river.learn_one(None, value)
        return float(score)

    def fork(self) -> "Deviation":
        return deepcopy(self)


class Gaussian:
    """river: a normal distribution over the last 6,400 bins.

    Its own score is a probability that cannot be told from 1 beyond eight deviations; the same
    distribution is asked for the deviations instead.
    """

    def __init__(self) -> None:
        from river.anomaly import GaussianScorer

        self._river: Any = GaussianScorer(window_size=6400, grace_period=DAY)

    def see(self, value: float) -> float:
        normal = self._river.gaussian
        spread = normal.sigma if normal.n_samples > DAY else 0.0
        score = (value - normal.mu) / spread if spread else 0.0
        self._river.learn_one(None, value)
        return float(score)

    def fork(self) -> "Gaussian":
        # The window alone is long, and its numbers need no copy.
        rolling = self._river.gaussian
        return deepcopy(self, {id(rolling.window): deque(rolling.window, rolling.window.maxlen)})


class Ours:
    """The alarm of gutgemacht, with or without the tone of mentions."""

    def __init__(self, name: str, *, tone: bool) -> None:
        self.name, self._tone = name, tone
        self.reads = (*VOLUME, "negative") if tone else VOLUME

    def branches(self, field: Field) -> tuple[Floats, list[Floats]]:
        """All brands in one bank, and beside them the storms that go on, each in a place."""
        brands, trials = len(field.brands), field.trials
        places = _places(field)
        counts = _side_by_side(field, self.reads, places)
        starts: dict[int, list[int]] = {}
        for number, trial in enumerate(trials):
            starts.setdefault(trial.first, []).append(number)
        bank = Bank(counts.shape[2], tone=self._tone)
        scores = np.empty(counts.shape[1:])
        for row, time in enumerate(field.times.tolist()):
            for number in starts.get(row, ()):
                bank.state[:, places[number]] = bank.state[:, trials[number].brand]
            negative = counts[1, row] if self._tone else None
            scores[row] = bank.update(counts[0, row], negative, time.replace(tzinfo=UTC)).surprise
        storms = [
            scores[one.first : one.last + 1, place].copy()
            for one, place in zip(trials, places, strict=True)
        ]
        return scores[:, :brands].copy(), storms


def _places(field: Field) -> list[int]:
    """A column for each storm, behind those of the brands; one that is over gives its own free."""
    free_from: list[int] = []
    places = [0] * len(field.trials)
    for number, trial in sorted(enumerate(field.trials), key=lambda pair: pair[1].first):
        place = next((n for n, free in enumerate(free_from) if free < trial.first), len(free_from))
        free_from[place : place + 1] = [trial.last]
        places[number] = len(field.brands) + place
    return places


def _side_by_side(field: Field, reads: tuple[str, ...], places: list[int]) -> Floats:
    """Counts as (channels, bins, places); NaN where a place is empty."""
    counts = np.full((len(reads), len(field.times), max(places) + 1), np.nan)
    for channel, name in enumerate(reads):
        counts[channel, :, : len(field.brands)] = field.quiet[name].T
        for trial, place in zip(field.trials, places, strict=True):
            stormy = field.stormy(trial, [name])[name]
            counts[channel, trial.first : trial.last + 1, place] = stormy
    return counts


def everybody() -> list[Detector]:
    """All that are compared. Raises `SystemExit` with the remedy where river is not there."""
    try:
        Deviation()
    except ModuleNotFoundError as error:
        remedy = "pip install -r bench/requirements.txt"
        raise SystemExit(f"{error.name} is not there: {remedy}") from error
    return [
        Formula("chance", luck),
        Formula("usual rule", usual_rule),
        OneByOne("river StandardAbsoluteDeviation", Deviation),
        OneByOne("river GaussianScorer", Gaussian),
        OneByOne("SPOT", Spot),
        Ours("ours, volume", tone=False),
        Ours("ours, volume and tone", tone=True),
    ]
