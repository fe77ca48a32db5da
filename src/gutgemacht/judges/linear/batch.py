"""What small models see of many texts at once: the n-grams of `features.page`, the same to the bit.

The texts are laid in one row and hashed together; runs that would cross from one text into the
next are left out. Only the look-up of words in the lexicon goes text by text.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import regex

from gutgemacht.judges.linear.features import (
    LEFT_OUT,
    PAIR_SALT,
    SIZES,
    WORD_SALT,
    Keys,
    Places,
    mixed,
    page,
    powers,
    told_keys,
)
from gutgemacht.judges.linear.lexicon import FACE, lexicon
from gutgemacht.text import fold_all

# Letters that are read at once: what is worked on stays close to the processor.
TOGETHER = 1 << 16
_END = "\x1e"
_WORD, _SPACE, _DIGIT, _ODD = 1, 2, 4, 8
# As the token of the lexicon, in the faster of the two engines: they differ only in odd letters.
_TOKEN = re.compile(rf"\w+(?:['\-][^\W_]+)*|{FACE}|[^\s]")
_MAY_BE_LEFT_OUT = ("@", "http", "www.")

_Codes = npt.NDArray[np.uint32]
_Part = tuple[Places, npt.NDArray[np.uint64]]


class Grams(NamedTuple):
    """The n-grams of some texts: whose each is, and how many each text has."""

    keys: Keys
    owners: Places
    sizes: Places


def grams(texts: Sequence[str], language: str) -> Grams:
    """The n-grams of all `texts`, with what their words tell in `language`; in any order."""
    folded = fold_all(texts)
    marked = [number for number, text in enumerate(folded) if _END in text]
    row = _Row.of(["" if _END in text else text for text in folded])
    alone = sorted({*row.odd_texts(), *marked})
    parts = [*row.runs(), *row.words()]
    starts = np.concatenate([start for start, _ in parts])
    keys = (mixed(np.concatenate([hashed for _, hashed in parts])) >> np.uint64(32)).astype(
        np.uint32
    )
    owners = row.owners[starts]
    told = _told(row, language)
    told_owners = np.repeat(np.arange(len(texts)), [len(one) for one in told])
    told_flat = np.fromiter(chain.from_iterable(told), np.uint32, len(told_owners))
    found = _Found(np.concatenate([keys, told_flat]), np.concatenate([owners, told_owners]))
    found = found.without(row.wordless() | _mask(alone, len(texts)))
    for number in alone:
        found = found.with_(page(texts[number], language).keys, number)
    return Grams(found.keys, found.owners, np.bincount(found.owners, minlength=len(texts)))


def together(texts: Sequence[str]) -> Iterator[slice]:
    """Stretches of `texts` that are read at once."""
    start, letters = 0, 0
    for place, text in enumerate(texts):
        if letters and letters + len(text) > TOGETHER:
            yield slice(start, place)
            start, letters = place, 0
        letters += len(text) + 3
    if start < len(texts):
        yield slice(start, len(texts))


class _Found(NamedTuple):
    keys: Keys
    owners: Places

    def without(self, left_out: npt.NDArray[np.bool_]) -> "_Found":
        if not left_out.any():
            return self
        kept = ~left_out[self.owners]
        return _Found(self.keys[kept], self.owners[kept])

    def with_(self, keys: Keys, owner: int) -> "_Found":
        owners = np.full(len(keys), owner)
        return _Found(np.concatenate([self.keys, keys]), np.concatenate([self.owners, owners]))


def _mask(numbers: Sequence[int], length: int) -> npt.NDArray[np.bool_]:
    mask = np.zeros(length, bool)
    mask[list(numbers)] = True
    return mask


class _Row(NamedTuple):
    """All letters in one row, each text between two blanks and closed by a sign of its own."""

    codes: _Codes
    kinds: npt.NDArray[np.uint8]
    owners: Places
    # Where the text of each letter ends.
    ends: Places
    texts: int

    @classmethod
    def of(cls, folded: Sequence[str]) -> "_Row":
        letters = "".join([f" {text} {_END}" for text in folded])
        codes = np.frombuffer(letters.encode("utf-32-le", "surrogatepass"), np.uint32)
        kept = _kept(letters, codes)
        codes = codes if kept is None else codes[kept]
        kinds = _kinds()[codes]
        codes = np.where(kinds & _DIGIT, np.uint32(ord("0")), codes)
        stops = np.flatnonzero(codes == ord(_END))
        lengths = np.diff(stops, prepend=-1)
        owners = np.repeat(np.arange(len(folded)), lengths)
        return cls(codes, kinds, owners, np.repeat(stops, lengths), len(folded))

    def odd_texts(self) -> list[int]:
        """Texts with letters that must be read one by one."""
        odd = (self.kinds & _ODD) != 0
        odd &= self.codes != ord(_END)
        return np.unique(self.owners[odd]).tolist() if odd.any() else []

    def wordless(self) -> npt.NDArray[np.bool_]:
        """Texts without any word or sign."""
        seen = (self.kinds & _SPACE) == 0
        seen &= self.codes != ord(_END)
        none: npt.NDArray[np.bool_] = np.bincount(self.owners[seen], minlength=self.texts) == 0
        return none

    def runs(self) -> Iterator[_Part]:
        sums, back = self._sums()
        for size in SIZES:
            starts = np.flatnonzero(np.arange(size, len(self.codes) + size) <= self.ends)
            yield starts, (sums[starts + size] - sums[starts]) * back[starts]

    def words(self) -> Iterator[_Part]:
        sums, back = self._sums()
        starts, ends = self._words()
        numbers = mixed((sums[ends] - sums[starts]) * back[starts] + np.uint64(WORD_SALT))
        yield starts, numbers
        same = self.owners[starts[:-1]] == self.owners[starts[1:]]
        pairs = numbers[:-1] * np.uint64(PAIR_SALT) + numbers[1:]
        yield starts[:-1][same], pairs[same]

    def _words(self) -> tuple[Places, Places]:
        word = (self.kinds & _WORD) != 0
        before = np.concatenate([[False], word[:-1]])
        single = ~word & ((self.kinds & _SPACE) == 0) & (self.codes != ord(_END))
        starts = np.flatnonzero((word & ~before) | single)
        after = np.concatenate([word[1:], [False]])
        ends = np.flatnonzero((word & ~after) | single) + 1
        return starts, ends

    def _sums(self) -> tuple[npt.NDArray[np.uint64], npt.NDArray[np.uint64]]:
        forth, back = powers(1 << max(len(self.codes), 2 * TOGETHER).bit_length())
        sums = np.zeros(len(self.codes) + 1, np.uint64)
        np.cumsum(self.codes * forth[: len(self.codes)], out=sums[1:])
        return sums, back

    def letters(self) -> list[str]:
        """What is read of each text, with a blank before and after it."""
        letters = self.codes.astype("<u4").tobytes().decode("utf-32-le", "surrogatepass")
        return letters.split(_END)[: self.texts]


def _kept(letters: str, codes: _Codes) -> npt.NDArray[np.bool_] | None:
    """Which letters are read, None for all; the same that `features` leaves out."""
    drawn = np.flatnonzero((codes[2:] == codes[1:-1]) & (codes[1:-1] == codes[:-2]))
    if not len(drawn) and not any(sign in letters for sign in _MAY_BE_LEFT_OUT):
        return None
    kept = np.ones(len(codes), bool)
    stops = np.flatnonzero(codes == ord(_END))
    for text in np.unique(np.searchsorted(stops, [*drawn, *_signs(letters)])).tolist():
        start = int(stops[text - 1]) + 1 if text else 0
        for match in LEFT_OUT.finditer(letters, start, int(stops[text])):
            first, last = match.span(match.lastindex or 0)
            kept[first:last] = False
    return kept


def _signs(letters: str) -> Iterator[int]:
    for sign in _MAY_BE_LEFT_OUT:
        place = letters.find(sign)
        while place >= 0:
            yield place
            place = letters.find(sign, place + 1)


def _told(row: _Row, language: str) -> list[list[int]]:
    known = lexicon(language)
    return [
        [key for key, _, _ in told_keys(known.told(_TOKEN.findall(letters)))]
        for letters in row.letters()
    ]


@cache
def _kinds() -> npt.NDArray[np.uint8]:
    """What each letter of Unicode is to the two engines of expressions."""
    every = "".join(map(chr, range(0x110000)))
    kinds = np.zeros(len(every), np.uint8)
    for kind, plain, other in (
        (_WORD, r"[\p{L}\p{M}\p{N}_]+", r"\w+"),
        (_SPACE, r"\s+", r"\s+"),
        (_DIGIT, r"\d+", r"\d+"),
    ):
        ours, theirs = np.zeros(len(every), bool), np.zeros(len(every), bool)
        for match in regex.finditer(plain, every):
            ours[slice(*match.span())] = True
        for found in re.finditer(other, every):
            theirs[slice(*found.span())] = True
        kinds[ours] |= kind
        if kind != _DIGIT:
            kinds[ours != theirs] |= _ODD
    return kinds
