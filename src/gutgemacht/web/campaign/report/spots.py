"""Places of a picture, in words and as warm cells."""

from itertools import groupby

import numpy as np
from django.utils.translation import pgettext

from gutgemacht.campaign.heat import Grid
from gutgemacht.campaign.sums import Share, share
from gutgemacht.web.campaign.report.document import Cells, Place
from gutgemacht.web.campaign.report.words import said

# From these shares of readers on a place is one step warmer.
STEPS = (0.0, 0.1, 0.2, 0.35, 0.5)
FIELDS = 3


def step_of(part: float) -> int:
    """How warm a place is that such a share of readers marked: 0 for none, to 5."""
    return sum(part > edge for edge in STEPS)


def spot_of(box: tuple[float, float, float, float]) -> str:
    """In which of nine fields the middle of a box lies."""
    x, y, width, height = box
    return _spots()[_field(y + height / 2)][_field(x + width / 2)]


def spots_of(grid: Grid) -> tuple[Place, ...]:
    """The fields that readers pointed at, the most marked first.

    Of each field, how many pointed at one and the same cell in it.
    """
    counts = np.array(grid.counts)
    size = len(counts) // FIELDS
    highest = counts.reshape(FIELDS, size, FIELDS, size).max(axis=(1, 3))
    found: list[tuple[str, Share]] = [
        (_spots()[row][column], share(int(highest[row, column]), grid.of))
        for row in range(FIELDS)
        for column in range(FIELDS)
        if highest[row, column]
    ]
    found.sort(key=lambda one: -one[1].count)
    return tuple(Place(place, said(each)) for place, each in found)


def cells_of(grid: Grid) -> tuple[Cells, ...]:
    """The grid, smoothed a little, as rows of cells that are equally warm; none if all are cold."""
    if not any(map(any, grid.counts)):
        return ()
    smooth = _smoothed(np.array(grid.counts, dtype=float)) / max(grid.of, 1)
    return tuple(
        cells
        for number, row in enumerate(smooth.tolist())
        for cells in _row(number, list(map(step_of, row)))
    )


def _row(number: int, steps: list[int]) -> list[Cells]:
    cells, x = [], 0
    for step, run in groupby(steps):
        width = len(list(run))
        cells.append(Cells(x, number, width, step))
        x += width
    return cells


def _smoothed(counts: np.ndarray) -> np.ndarray:
    for axis in (0, 1):
        wide = np.pad(counts, [(1, 1) if each == axis else (0, 0) for each in (0, 1)], mode="edge")
        before, after = (np.roll(wide, shift, axis) for shift in (1, -1))
        mean = (before + 2 * wide + after) / 4
        counts = mean[1:-1] if axis == 0 else mean[:, 1:-1]
    return counts


def _field(place: float) -> int:
    return min(int(place * FIELDS), FIELDS - 1)


def _spots() -> tuple[tuple[str, ...], ...]:
    return (
        (pgettext("place", "top left"), pgettext("place", "top"), pgettext("place", "top right")),
        (pgettext("place", "left"), pgettext("place", "middle"), pgettext("place", "right")),
        (
            pgettext("place", "bottom left"),
            pgettext("place", "bottom"),
            pgettext("place", "bottom right"),
        ),
    )
