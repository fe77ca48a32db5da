"""A tag taken apart as far as its writing shows: letters, numbers, capitals, underscores."""

from itertools import pairwise
from typing import NamedTuple

import regex

from gutgemacht.text.fold import fold
from gutgemacht.text.hashtags import hashtags

SIGNS = "#\uff03"

_ATOM = regex.compile(r"\p{N}+|\p{L}\p{M}*|\p{M}+")
_NUMBER = regex.compile(r"\p{N}")


class Atoms(NamedTuple):
    """What is never cut, letters and whole numbers, and where words must or may well start."""

    texts: list[str]
    walls: list[int]
    humps: frozenset[int]

    def word(self, start: int, end: int) -> str:
        """The atoms from `start` to before `end`, put together."""
        return "".join(self.texts[start:end])

    def crossed(self, start: int, end: int) -> int:
        """How many starts of words, as capitals show them, lie inside such a word."""
        return sum(start < hump < end for hump in self.humps)


def atoms(tag: str) -> Atoms:
    """The atoms of a tag, folded, with or without its sign."""
    tag = tag.lstrip(SIGNS)
    view = fold(tag)
    found = list(_ATOM.finditer(view.text))
    capitals = _humps(tag)
    walls, humps = [0], set()
    for place, (before, after) in enumerate(pairwise(found), start=1):
        if before.end() < after.start() or _is_number(before) != _is_number(after):
            walls.append(place)
        elif view.span(*after.span()).start in capitals:
            humps.add(place)
    return Atoms([match.group() for match in found], walls, frozenset(humps))


def _is_number(atom: regex.Match[str]) -> bool:
    return _NUMBER.match(atom.group()) is not None


def _humps(tag: str) -> set[int]:
    return {word.start - 1 for found in hashtags("#" + tag) for word in found.words}
