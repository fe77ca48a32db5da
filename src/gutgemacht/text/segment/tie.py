"""Two readings of a hashtag that are nearly as likely ("Drucker-Zeugnis", "Druck-Erzeugnis")."""

from gutgemacht.text.segment.frequencies import frequencies, frequency
from gutgemacht.text.segment.tag import Tag, Words

# How much less likely, in log10, the second of two may be.
_NEARLY = 0.75
# A tag that is a word of this frequency is read as that.
_KNOWN = -5.8
# The readings that are compared are likely ones, at most so far behind the one that is meant.
_LIKELY = 6.0


def tie(tag: Tag) -> Words | None:
    """The second of two tied readings, None where no two are tied."""
    whole = frequency(tag.text, list(frequencies().values()))
    if tag.atoms.humps or (whole is not None and whole >= _KNOWN):
        return None
    for reader in tag.real:
        places = range(1, len(tag.atoms.texts))
        readings = {one for place in places if (one := reader.with_bound(place)) is not None}
        ranked = sorted(readings, key=lambda reading: (-reading.score, reading.words))
        if not ranked or tag.meant.score - ranked[0].score > _LIKELY:
            continue
        for other in ranked[1:]:
            crossed = _cross(tag.bounds(ranked[0].words), tag.bounds(other.words))
            if crossed and ranked[0].score - other.score <= _NEARLY:
                return other.words
    return None


def _cross(one: frozenset[int], other: frozenset[int]) -> bool:
    """True when each reading parts words where the other does not."""
    return bool(one - other) and bool(other - one)
