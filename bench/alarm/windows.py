"""The score of the Numenta Anomaly Benchmark, written from its paper.

A. Lavin, S. Ahmad: "Evaluating Real-time Anomaly Detection Algorithms", ICMLA 2015, standard
profile. The first row above the threshold in a labelled window earns the more the earlier it lies,
each row above it outside costs a little, each window without one costs as much as it could earn;
100 is perfect, 0 is silence.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from gutgemacht.listen.simulator.counts import Floats

FALSE = 0.11
PROBATION, LONGEST_PROBATION = 0.15, 750
STEPS = 300


@dataclass(frozen=True)
class Marked:
    """The scores of a series, and its windows as first and last rows."""

    scores: Floats
    windows: tuple[tuple[int, int], ...]


def points(one: Marked, threshold: float) -> float:
    """What a series earns above what silence would."""
    begin = min(int(PROBATION * len(one.scores)), LONGEST_PROBATION)
    loud = [row for row in np.flatnonzero(one.scores >= threshold).tolist() if row >= begin]
    earned = 0.0
    for first, last in one.windows:
        hit = next((row for row in loud if first <= row <= last), None)
        if hit is not None:
            place = -(last - hit + 1) / (last - first + 1)
            earned += 1 + _worth(place) / _worth(-1.0)
    return earned + sum(FALSE * _cost(row, one.windows) for row in loud)


def _cost(row: int, windows: Sequence[tuple[int, int]]) -> float:
    if any(first <= row <= last for first, last in windows):
        return 0.0
    past = [window for window in windows if window[1] < row]
    if not past:
        return -1.0
    first, last = past[-1]
    return _worth((row - last) / (last - first))


def _worth(place: float) -> float:
    """From 1 at the front of a window over 0 at its end down to -1 far behind it."""
    return -1.0 if place > 3 else 2 / (1 + math.exp(5 * place)) - 1


def tuned(series: Sequence[Marked]) -> tuple[float, float]:
    """The score with the best threshold of all; and with, for each series, that of the others."""
    every = np.concatenate([one.scores[one.scores > 0] for one in series])
    thresholds = np.quantile(every, np.linspace(0.3, 1, STEPS)).tolist()
    earned = np.array([[points(one, at) for at in thresholds] for one in series])
    most = 2 * sum(len(one.windows) for one in series)
    others = [int((earned.sum(axis=0) - own).argmax()) for own in earned]
    left_out = sum(own[at] for own, at in zip(earned, others, strict=True))
    return 100 * earned.sum(axis=0).max() / most, 100 * left_out / most
