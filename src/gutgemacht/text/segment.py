"""The words of a hashtag that no capitals show: its likeliest readings from word frequencies.

A reading is a chain of words; its score is the sum of their log10 frequencies (unigram model:
Norvig, "Natural Language Corpus Data", 2009). The best chains come from a Viterbi search that
keeps the n best at every place. Not only the best: a company wants to see the other reading
before its readers do.
"""

import gzip
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from heapq import nlargest
from importlib.resources import files
from itertools import pairwise, starmap
from math import inf
from operator import attrgetter
from typing import NamedTuple

import regex

from gutgemacht.text.fold import fold
from gutgemacht.text.hashtags import hashtags

# Nobody reads more than this as one tag, and the work grows with the square of it.
LONGEST = 80

# All in log10; bench/hashtags.py measures what they are worth. A word that no list has is the
# rarer the longer it is.
_UNKNOWN = -3.0
_UNKNOWN_LETTER = -1.05
# A quarter or more of all tags are one word: far more than chance would give.
_WHOLE = 1.3
_WHOLE_UNKNOWN = 0.5
# A word that goes on where capitals show the next one.
_OVER_HUMP = -4.0
# A tag of two languages; else any German tag finds an English word in some corner.
_MIXED = -3.0

_LANGUAGES = {("de",): 0.0, ("en",): 0.0, ("de", "en"): _MIXED}
# "geh waehlen" for "geh wählen".
_SPELT_OUT = {"ae": "ä", "oe": "ö", "ue": "ü"}

_ATOM = regex.compile(r"\p{N}+|\p{L}\p{M}*|\p{M}+")
_NUMBER = regex.compile(r"\p{N}")
_UMLAUT = regex.compile("[aou]e")


class Reading(NamedTuple):
    """One way to read a hashtag: its folded `words` in order.

    `score` is the log10 of how likely it is, to be compared with other readings of the tag.
    """

    words: tuple[str, ...]
    score: float


class _Step(NamedTuple):
    """The last word of a chain starts at `start`; before it comes chain number `rank` there."""

    score: float
    start: int
    rank: int


class _Atoms(NamedTuple):
    """What is never cut, letters and whole numbers, and where words must or may well start."""

    texts: list[str]
    walls: list[int]
    humps: frozenset[int]


def split(tag: str, most: int = 5) -> list[Reading]:
    """The `most` likeliest readings of `tag`, with or without its sign, the best one first.

    There is always one. The words of each, put together, are the folded letters and digits
    of `tag`. Words start where digits and underscores show it, and rather where capitals do.
    A tag of more than `LONGEST` letters stays one word.
    """
    tag = tag.lstrip("#\uff03")
    texts = _ATOM.findall(fold(tag).text)
    if not texts:
        return [Reading((), 0.0)]
    if len(texts) > LONGEST:
        return [Reading(("".join(texts),), _unknown("".join(texts)))]
    atoms = _atoms(tag)
    scores: dict[tuple[str, ...], float] = {}
    for languages, cost in _LANGUAGES.items():
        lists = [_frequencies()[language] for language in languages]
        for words, score in _best(atoms, lists, max(most, 1)):
            scores[words] = max(score + cost, scores.get(words, -inf))
    return nlargest(max(most, 1), starmap(Reading, scores.items()), key=attrgetter("score"))


def _atoms(tag: str) -> _Atoms:
    view = fold(tag)
    found = list(_ATOM.finditer(view.text))
    capitals = _humps(tag)
    walls, humps = [0], set()
    for place, (before, after) in enumerate(pairwise(found), start=1):
        if before.end() < after.start() or _is_number(before) != _is_number(after):
            walls.append(place)
        elif view.span(*after.span()).start in capitals:
            humps.add(place)
    return _Atoms([match.group() for match in found], walls, frozenset(humps))


def _is_number(atom: regex.Match[str]) -> bool:
    return _NUMBER.match(atom.group()) is not None


def _humps(tag: str) -> set[int]:
    return {word.start - 1 for found in hashtags("#" + tag) for word in found.words}


def _best(atoms: _Atoms, lists: Sequence[Mapping[str, float]], most: int) -> list[Reading]:
    table = [[_Step(0.0, 0, 0)]]
    wall = 0
    for end in range(1, len(atoms.texts) + 1):
        wall = end - 1 if end - 1 in atoms.walls else wall
        gains = [_gain(atoms, start, end, lists) for start in range(wall, end)]
        steps = (
            _Step(before.score + gain, start, rank)
            for start, gain in enumerate(gains, start=wall)
            for rank, before in enumerate(table[start])
        )
        table.append(nlargest(most, steps))
    return [
        Reading(_words(atoms.texts, table, rank), step.score) for rank, step in enumerate(table[-1])
    ]


def _words(texts: list[str], table: list[list[_Step]], rank: int) -> tuple[str, ...]:
    words = []
    end = len(texts)
    while end:
        _, start, rank = table[end][rank]
        words.append("".join(texts[start:end]))
        end = start
    return tuple(reversed(words))


def _gain(atoms: _Atoms, start: int, end: int, lists: Sequence[Mapping[str, float]]) -> float:
    word = "".join(atoms.texts[start:end])
    known = _known(word, lists)
    gain = _unknown(word) if known is None else known
    if atoms.humps:
        return gain + _OVER_HUMP * sum(start < hump < end for hump in atoms.humps)
    if end - start < len(atoms.texts):
        return gain
    return gain + (_WHOLE_UNKNOWN if known is None else _WHOLE)


def _unknown(word: str) -> float:
    return _UNKNOWN + _UNKNOWN_LETTER * len(word)


def _known(word: str, lists: Sequence[Mapping[str, float]]) -> float | None:
    found = _highest(word, lists)
    if found is None and "e" in word:
        return _highest(_UMLAUT.sub(lambda match: _SPELT_OUT[match.group()], word), lists)
    return found


def _highest(word: str, lists: Sequence[Mapping[str, float]]) -> float | None:
    return max((words[word] for words in lists if word in words), default=None)


@cache
def _frequencies() -> Mapping[str, Mapping[str, float]]:
    """The words of each language with the log10 of their frequencies."""
    out: defaultdict[str, dict[str, float]] = defaultdict(dict)
    source = files("gutgemacht.text") / "data" / "words.txt.gz"
    with source.open("rb") as packed, gzip.open(packed, "rt", encoding="utf-8") as lines:
        for line in lines:
            if not line.startswith("#"):
                language, hundredths, *words = line.split()
                out[language].update(dict.fromkeys(words, int(hundredths) / -100))
    return out
