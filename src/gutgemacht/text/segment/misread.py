"""The other readings of a hashtag that somebody should see before it is used."""

from collections.abc import Collection
from typing import Literal, NamedTuple

from gutgemacht.text.segment.hidden import hidden
from gutgemacht.text.segment.split import LONGEST
from gutgemacht.text.segment.tag import Tag, Words
from gutgemacht.text.segment.tie import tie


class Misreading(NamedTuple):
    """A reading that nobody meant; `hidden` are the words of the term it holds, none in a tie."""

    kind: Literal["embarrassing", "ambiguous"]
    words: Words
    hidden: Words = ()


def misreadings(
    tag: str, awkward: Collection[Words], names: Collection[str] = ()
) -> list[Misreading]:
    """What `tag` may be misread as: words that hide in it, or else a tie of two readings.

    `awkward` holds folded terms, each as its words. A term of several words is a reading that is
    known from life: it counts whatever stands around it. `names` as in `split`. The bounds of
    both were chosen on public cases and on harmless tags; bench/judgement/hashtags.py measures
    them.
    """
    read = Tag(tag, names)
    if not 1 < len(read.atoms.texts) <= LONGEST:
        return []
    found = [Misreading("embarrassing", words, term) for term, words in hidden(read, awkward)]
    if found or (other := tie(read)) is None:
        return found
    return [Misreading("ambiguous", other)]
