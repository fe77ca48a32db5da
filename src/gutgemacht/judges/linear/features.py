"""What a small model sees of a text: words, pairs of words, runs of letters, and what words tell.

Each of these n-grams becomes a number of 32 bits (a polynomial hash of its letters, mixed as
MurmurHash3 finishes), worked out for a whole text at once: the hash of a stretch is the
difference of two sums that are known for every place. A model keeps numbers and no words.
"""

from collections import Counter
from functools import cache
from typing import NamedTuple
from zlib import crc32

import numpy as np
import numpy.typing as npt
import regex

from gutgemacht.judges.linear.lexicon import DIGIT, Hit, lexicon
from gutgemacht.text import Span, View, fold

SIZES = (2, 3, 4, 5)
# The first, second and third praise of a text count, the fourth tells nothing new.
MOST_OF_A_KIND = 3

Keys = npt.NDArray[np.uint32]
Places = npt.NDArray[np.intp]
_Numbers = npt.NDArray[np.uint64]
_Part = tuple[_Numbers, Places, Places]

# Names of accounts and addresses of pages tell who and where, and a model would learn these by
# heart. Letters that are drawn out count twice.
LEFT_OUT = regex.compile(r"@(\w[\w.]*)|(?:https?:|www\.)(\S+)|(.)\3(\3+)")
_WORD = regex.compile(r"[\p{L}\p{M}\p{N}_]+|[^\p{L}\p{M}\p{N}_\s]")

# Any odd number has an inverse modulo 2**64, so that every stretch can be moved to place 0.
_BASE = 0x9E3779B97F4A7C15
_MODULO = 1 << 64
# So that a word, a pair and a run of the same letters are three different n-grams.
WORD_SALT, PAIR_SALT = 7, 11


class Page(NamedTuple):
    """A text as models read it: its n-grams and where each stands in the view.

    The same n-gram may come again; what it is worth is counted once.
    """

    view: View
    keys: Keys
    starts: Places
    ends: Places

    def span(self, gram: int) -> Span:
        """Where n-gram number `gram` stands in the text as written."""
        return self.view.span(int(self.starts[gram]), int(self.ends[gram]))


def page(text: str, language: str) -> Page:
    """The n-grams of `text`, with what its words tell in `language`."""
    view = fold(text)
    letters, places = _letters(view.text)
    parts = _grams(letters)
    if not parts:
        nothing = np.zeros(0, np.intp)
        return Page(view, np.zeros(0, np.uint32), nothing, nothing)
    numbers, starts, ends = (np.concatenate(part) for part in zip(*parts, strict=True))
    keys = (mixed(numbers) >> np.uint64(32)).astype(np.uint32)
    told = told_keys(lexicon(language).hits(letters))
    keys = np.concatenate([keys, np.array([key for key, _, _ in told], np.uint32)])
    starts = np.concatenate([starts, np.array([start for _, start, _ in told], np.intp)])
    ends = np.concatenate([ends, np.array([end for _, _, end in told], np.intp)])
    return Page(view, keys, places[starts], places[ends - 1] + 1)


def _letters(text: str) -> tuple[str, Places]:
    """What is read of `text`, with a blank before and after it, and where each letter stood."""
    places = np.arange(len(text))
    left_out = [match.span(match.lastindex or 0) for match in LEFT_OUT.finditer(text)]
    if left_out:
        kept = np.ones(len(text), bool)
        for start, end in left_out:
            kept[start:end] = False
        places = places[kept]
        text = "".join([text[place] for place in places])
    if not text:
        return "", places
    return f" {DIGIT.sub('0', text)} ", np.concatenate([places[:1], places, places[-1:]])


def _grams(letters: str) -> list[_Part]:
    words = [match.span() for match in _WORD.finditer(letters)]
    if not words:
        return []
    codes = np.frombuffer(letters.encode("utf-32-le", "surrogatepass"), np.uint32)
    forth, back = powers(1 << len(codes).bit_length())
    sums = np.zeros(len(codes) + 1, np.uint64)
    np.cumsum(codes * forth[: len(codes)], out=sums[1:])
    runs = [_runs(sums, back, size) for size in SIZES if size < len(sums)]
    return runs + _words(sums, back, words)


@cache
def powers(count: int) -> tuple[_Numbers, _Numbers]:
    """The powers of the base, and those that take them back."""
    inverse = pow(_BASE, -1, _MODULO)
    forth, back = [1], [1]
    for _ in range(count):
        forth.append(forth[-1] * _BASE % _MODULO)
        back.append(back[-1] * inverse % _MODULO)
    return np.array(forth, np.uint64), np.array(back, np.uint64)


def _runs(sums: _Numbers, back: _Numbers, size: int) -> _Part:
    starts = np.arange(len(sums) - size)
    return (sums[size:] - sums[:-size]) * back[: len(starts)], starts, starts + size


def _words(sums: _Numbers, back: _Numbers, words: list[tuple[int, int]]) -> list[_Part]:
    starts, ends = np.array(words).T
    numbers = mixed((sums[ends] - sums[starts]) * back[starts] + np.uint64(WORD_SALT))
    pairs = numbers[:-1] * np.uint64(PAIR_SALT) + numbers[1:]
    return [(numbers, starts, ends), (pairs, starts[:-1], ends[1:])]


def mixed(numbers: _Numbers) -> _Numbers:
    """Each number mixed as MurmurHash3 finishes."""
    for factor in (0xFF51AFD7ED558CCD, 0xC4CEB9FE1A85EC53):
        numbers = (numbers ^ (numbers >> np.uint64(33))) * np.uint64(factor)
    return numbers ^ (numbers >> np.uint64(33))


def told_keys(hits: list[Hit]) -> list[tuple[int, int, int]]:
    """Keys for what the words tell: each kind up to three times, and what prevails."""
    out = []
    count: Counter[str] = Counter()
    tone, last = 0, None
    for hit in hits:
        count[hit.tells] += 1
        if count[hit.tells] <= MOST_OF_A_KIND:
            out.append((_key(f"{hit.tells} {count[hit.tells]}"), hit.start, hit.end))
        if hit.tells in _TONE:
            tone, last = tone + _TONE[hit.tells], hit
    if last is not None:
        out.append((_key(f"prevails {np.sign(tone)}"), last.start, last.end))
        out.append((_key(f"ends {_TONE[last.tells]}"), last.start, last.end))
    return out


_TONE = {"positive": 1, "not negative": 1, "negative": -1, "not positive": -1}


@cache
def _key(name: str) -> int:
    return crc32(name.encode())
