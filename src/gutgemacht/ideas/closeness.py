"""How close a text is to others, by marks from which no words can be read.

The marks of a text are keyed hashes of each three words in a row (Broder, "On the resemblance and
containment of documents", 1997), of which the smallest 128 are kept (a bottom-k sketch: Thorup,
"Bottom-k and priority sampling", 2013). What two texts have in common among the smallest of both
together is their resemblance: exact up to 130 words, an estimate beyond.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Literal

from gutgemacht.text import fold, tokens

Marks = tuple[int, ...]

IN_A_ROW = 3
MOST = 128
# Half of the sentences are the others'.
NEAR = 0.4
SAME = 0.9


@dataclass(frozen=True)
class Closeness:
    """How close a text is: to so many others, and to the words of the house itself."""

    level: Literal["own", "near", "same"]
    others: int = 0
    house: bool = False


def marks(text: str, key: bytes, stock: Iterable[str] = ()) -> Marks:
    """The marks of a text, in order; none where it has no words.

    Capitals, signs and links do not count, and neither do the sentences in `stock`, which everybody
    is given. Under another `key` the same text has other marks.
    """
    words = _words(text)
    for phrase in stock:
        words = _without(words, _words(phrase))
    rows = range(max(len(words) - IN_A_ROW + 1, min(len(words), 1)))
    found = {_mark(words[start : start + IN_A_ROW], key) for start in rows}
    return tuple(sorted(found)[:MOST])


def resemblance(one: Marks, other: Marks) -> float:
    """The share of what two texts have in common, 0 to 1; texts without words resemble none."""
    smallest = sorted({*one, *other})[:MOST]
    common = {*one} & {*other}
    return sum(mark in common for mark in smallest) / len(smallest) if smallest else 0.0


def closeness(mine: Marks, others: Sequence[Marks], house: Sequence[Marks] = ()) -> Closeness:
    """How close a text is to those of others and of the house."""
    near = [found for one in others if (found := resemblance(mine, one)) >= NEAR]
    ours = max((resemblance(mine, one) for one in house), default=0.0)
    closest = max([ours, *near])
    level: Literal["own", "near", "same"] = "own"
    if closest >= NEAR:
        level = "same" if closest >= SAME else "near"
    return Closeness(level, len(near), ours >= NEAR)


def _words(text: str) -> list[str]:
    return [word.lstrip("#") for word in tokens(fold(text).text) if word]


def _without(words: list[str], phrase: list[str]) -> list[str]:
    """The words without a phrase, wherever it stands for the first time."""
    size = len(phrase)
    for start in range(len(words) - size + 1):
        if size and words[start : start + size] == phrase:
            return words[:start] + words[start + size :]
    return words


def _mark(words: list[str], key: bytes) -> int:
    said = " ".join(words).encode(errors="surrogatepass")
    return int.from_bytes(blake2b(said, key=key, digest_size=6).digest())
