"""What of clicks may be told: sums of the links of eight people or more.

A part is what came through the links of one idea. Parts of enough people are told alone, all others
together; and what is left over is never a smaller group, or it could be found by subtracting. So
whatever sums are added or subtracted, they speak of eight people at least.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

LEAST = 8


@dataclass(frozen=True)
class Part:
    """What one idea brought: so many clicks, through the links of these people.

    Clicks of links that nobody's name stands on any more may be among them; they make a sum no less
    safe, and count for nobody.
    """

    idea: int
    people: frozenset[int]
    clicks: int


@dataclass(frozen=True)
class Sum:
    """What may be told: so many clicks through the links of so many people."""

    ideas: tuple[int, ...]
    people: int
    clicks: int


def people(parts: Iterable[Part]) -> int:
    """How many people these are; whoever shared several ideas is one."""
    return len(frozenset[int]().union(*(part.people for part in parts)))


def told(parts: Sequence[Part], least: int = LEAST) -> tuple[Sum, ...]:
    """The sums that may be told, ideas alone first, then the others together; each part in one.

    None where all together are too few.
    """
    alone = sorted((part for part in parts if people([part]) >= least), key=_size)
    others = [part for part in parts if people([part]) < least]
    while alone and others and people(others) < least:
        # The smallest takes the few others in; then they are enough.
        others.append(alone.pop(0))
    sums = [_sum([part]) for part in sorted(alone, key=_size, reverse=True)]
    return (*sums, _sum(others)) if others and people(others) >= least else tuple(sums)


def _size(part: Part) -> tuple[int, int]:
    return people([part]), -part.idea


def _sum(parts: Sequence[Part]) -> Sum:
    ideas = tuple(sorted(part.idea for part in parts))
    return Sum(ideas, people(parts), sum(part.clicks for part in parts))
