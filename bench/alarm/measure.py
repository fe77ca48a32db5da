"""Scores of a detector on a field -> thresholds, and what is found with them."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from bench.alarm.detector import Detector
from bench.alarm.field import WARM_UP, Field, Trial
from bench.alarm.incidents import CALM, found_at, threshold_for

from gutgemacht.listen.simulator.counts import DAY, HOUR, Floats

RATES = (0.5, 1.0, 4.0)


@dataclass(frozen=True)
class Scored:
    """The scores of the quiet brands (bins, brands), and those of each storm."""

    quiet: Floats
    storms: tuple[tuple[Trial, Floats], ...]


@dataclass(frozen=True)
class Found:
    """A storm, and when it was found: minutes from its beginning, None where it was missed.

    `out` is the share of its mentions until two days after the peak that was out by then.
    """

    trial: Trial
    delay: float | None
    out: float
    before_peak: bool


def scored(detector: Detector, field: Field) -> Scored:
    """The scores of each storm begin half a day before it, to know whether an incident was open."""
    quiet, storms = detector.branches(field)
    return Scored(
        quiet[WARM_UP * DAY :],
        tuple(
            (trial, np.concatenate([quiet[trial.first - CALM : trial.first, trial.brand], scores]))
            for trial, scores in zip(field.trials, storms, strict=True)
        ),
    )


def threshold(scores: Scored, field: Field, rate: float) -> float:
    """The one threshold for all brands that gives `rate` false alarms a brand-month."""
    return threshold_for(scores.quiet, round(rate * field.months()))


def found(scores: Scored, threshold: float) -> list[Found]:
    return [_found(trial, storm, threshold) for trial, storm in scores.storms]


def _found(trial: Trial, scores: Floats, threshold: float) -> Found:
    place = found_at(scores, CALM, threshold)
    if place is None:
        return Found(trial, None, 1.0, before_peak=False)
    # A bin is known when it has ended.
    known = trial.first + place - CALM + 1
    said = trial.adds["mentions"]
    out = said[: known - trial.first].sum() / max(1, said.sum())
    delay = max(0, known - trial.begun) * 60 / HOUR
    return Found(trial, delay, float(out), before_peak=known <= trial.peak)


@dataclass(frozen=True)
class Summary:
    """Of some storms: how many were found, and of those how late and how much was out by then."""

    recall: float
    median: float
    late: float
    out: float
    before_peak: float


def summary(storms: Iterable[Found]) -> Summary:
    """Median and 90 % delay in minutes over what was found; shares from 0 to 1."""
    rows = list(storms)
    heard = [one for one in rows if one.delay is not None]
    delays = [one.delay for one in heard] or [float("nan")]
    return Summary(
        recall=len(heard) / len(rows),
        median=float(np.median(delays)),
        late=float(np.quantile(delays, 0.9)),
        out=float(np.median([one.out for one in heard] or [float("nan")])),
        before_peak=sum(one.before_peak for one in rows) / len(rows),
    )
