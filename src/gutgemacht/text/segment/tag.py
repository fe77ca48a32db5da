"""A hashtag with all that is asked of it: its atoms, what is meant, its readings in real words."""

from collections.abc import Collection
from functools import cached_property
from itertools import accumulate

from gutgemacht.text.segment.atoms import atoms
from gutgemacht.text.segment.best import Reading
from gutgemacht.text.segment.frequencies import frequencies
from gutgemacht.text.segment.real import RealReadings
from gutgemacht.text.segment.split import split

Words = tuple[str, ...]


class Tag:
    """One hashtag, read once and asked by the alarms. Places count atoms."""

    def __init__(self, tag: str, names: Collection[str]) -> None:
        self.atoms = atoms(tag)
        self._tag, self._names = tag, names
        self._places = {
            offset: place
            for place, offset in enumerate(accumulate(map(len, self.atoms.texts), initial=0))
        }

    @cached_property
    def text(self) -> str:
        """The folded letters and digits."""
        return self.atoms.word(0, len(self.atoms.texts))

    @cached_property
    def meant(self) -> Reading:
        """The likeliest reading."""
        return split(self._tag, 1, self._names)[0]

    @cached_property
    def real(self) -> list[RealReadings]:
        """Its readings in real words, a language each."""
        return [RealReadings(self.atoms, language, self._names) for language in frequencies()]

    def bounds(self, words: Words) -> frozenset[int]:
        """The places where the words of a reading begin and end."""
        return frozenset(self._places[offset] for offset in accumulate(map(len, words), initial=0))
