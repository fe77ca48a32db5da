"""One wave, one alarm: the same logic for all detectors, and the threshold for a rate."""

import numpy as np

from gutgemacht.listen.simulator.counts import HOUR, Floats

CALM = 12 * HOUR


def opened(scores: Floats, threshold: float) -> int:
    """How many incidents the scores (bins, series) open.

    One opens at the threshold, and closes when for half a day no score was above it.
    """
    series, bins = np.nonzero(threshold <= scores.T)
    return _runs(series, bins)


def _runs(series: np.ndarray, bins: np.ndarray) -> int:
    if not len(bins):
        return 0
    is_new = (np.diff(series) != 0) | (np.diff(bins) > CALM)
    return 1 + int(is_new.sum())


def threshold_for(scores: Floats, most: int) -> float:
    """The lowest threshold down to which never more than `most` incidents open.

    Raises `ValueError` where even the highest scores, alike among themselves, open more.
    """
    ranked = np.unique(scores)[::-1]
    good, step = -1, 1
    while step:
        place = good + step
        if place < len(ranked) and opened(scores, ranked[place]) <= most:
            good, step = place, max(step, min(step * 2, 1 + place // 50))
        else:
            step //= 2
    if good < 0:
        raise ValueError("the highest score is reached too often: no threshold is quiet enough")
    return float(ranked[good])


def found_at(scores: Floats, first: int, threshold: float) -> int | None:
    """The bin in which a storm that begins in `first` is told of, in the scores of its series.

    While an incident is open already, only a score that outdoes it tells people anything.
    """
    before = scores[max(0, first - CALM) : first]
    is_open = before.max(initial=-np.inf) >= threshold
    bar = before.max() if is_open else threshold
    storm = scores[first:]
    above = np.flatnonzero(storm > bar if is_open else storm >= bar)
    return first + int(above[0]) if len(above) else None
