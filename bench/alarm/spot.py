"""SPOT, written from its paper.

A. Siffer, P.-A. Fouque, A. Termier, C. Largouet: "Anomaly Detection in Streams with Extreme Value
Theory", KDD 2017. What exceeds a high quantile of the first bins is taken as generalised Pareto;
its parameters are those of the highest likelihood (one-dimensional after Grimshaw's substitution,
searched on a grid here), found anew with each further excess. The paper decides at one probability
q; here the score is minus its logarithm, so that any threshold can be set. What is beyond
`ANOMALY` is not learnt, as in the paper.
"""

import math
from copy import copy

import numpy as np

CALIBRATION, LEVEL = 2016, 0.98
ANOMALY = 1e-4
MOST_PEAKS = 200


class Spot:
    def __init__(self) -> None:
        self._first: list[float] = []
        self._peaks: list[float] = []
        self._bar, self._seen = 0.0, 0
        self._shape, self._scale = 0.0, 1.0

    def see(self, value: float) -> float:
        if self._seen < CALIBRATION:
            return self._calibrate(value)
        self._seen += 1
        if value <= self._bar:
            return 0.0
        score = self._surprise(value - self._bar)
        if score < -math.log(ANOMALY):
            self._peaks = [*self._peaks, value - self._bar][-MOST_PEAKS:]
            self._fit()
        return score

    def fork(self) -> "Spot":
        return copy(self)

    def _calibrate(self, value: float) -> float:
        self._first.append(value)
        self._seen += 1
        if self._seen == CALIBRATION:
            first = np.array(self._first)
            self._bar = float(np.quantile(first, LEVEL))
            self._peaks = (first[first > self._bar] - self._bar).tolist() or [1.0]
            self._first = []
            self._fit()
        return 0.0

    def _surprise(self, excess: float) -> float:
        """Minus the logarithm of the probability of so much: formula 1 of the paper."""
        often = -math.log(min(1.0, len(self._peaks) / self._seen))
        if abs(self._shape) < 1e-6:
            return often + excess / self._scale
        inside = 1 + self._shape * excess / self._scale
        # Beyond the end of a bounded tail the probability is 0; more is still stranger.
        return often + (math.log(inside) / self._shape if inside > 0 else 1e6 + excess)

    def _fit(self) -> None:
        """Shape and scale of the highest likelihood, by x = shape / scale on a grid."""
        peaks = np.array(self._peaks)
        mean, largest = peaks.mean(), peaks.max()
        grid = np.concatenate(
            [-(1 - np.geomspace(1e-3, 0.5, 8)) / largest, np.geomspace(1e-3, 20, 16) / mean]
        )
        shape = np.log1p(np.outer(grid, peaks)).mean(axis=1)
        likelihood = -np.log(shape / grid) - shape - 1
        best = int(np.argmax(likelihood))
        exponential = -math.log(mean) - 1
        if exponential >= likelihood[best]:
            self._shape, self._scale = 0.0, float(mean)
        else:
            self._shape, self._scale = float(shape[best]), float(shape[best] / grid[best])
