"""The likeliest readings of a tag: a Viterbi search that keeps the n best at every place."""

from collections.abc import Sequence
from heapq import nlargest
from typing import NamedTuple

from gutgemacht.text.segment.atoms import Atoms
from gutgemacht.text.segment.frequencies import Frequencies
from gutgemacht.text.segment.gain import gain


class Reading(NamedTuple):
    """One way to read a hashtag: its folded `words` in order.

    `score` is the log10 of how likely it is, to be compared with other readings of the tag.
    """

    words: tuple[str, ...]
    score: float


class _Step(NamedTuple):
    """The last word of a chain starts at `start`; before it comes chain number `rank` there."""

    score: float
    start: int
    rank: int


def best(atoms: Atoms, lists: Sequence[Frequencies], most: int) -> list[Reading]:
    """The `most` likeliest readings in these languages, the best one first."""
    table = [[_Step(0.0, 0, 0)]]
    wall = 0
    for end in range(1, len(atoms.texts) + 1):
        wall = end - 1 if end - 1 in atoms.walls else wall
        gains = [gain(atoms, start, end, lists) for start in range(wall, end)]
        steps = (
            _Step(before.score + gained, start, rank)
            for start, gained in enumerate(gains, start=wall)
            for rank, before in enumerate(table[start])
        )
        table.append(nlargest(most, steps))
    return [Reading(_words(atoms, table, rank), step.score) for rank, step in enumerate(table[-1])]


def _words(atoms: Atoms, table: list[list[_Step]], rank: int) -> tuple[str, ...]:
    words = []
    end = len(atoms.texts)
    while end:
        _, start, rank = table[end][rank]
        words.append(atoms.word(start, end))
        end = start
    return tuple(reversed(words))
