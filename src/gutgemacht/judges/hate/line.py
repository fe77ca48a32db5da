"""A sentence as patterns read it: its words, each with the signs of the lists that hold it."""

from bisect import bisect_right
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from gutgemacht.judges.hate.lexicon import ENCODING, Lexicon, Row
from gutgemacht.judges.hate.words import Word
from gutgemacht.text import Span

# What says how a sentence is meant is looked for beside the patterns; it may overlap anything.
BESIDE = ("not", "not-not", "report", "not-report", "counter", "not-counter", "approve")
# For letters and signs that Latin-1 does not have.
_LETTER, _SIGN = b"\xff", b";"


class Item(NamedTuple):
    """Words number `first` to `last` of a sentence, which lists know as one."""

    first: int
    last: int
    signs: str

    def holds(self, place: int) -> bool:
        """True for the number of one of its words."""
        return self.first <= place <= self.last


class Found(NamedTuple):
    """What a pattern found: from word number `first` to `last`."""

    name: str
    first: int
    last: int


@dataclass(frozen=True)
class Line:
    """The words of a sentence and what lists say of them."""

    words: Sequence[Word]
    items: Sequence[Item]

    @cached_property
    def signs(self) -> frozenset[str]:
        """The signs of all lists that stand in it."""
        return frozenset("".join(item.signs for item in self.items))

    def holds(self, signs: Container[str]) -> bool:
        """True when a word has one of the signs."""
        return any(sign in signs for sign in self.signs)

    def find(self, name: str, expression: Any) -> Iterator[Found]:
        """Where an expression of the lexicon matches, from left to right."""
        place = 0
        while (match := expression.search(self._text, place)) is not None:
            first = bisect_right(self._starts, match.start(1)) - 1
            last = bisect_right(self._starts, match.end(1) - 1) - 1
            yield Found(name, self.items[first].first, self.items[last].last)
            place = max(match.end(1) - 1, match.start(1))

    def rows(self, name: str, lexicon: Lexicon) -> Iterator[Found]:
        """Where rows of a list stand, whatever else they are part of."""
        sign = lexicon.signs[name]
        for place, word in enumerate(self.words):
            for row, signs in lexicon.rows.get(word.text, {}).items():
                if sign in signs and _stands(row, self.words, place):
                    yield Found(name, place, place + len(row) - 1)

    def span(self, found: Found | Item) -> Span:
        """The place of what was found in the text."""
        return Span(self.words[found.first].span.start, self.words[found.last].span.end)

    def within(self, found: Found) -> Iterator[Item]:
        """The items within what was found."""
        return (item for item in self.items if found.first <= item.first <= found.last)

    @cached_property
    def _parts(self) -> list[bytes]:
        return [
            b"_".join(map(_encoded, self.words[item.first : item.last + 1]))
            + f"/{item.signs} ".encode(ENCODING)
            for item in self.items
        ]

    @cached_property
    def _text(self) -> bytes:
        return b" " + b"".join(self._parts)

    @cached_property
    def _starts(self) -> list[int]:
        starts, place = [], 1
        for part in self._parts:
            starts.append(place)
            place += len(part)
        return starts


def tagged(words: Sequence[Word], lexicon: Lexicon) -> Line:
    """The line of a sentence; of several rows that begin at a word the longest counts."""
    items: list[Item] = []
    place = 0
    while place < len(words):
        length, signs = _longest(words, place, lexicon)
        items.append(Item(place, place + length - 1, signs))
        place += length
    return Line(words, items)


def _longest(words: Sequence[Word], place: int, lexicon: Lexicon) -> tuple[int, str]:
    rows = lexicon.rows.get(words[place].text, {})
    for row in sorted(rows, key=len, reverse=True):
        if _stands(row, words, place):
            only = "" if _is_noun(words, place) else lexicon.capitals.get(row, "")
            only += "".join(lexicon.signs[name] for name in BESIDE)
            signs = "".join(sign for sign in rows[row] if sign not in only)
            if signs:
                return len(row), signs
    return 1, ""


def _encoded(word: Word) -> bytes:
    if word.is_word:
        return word.text.encode(ENCODING, "replace").replace(b"?", _LETTER)
    plain = word.text.isascii() and word.text != "/"
    return word.text.encode() if plain else _SIGN


def _stands(row: Row, words: Sequence[Word], place: int) -> bool:
    return len(row) == 1 or tuple(word.text for word in words[place : place + len(row)]) == row


def _is_noun(words: Sequence[Word], place: int) -> bool:
    """True for a German adjective that stands for the one it describes: capital, none behind."""
    after = words[place + 1] if place + 1 < len(words) else None
    return words[place].capital and not (after and after.capital and after.is_word)
