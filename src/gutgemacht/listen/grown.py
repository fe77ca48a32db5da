"""Which words and hashtags grew: this week against the week before."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import regex

from gutgemacht.listen.share import wilson

FEWEST = 3
"""What fewer mentions say is no trend."""

# Hashtags, and words of three letters or more, hyphens within; addresses and names are left out.
_PART = regex.compile(
    r"https?://\S+|www\.\S+|@[\w.@-]+|(#[\p{L}\p{N}_]+)|(\p{L}[\p{L}\p{M}'’-]+\p{L})"
)


@dataclass(frozen=True)
class Grown:
    """A term with the mentions that say it, now and before, and by what factor it surely grew."""

    term: str
    now: int
    before: int
    at_least: float


def terms(text: str) -> set[str]:
    """The hashtags and words of a text, each once, in small letters."""
    found = (match[1] or match[2] for match in _PART.finditer(text))
    return {term.casefold() for term in found if term}


def counted(texts: Iterable[str]) -> Counter[str]:
    """In how many texts each term stands."""
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(terms(text))
    return counts


def grown(
    now: Mapping[str, int],
    before: Mapping[str, int],
    now_of: int,
    before_of: int,
    left_out: frozenset[str] = frozenset(),
) -> list[Grown]:
    """The terms that grew more than chance would let them, the surest first.

    `now_of` and `before_of` are how many mentions were read: a week in which all grew says nothing
    of one term. Of all mentions that say a term, the share that lies in this week has an interval
    (Wilson 1927); its lower end tells how much the term has grown at least.
    """
    found = [
        Grown(term, count, before.get(term, 0), _at_least(count, before.get(term, 0)) / odds)
        for odds in [max(now_of, 1) / max(before_of, 1)]
        for term, count in now.items()
        if count >= FEWEST and term not in left_out
    ]
    rising = (one for one in found if one.at_least > 1)
    return sorted(rising, key=lambda one: (-one.at_least, -one.now, one.term))


def _at_least(now: int, before: int) -> float:
    """The lower end of the ratio of two counts."""
    # Half a mention is added to each, so that a term without a past has a bound as well.
    low, _ = wilson(now + 0.5, now + before + 1.0)
    return low / (1 - low)
