"""Concentration: which few things a stream is full of, in memory that does not grow.

SpaceSaving (A. Metwally, D. Agrawal and A. El Abbadi, "Efficient Computation of Frequent and Top-k
Elements in Data Streams", ICDT 2005): when a thing is new and no counter is free, it takes over the
smallest one, whose count becomes the most that it may have been seen before. Fading multiplies all
counts alike, which keeps the guarantees for faded counts (G. Cormode, F. Korn and S. Tirthapura,
"Exponentially Decayed Aggregates on Data Streams", ICDE 2008).
"""

import heapq
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple, Self

# Faded further than this a counter is free again.
NOTHING = 1e-6


class Counted(NamedTuple):
    """How often a thing was seen: no more than `most`, no less than `least`."""

    thing: str
    least: float
    most: float


@dataclass
class _Counter:
    count: float
    error: float


class SpaceSaving:
    """Counts the most frequent things of a stream with `size` counters.

    Of a stream of weight W: what weighs more than W / size has a counter; every count exceeds the
    truth by no more than W / size; the counts together are W.
    """

    def __init__(self, size: int) -> None:
        if size < 1:
            raise ValueError(f"size {size}: must be 1 or more")
        self.size = size
        self._counters: dict[str, _Counter] = {}
        # Each counter once, by a count that may be outdated, and then too small.
        self._smallest: list[tuple[float, str]] = []

    def add(self, thing: str, weight: float = 1.0) -> None:
        """Sees a thing `weight` times; a weight of 0 or less is not seen."""
        if weight <= 0:
            return
        known = self._counters.get(thing)
        if known:
            known.count += weight
            return
        taken = 0.0 if len(self._counters) < self.size else self._free()
        self._counters[thing] = _Counter(taken + weight, taken)
        heapq.heappush(self._smallest, (taken + weight, thing))

    def counted(self, thing: str) -> Counted:
        """How often a thing was seen; what has no counter was seen at most as often as any."""
        known = self._counters.get(thing)
        if known is None:
            return Counted(thing, 0.0, self.unseen)
        return Counted(thing, known.count - known.error, known.count)

    def top(self, most: int) -> list[Counted]:
        """The things with the largest counts, those first that were surely seen more often."""
        things = [self.counted(thing) for thing in self._counters]
        return sorted(things, key=lambda one: (-one.most, -one.least, one.thing))[:most]

    @property
    def unseen(self) -> float:
        """How often a thing without a counter may have been seen."""
        if len(self._counters) < self.size:
            return 0.0
        return min(counter.count for counter in self._counters.values())

    @property
    def total(self) -> float:
        """What the whole stream weighs."""
        return sum(counter.count for counter in self._counters.values())

    def fade(self, factor: float) -> None:
        """Makes all that was seen count less; `factor` lies between 0 and 1."""
        kept = {
            thing: _Counter(counter.count * factor, counter.error * factor)
            for thing, counter in self._counters.items()
            if counter.count * factor > NOTHING
        }
        self._replace(kept)

    def state(self) -> dict[str, list[float]]:
        """What `read` makes the same counter of; JSON can write it."""
        return {thing: [one.count, one.error] for thing, one in sorted(self._counters.items())}

    @classmethod
    def read(cls, size: int, state: Mapping[str, list[float]]) -> Self:
        """The counter of a state; of one with more counters than `size` the largest stay."""
        made = cls(size)
        largest = sorted(state.items(), key=lambda item: (-item[1][0], item[0]))[:size]
        made._replace({thing: _Counter(count, error) for thing, (count, error) in largest})
        return made

    def _free(self) -> float:
        """Gives the smallest counter away: what it counted."""
        while True:
            count, thing = heapq.heappop(self._smallest)
            now = self._counters[thing].count
            if now == count:
                del self._counters[thing]
                return count
            heapq.heappush(self._smallest, (now, thing))

    def _replace(self, counters: dict[str, _Counter]) -> None:
        self._counters = counters
        self._smallest = [(counter.count, thing) for thing, counter in counters.items()]
        heapq.heapify(self._smallest)
