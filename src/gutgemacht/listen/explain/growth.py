"""How fast a wave grows, when it began, and what comes next if nothing changes."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

LOOK = 2.0
"""So many hours back tell how fast it grows."""
AHEAD = 2.0
LEAST = 10
"""Fewer mentions beyond the usual tell nothing of growth."""
LEAST_BINS = 4
TWICE = 2.0
INTERVAL = 0.8
# Growth of 3 an hour doubles within a quarter of one; hardly a wave is faster.
_USUAL_GROWTH = 3.0
# Half of a growth is left after so many hours, as waves run out of people: a damped trend
# (E. S. Gardner and E. McKenzie, "Forecasting Trends in Time Series", Management Science 31, 1985).
_DAMPED = 1.0
_NORMAL = 1.2816


@dataclass(frozen=True)
class Growth:
    """How it goes on.

    `doubling` is hours to double, or to halve where it is less than 0, between `fastest` and
    `slowest`; all None where it surely does neither. `coming` mentions come in the next `ahead`
    hours, between `least` and `most`.
    """

    doubling: float | None
    fastest: float | None
    slowest: float | None
    ahead: float
    coming: int
    least: int
    most: int


def began(counts: Sequence[int], expected: Sequence[float]) -> int:
    """The place of the bin in which a wave that runs now began.

    The likeliest place from which on there is twice the usual: where the cumulative sum of the
    log-likelihood ratio was lowest (E. S. Page, "Continuous Inspection Schemes", Biometrika 41,
    1954).
    """
    usual = np.maximum(np.asarray(expected, dtype=float), 1e-3)
    steps = np.asarray(counts, dtype=float) * np.log(TWICE) - (TWICE - 1) * usual
    sums = np.concatenate([[0.0], np.cumsum(steps)[:-1]])
    return int(np.argmin(sums)) if len(counts) else 0


def growth(counts: Sequence[int], expected: Sequence[float], minutes: int = 5) -> Growth | None:
    """Growth of the last hours' bins over the usual; None where too little is known.

    The mean of a bin is the usual and an exponential beside it, its variance a multiple of its
    mean (quasi-likelihood: P. McCullagh and J. A. Nelder, Generalized Linear Models, ch. 9).
    """
    bins = round(LOOK * 60 / minutes)
    came = np.asarray(counts[-bins:], dtype=float)
    usual = np.maximum(np.asarray(expected[-bins:], dtype=float), 1e-3)
    if len(came) < LEAST_BINS or came.sum() - usual.sum() < LEAST:
        return None
    hours = np.arange(1.0 - len(came), 1.0) * (minutes / 60)
    now, rate, covariance = _fitted(came, usual, hours)
    spread = _NORMAL * float(np.sqrt(covariance[1, 1]))
    return _told(now, rate, spread, covariance, float(usual[-1]), minutes)


def _fitted(came: Floats, usual: Floats, hours: Floats) -> tuple[float, float, Floats]:
    """Logarithm of the wave's mentions a bin now, its growth an hour, and their covariance."""
    at = np.array([np.log(max(1.0, float((came - usual).mean()))), 0.0])
    design = np.stack([np.ones_like(hours), hours], axis=1)
    held = np.diag([1e-6, 1 / _USUAL_GROWTH**2])
    for _ in range(40):
        wave = np.exp(np.clip(design @ at, -30, 30))
        mean = usual + wave
        slope = design * wave[:, None]
        information = slope.T @ (slope / mean[:, None]) + held
        step = np.linalg.solve(information, slope.T @ ((came - mean) / mean) - held @ at)
        at = at + np.clip(step, -1, 1)
    noise = max(1.0, float(((came - mean) ** 2 / mean).sum()) / max(1, len(came) - 2))
    return float(at[0]), float(at[1]), np.linalg.inv(information) * noise


def _told(
    now: float, rate: float, spread: float, covariance: Floats, usual: float, minutes: int
) -> Growth:
    ahead = np.arange(1.0, round(AHEAD * 60 / minutes) + 1) * (minutes / 60)
    sure = _NORMAL * float(np.sqrt(covariance[0, 0]))
    slow, fast = rate - spread, rate + spread
    # At worst it grows on as fast as it can; at best it stops growing now.
    least = _sum(now - sure, min(slow, 0.0), ahead, usual)
    most = _sum(now + sure, fast, ahead, usual, damped=fast < 0)
    coming = _sum(now, rate, ahead, usual)
    fastest, doubling, slowest = _hours(fast, rate, slow)
    return Growth(
        doubling=doubling,
        fastest=fastest,
        slowest=slowest,
        ahead=AHEAD,
        coming=round(coming),
        least=int(max(0.0, least - _NORMAL * np.sqrt(least))),
        most=int(np.ceil(most + _NORMAL * np.sqrt(most))),
    )


def _sum(now: float, rate: float, ahead: Floats, usual: float, *, damped: bool = True) -> float:
    lasting = np.log(2) / _DAMPED
    hours = (1 - np.exp(-lasting * ahead)) / lasting if damped else ahead
    return float((usual + np.exp(np.minimum(now + rate * hours, 25))).sum())


def _hours(fast: float, rate: float, slow: float) -> tuple[float | None, ...]:
    """Hours to double, less than 0 to halve, the shortest first; None where it may do neither."""
    if slow > 0:
        rates = (fast, rate, slow)
    elif fast < 0:
        rates = (slow, rate, fast)
    else:
        return None, None, None
    return tuple(round(float(np.log(2)) / one, 3) for one in rates)
