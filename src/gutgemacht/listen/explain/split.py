"""An excess split by names, so that the parts add up.

Of hashtags and words a mention has many. The one that is most surprising takes all its mentions,
then the next of those that are left. Surprise is a term's part of the likelihood ratio against the
usual (T. Dunning, "Accurate Methods for the Statistics of Surprise and Coincidence", Computational
Linguistics 19, 1993): what is always in every mention, such as the company's name or "the", is
none.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from math import log

from gutgemacht.listen.explain.apportion import apportion
from gutgemacht.listen.explain.facts import Part, Split
from gutgemacht.listen.explain.seen import By, Seen
from gutgemacht.listen.explain.usual import Usual
from gutgemacht.listen.explain.wave import Wave

MOST_PARTS = 5
LEAST_SHARE = 0.02
"""Parts of less than this are in the rest."""
LEAST_AUTHORS = 3
"""A hashtag or word of fewer authors is theirs and explains nothing."""
LIFT = 1.5
"""A hashtag or word explains something when its share is so many times the usual."""
_SEVERAL: Collection[By] = ("hashtag", "word")


def split(wave: Wave, usual: Usual, expected: float, by: By) -> Split:
    """The excess of a wave over what was expected, by one kind of names."""
    excess = wave.mentions - round(expected)
    sample = wave.sample
    named = _greedy(sample, usual, by) if by in _SEVERAL else _single(sample, by)
    parts = (
        _part(name, round(count * wave.mentions / len(sample)), expected * usual.share(by, name))
        for name, count in named
    )
    return _adding_up(by, list(parts), excess)


def _part(name: str, mentions: int, expected: float) -> Part:
    return Part(name, mentions, round(expected, 1), mentions - round(expected))


def _adding_up(by: By, parts: Iterable[Part], excess: int) -> Split:
    """The largest parts; where others are rarer than usual, none may weigh more than the whole."""
    large = [part for part in parts if part.excess > 0 and part.excess >= LEAST_SHARE * excess]
    kept = sorted(large, key=lambda part: (-part.excess, part.name))[:MOST_PARTS]
    whole = sum(part.excess for part in kept)
    if excess <= 0 or not kept:
        return Split(by, (), excess)
    if whole <= excess:
        return Split(by, tuple(kept), excess - whole)
    fitted = apportion([part.excess for part in kept], excess)
    both = zip(kept, fitted, strict=True)
    return Split(by, tuple(_with(part, own) for part, own in both if own), 0)


def _with(part: Part, excess: int) -> Part:
    return Part(part.name, part.mentions, part.expected, excess)


def _single(sample: Sequence[Seen], by: By) -> Iterator[tuple[str, int]]:
    """Each name and how many mentions have it, where one has at most one."""
    counts: dict[str, int] = defaultdict(int)
    for seen in sample:
        for name in seen.things.get(by, ()):
            counts[name] += 1
    yield from counts.items()


def _greedy(sample: Sequence[Seen], usual: Usual, by: By) -> Iterator[tuple[str, int]]:
    """The most surprising names, each with how many mentions have it and none before it."""
    left = list(sample)
    for _ in range(MOST_PARTS):
        counts = dict(_shared(left, by))
        surprises = {
            name: count * log(lift)
            for name, count in counts.items()
            if (lift := count / len(sample) / usual.share(by, name)) >= LIFT
        }
        if not surprises:
            return
        name = min(surprises, key=lambda one: (-surprises[one], one))
        yield name, counts[name]
        left = [seen for seen in left if name not in seen.things.get(by, ())]


def _shared(sample: Iterable[Seen], by: By) -> Iterator[tuple[str, int]]:
    """Names that several authors use, with how many mentions have them."""
    authors: dict[str, set[str]] = defaultdict(set)
    counts: dict[str, int] = defaultdict(int)
    for seen in sample:
        for name in seen.things.get(by, ()):
            counts[name] += 1
            authors[name].add(seen.author)
    return ((name, count) for name, count in counts.items() if len(authors[name]) >= LEAST_AUTHORS)
