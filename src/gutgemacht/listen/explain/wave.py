"""A wave as its mentions come in, in memory that does not grow.

Of many mentions those with the smallest hashes of their ids are kept: a sample in which each is as
likely as any other, the same one in whatever order they come (E. Cohen and H. Kaplan, "Summarizing
Data using Bottom-k Sketches", PODC 2007).
"""

import heapq
from collections import Counter
from hashlib import blake2b

from gutgemacht.listen.explain.facts import Example
from gutgemacht.listen.explain.seen import Seen

SAMPLE = 2_000
"""Up to so many mentions everything is exact; of more, shares err by 1 to 2 of 100."""
EXAMPLES = 3


class Wave:
    """How many mentions, negative ones and new authors; a sample; the furthest heard."""

    def __init__(self) -> None:
        self.mentions = self.negative = self.new_authors = 0
        # By the largest hash first, which is the next to go.
        self._sample: list[tuple[int, str, int, Seen]] = []
        self._furthest: list[tuple[str, Example]] = []

    def add(self, seen: Seen) -> None:
        """Sees one mention of the wave."""
        self.mentions += 1
        self.negative += seen.negative
        self.new_authors += seen.new_author
        self._keep(seen)
        self._show(seen)

    @property
    def sample(self) -> list[Seen]:
        """The mentions kept, in the order of their ids."""
        return sorted((seen for *_, seen in self._sample), key=lambda one: one.id)

    @property
    def examples(self) -> tuple[Example, ...]:
        """Those that reached most people, of an author only one."""
        return tuple(example for _, example in self._furthest)

    @property
    def loudest(self) -> float:
        """The share of the mentions that the loudest single author wrote."""
        authors = Counter(seen.author for *_, seen in self._sample if seen.author)
        return max(authors.values(), default=0) / max(1, len(self._sample))

    def _keep(self, seen: Seen) -> None:
        mark = int.from_bytes(blake2b(seen.id.encode(), digest_size=8).digest())
        # Nobody promises that an id comes once.
        entry = (-mark, seen.id, self.mentions, seen)
        if len(self._sample) < SAMPLE:
            heapq.heappush(self._sample, entry)
        elif entry > self._sample[0]:
            heapq.heapreplace(self._sample, entry)

    def _show(self, seen: Seen) -> None:
        example = Example(seen.id, seen.url, seen.at, seen.reach)
        others = [one for one in self._furthest if one[0] != seen.author or not seen.author]
        same = [one for one in self._furthest if one[0] == seen.author and seen.author]
        best = max([*same, (seen.author, example)], key=lambda one: one[1].reach)
        ranked = sorted([*others, best], key=lambda one: (-one[1].reach, one[1].at, one[1].id))
        self._furthest = ranked[:EXAMPLES]
