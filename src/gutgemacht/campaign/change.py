"""Change: whether fewer object than in the round before, and how sure that is."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import betaincinv

from gutgemacht.campaign.decision import INTERVAL, interval_of
from gutgemacht.campaign.sums import Share

_POINTS = 400


@dataclass(frozen=True)
class Change:
    """The shares of objectors then and now, and what lies between them.

    `difference` (now less before; the median) lies between `low` and `high` with 95 %; `lower` is
    the probability that fewer object now.
    """

    before: Share
    now: Share
    difference: float
    low: float
    high: float
    lower: float


def change(
    before: tuple[int, int], now: tuple[int, int], prior: tuple[float, float] = (1.0, 1.0)
) -> Change:
    """What two rounds, each of (readers, objectors), say of each other.

    Both shares get their Beta posterior, as in the decision; their difference is taken over a grid
    of equally likely values of each, which needs no chance and is exact to about 0.002.
    """
    differences = np.subtract.outer(_values(now, prior), _values(before, prior))
    tails = [(1 - INTERVAL) / 2, 0.5, (1 + INTERVAL) / 2]
    low, middle, high = (float(value) for value in np.quantile(differences, tails))
    # Equal values are lower as often as they are higher.
    lower = float((differences < 0).mean() + (differences == 0).mean() / 2)
    return Change(_share(before, prior), _share(now, prior), middle, low, high, lower)


def _values(counted: tuple[int, int], prior: tuple[float, float]) -> NDArray[np.float64]:
    readers, objectors = counted
    places = (np.arange(_POINTS) + 0.5) / _POINTS
    values: NDArray[np.float64] = betaincinv(
        prior[0] + objectors, prior[1] + readers - objectors, places
    )
    return values


def _share(counted: tuple[int, int], prior: tuple[float, float]) -> Share:
    readers, objectors = counted
    return Share(objectors, readers, *interval_of(readers, objectors, prior))
