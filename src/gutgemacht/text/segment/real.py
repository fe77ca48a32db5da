"""Which rows of letters are words that a reader would see, and readings made of such alone.

The frequency lists hold much that people only type ("fre", "ca"). A reader who stumbles over
another reading sees words.
"""

from collections.abc import Collection
from itertools import combinations
from operator import attrgetter

from gutgemacht.text.segment.atoms import Atoms
from gutgemacht.text.segment.best import Reading
from gutgemacht.text.segment.frequencies import Frequencies, frequencies, frequency
from gutgemacht.text.segment.gain import NAME, gain

# Of one and two letters only these are words.
_SHORT = {
    "de": "ab am an da du eh er es im in ja ob so tu um wo zu öl ei uhu",
    "en": "a i ad am an as at be by do go he hi if in is it me mr my no of oh ok on or ox so to"
    " up us we",
}
# The rarest words of three letters, and of more, as log10 of their frequency.
_THREE, _LONGER = -5.0, -6.4
_LONG = 4
_LONGEST = 30
# So much more frequent elsewhere, and it is a foreign word.
_FOREIGN = 1.3


def is_real(word: str, language: str) -> bool:
    """True for a folded word that readers of the language know as one of theirs, or a number."""
    if word.isdigit():
        return True
    if len(word) < _LONG - 1:
        return word in _SHORT[language].split()
    known = frequency(word, [frequencies()[language]])
    if known is None or known < (_LONGER if len(word) >= _LONG else _THREE):
        return False
    return not is_foreign(word, language)


def is_foreign(word: str, language: str) -> bool:
    """True for a folded word that is far more frequent in another language."""
    known = frequency(word, [frequencies()[language]])
    others = [words for code, words in frequencies().items() if code != language]
    elsewhere = frequency(word, others)
    return elsewhere is not None and (known is None or known < elsewhere - _FOREIGN)


class RealReadings:
    """The likeliest readings of stretches of a tag that consist of real words of one language.

    `reach[k]` reads the first k atoms, `rest[k]` all atoms from k on; None where nothing does.
    """

    def __init__(self, parts: Atoms, language: str, names: Collection[str] = ()) -> None:
        self._parts, self._language, self._names = parts, language, names
        size = len(parts.texts)
        stretches = combinations(range(size + 1), 2)
        self._words = {stretch: word for stretch in stretches if (word := self._word(*stretch))}
        self.reach = self._chain(range(size + 1))
        self.rest = list(reversed(self._chain(range(size, -1, -1))))

    def with_bound(self, place: int) -> Reading | None:
        """The likeliest reading of the whole tag in which a word starts at `place`."""
        before, after = self.reach[place], self.rest[place]
        return None if before is None or after is None else joined(before, after)

    def with_word(self, start: int, end: int) -> Reading | None:
        """The likeliest reading in which this stretch is one word, be it real or not."""
        before, after = self.reach[start], self.rest[end]
        foreign = is_foreign(self._parts.word(start, end), self._language)
        if before is None or after is None or foreign:
            return None
        lists = [frequencies()[self._language]]
        word = Reading((self._parts.word(start, end),), gain(self._parts, start, end, lists))
        return joined(joined(before, word), after)

    def without_word(self, start: int, end: int) -> Reading | None:
        """The likeliest reading of the whole tag in which this stretch is not one word."""
        return self._chain(range(len(self._parts.texts) + 1), (start, end))[-1]

    def _chain(self, places: range, but: tuple[int, int] | None = None) -> list[Reading | None]:
        chain: list[Reading | None] = [Reading((), 0.0)]
        for number, place in enumerate(places[1:], start=1):
            steps = (
                joined(before, word) if place > other else joined(word, before)
                for other, before in zip(places, chain[:number], strict=False)
                if before is not None
                and (stretch := (min(other, place), max(other, place))) != but
                and (word := self._words.get(stretch)) is not None
            )
            chain.append(max(steps, key=attrgetter("score"), default=None))
        return chain

    def _word(self, start: int, end: int) -> Reading | None:
        if end - start > _LONGEST or any(start < wall < end for wall in self._parts.walls):
            return None
        word = self._parts.word(start, end)
        if word not in self._names and not is_real(word, self._language):
            return None
        own = dict.fromkeys(self._names, NAME)
        lists: list[Frequencies] = [frequencies()[self._language], own]
        return Reading((word,), gain(self._parts, start, end, lists))


def joined(first: Reading, second: Reading) -> Reading:
    """One reading after the other."""
    return Reading((*first.words, *second.words), first.score + second.score)
