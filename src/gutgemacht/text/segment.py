"""The words of a hashtag that no capitals show: its likeliest readings from word frequencies.

A reading is a chain of words; its score is the sum of their log10 frequencies in German or
English, whichever is higher (unigram model: Norvig, "Natural Language Corpus Data", 2009).
The best chains come from a Viterbi search that keeps the n best at every place. Not only the
best: a company wants to see the other reading before its readers do.
"""

import gzip
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from heapq import nlargest
from importlib.resources import files
from typing import NamedTuple

import regex

from gutgemacht.text.fold import fold
from gutgemacht.text.hashtags import hashtags
from gutgemacht.text.view import View

# Nobody reads more than this as one tag, and the work grows with the square of it.
LONGEST = 80

# All in log10, chosen by bench/hashtags.py. An unknown word is rarer than any in the list, and
# the rarer the longer it is.
_UNKNOWN = -6.0
_UNKNOWN_LETTER = -1.0
# Lists hold every letter as a word, but only these are written alone in running text.
_LONE_LETTERS = frozenset("ai")
_OTHER_LETTER = -1.5
# A quarter of all hashtags are one word: much more than chance would give.
_WHOLE = 1.0
# What a new word costs or gains where capitals show one, or show others only.
_AT_HUMP = 2.0
_OFF_HUMP = -1.0

# "geh waehlen" for "geh wählen".
_SPELT_OUT = {"ae": "ä", "oe": "ö", "ue": "ü"}
_SPELT_OUT_COST = -0.5
_WORD_COST = 0.0

_ATOM = regex.compile(r"\p{N}+|\p{L}\p{M}*|\p{M}+")
_UMLAUT = regex.compile("[aou]e")


class Reading(NamedTuple):
    """One way to read a hashtag: its folded `words` in order; `score` is log10, 0 at most."""

    words: tuple[str, ...]
    score: float


class _Step(NamedTuple):
    """The last word of a chain starts at `place`; before it comes the chain of `rank` there."""

    score: float
    place: int
    rank: int


class _Atoms(NamedTuple):
    """What is never cut: letters and whole numbers, with where a new word must or may start."""

    texts: list[str]
    walls: list[int]
    humps: frozenset[int]


def split(tag: str, most: int = 5) -> list[Reading]:
    """The `most` likeliest readings of `tag`, with or without its sign, the best one first.

    There is always one. The words of each, put together, are the folded letters and digits
    of `tag`. Capitals, digits and underscores show where words start. A tag of more than
    `LONGEST` letters stays one word.
    """
    atoms = _atoms(tag.lstrip("#\uff03"))
    if not 0 < len(atoms.texts) <= LONGEST:
        text = "".join(atoms.texts)
        return [Reading((text,), _unknown(text))] if text else [Reading((), 0.0)]
    return _best(atoms, max(most, 1))


def _atoms(tag: str) -> _Atoms:
    view = fold(tag)
    found = list(_ATOM.finditer(view.text))
    capitals = _humps(tag)
    walls, humps = [0], set()
    for place, (before, after) in enumerate(zip(found, found[1:], strict=False), start=1):
        if before.end() < after.start() or _is_number(before) != _is_number(after):
            walls.append(place)
        elif view.span(*after.span()).start in capitals:
            humps.add(place)
    return _Atoms([match.group() for match in found], walls, frozenset(humps))


def _is_number(atom: regex.Match[str]) -> bool:
    return atom.group()[0].isnumeric()


def _humps(tag: str) -> set[int]:
    return {word.start - 1 for found in hashtags("#" + tag) for word in found.words}


def _best(atoms: _Atoms, most: int) -> list[Reading]:
    last = len(atoms.texts)
    table: list[list[_Step]] = [[_Step(0.0, 0, 0)]]
    for end in range(1, last + 1):
        wall = atoms.walls[bisect_right(atoms.walls, end - 1) - 1]
        steps = (
            _Step(before.score + gain, start, rank)
            for start in range(wall, end)
            for gain in [_gain(atoms, start, end)]
            for rank, before in enumerate(table[start])
        )
        table.append(nlargest(most, steps))
    return [
        Reading(_words(atoms.texts, table, rank), step.score)
        for rank, step in enumerate(table[last])
    ]


def _words(texts: list[str], table: list[list[_Step]], rank: int) -> tuple[str, ...]:
    words = []
    end = len(texts)
    while end:
        _, start, rank = table[end][rank]
        words.append("".join(texts[start:end]))
        end = start
    return tuple(reversed(words))


def _gain(atoms: _Atoms, start: int, end: int) -> float:
    word = "".join(atoms.texts[start:end])
    known = _known(word)
    if known is None:
        gain = _unknown(word)
    else:
        whole = start == 0 and end == len(atoms.texts)
        gain = known + (_WHOLE if whole else 0.0)
    gain += _WORD_COST
    if not atoms.humps or start in atoms.walls:
        return gain
    return gain + (_AT_HUMP if start in atoms.humps else _OFF_HUMP)


def _unknown(word: str) -> float:
    return _UNKNOWN + _UNKNOWN_LETTER * len(word)


def _known(word: str) -> float | None:
    frequencies = _frequencies()
    found = frequencies.get(word)
    if found is not None:
        return found + (_OTHER_LETTER if len(word) == 1 and word not in _LONE_LETTERS else 0.0)
    spelt = _UMLAUT.sub(lambda match: _SPELT_OUT[match.group()], word)
    found = frequencies.get(spelt) if spelt != word else None
    return None if found is None else found + _SPELT_OUT_COST


@cache
def _frequencies() -> Mapping[str, float]:
    out: dict[str, float] = {}
    source = files("gutgemacht.text") / "data" / "words.txt.gz"
    with source.open("rb") as packed, gzip.open(packed, "rt", encoding="utf-8") as lines:
        for line in lines:
            if not line.startswith("#"):
                hundredths, *words = line.split()
                out.update(dict.fromkeys(words, int(hundredths) / -100))
    return out
