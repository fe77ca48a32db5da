"""Heat: which words and which parts of a picture readers pointed at, and how many of them did.

Whoever marks a place twice is counted there once.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil

import numpy as np
from numpy.typing import NDArray

from gutgemacht.campaign.reading import Mark
from gutgemacht.campaign.sums import Share, share

CELLS = 24


@dataclass(frozen=True)
class Heat:
    """Words from `start` to `end` (code points) that the same share of readers marked."""

    start: int
    end: int
    share: Share


@dataclass(frozen=True)
class Grid:
    """A picture in equal cells, row by row from above: so many of `of` readers marked each."""

    counts: tuple[tuple[int, ...], ...]
    of: int

    def share(self, row: int, column: int) -> Share:
        """The share of one cell, with its interval."""
        return share(self.counts[row][column], self.of)


def heat_of_words(marks: Sequence[Iterable[Mark]], length: int) -> tuple[Heat, ...]:
    """The marked words of a text with `length` code points, from the marks of each reader.

    Marks beyond the text's end are cut there.
    """
    counts = np.zeros(length + 2, dtype=np.int64)
    for of_one in marks:
        counts[1:-1] += _words(of_one, length)
    edges = np.flatnonzero(np.diff(counts))
    return tuple(
        Heat(int(start), int(end), share(int(counts[start + 1]), len(marks)))
        for start, end in pairwise(edges)
        if counts[start + 1]
    )


def _words(marks: Iterable[Mark], length: int) -> NDArray[np.bool_]:
    marked = np.zeros(length, dtype=bool)
    for mark in marks:
        if mark.words:
            marked[slice(*mark.words)] = True
    return marked


def heat_of_picture(marks: Sequence[Iterable[Mark]], cells: int = CELLS) -> Grid:
    """The marked parts of a picture, from the marks of each reader."""
    counts = np.zeros((cells, cells), dtype=np.int64)
    for of_one in marks:
        counts += _boxes(of_one, cells)
    return Grid(tuple(tuple(map(int, row)) for row in counts), len(marks))


def _boxes(marks: Iterable[Mark], cells: int) -> NDArray[np.bool_]:
    marked = np.zeros((cells, cells), dtype=bool)
    for mark in marks:
        if mark.box:
            left, top, width, height = mark.box
            marked[_cells(top, height, cells), _cells(left, width, cells)] = True
    return marked


def _cells(begin: float, size: float, cells: int) -> slice:
    # A tap has no size, and lies in one cell all the same.
    first = min(int(begin * cells), cells - 1)
    return slice(first, max(ceil((begin + size) * cells), first + 1))
