"""What a word adds to the score of a reading. All in log10; bench/hashtags.py measures it."""

from collections.abc import Sequence

from gutgemacht.text.segment.atoms import Atoms
from gutgemacht.text.segment.frequencies import Frequencies, frequency

# A word that no list has is the rarer the longer it is.
_UNKNOWN = -3.0
_UNKNOWN_LETTER = -1.05
# A quarter or more of all tags are one word: far more than chance would give.
_WHOLE = 1.3
_WHOLE_UNKNOWN = 0.5
# A word that goes on where capitals show the next one.
_OVER_HUMP = -4.0
# How often a company's own names are taken to occur in its tags.
NAME = -4.0


def gain(atoms: Atoms, start: int, end: int, lists: Sequence[Frequencies]) -> float:
    """The score of the atoms from `start` to before `end` as one word."""
    word = atoms.word(start, end)
    known = frequency(word, lists)
    score = unknown(word) if known is None else known
    if atoms.humps:
        return score + _OVER_HUMP * atoms.crossed(start, end)
    if end - start < len(atoms.texts):
        return score
    return score + (_WHOLE_UNKNOWN if known is None else _WHOLE)


def unknown(word: str) -> float:
    """The score of a word that no list has."""
    return _UNKNOWN + _UNKNOWN_LETTER * len(word)
