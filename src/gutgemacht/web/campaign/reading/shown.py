"""A stimulus as a reader sees it: as in the feed, without sender, and once more to point at."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gutgemacht.networks.shape import preview, shapes
from gutgemacht.web.campaign.models import Stimulus

COLUMNS = ROWS = 6
"""Fields of a picture that a reader can point at; large enough for a finger on a small phone."""


@dataclass(frozen=True)
class Word:
    """A word of the text with its span in code points, and what stands before it."""

    number: int
    before: str
    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Field:
    """A field of the picture."""

    number: int
    row: int
    column: int


@dataclass(frozen=True)
class Shown:
    """What the page needs of a stimulus; `feed` is its text as far as a feed shows it."""

    stimulus: Stimulus
    feed: str
    is_cut: bool

    @property
    def words(self) -> list[Word]:
        """The words of the text."""
        return list(words_of(self.stimulus.text))

    @property
    def fields(self) -> list[Field]:
        """The fields of the picture, row by row."""
        places = ((row, column) for row in range(ROWS) for column in range(COLUMNS))
        return [Field(n, row + 1, column + 1) for n, (row, column) in enumerate(places)]

    @property
    def is_first_line(self) -> bool:
        """True where readers in a feed would see no more than a beginning."""
        return self.is_cut or self.stimulus.kind == Stimulus.Kind.FIRST_LINE


def shown(stimulus: Stimulus) -> Shown:
    """A stimulus as its network's feed shows it."""
    if stimulus.kind == Stimulus.Kind.POST and stimulus.network in shapes():
        seen = preview(stimulus.network, stimulus.text)
        return Shown(stimulus, seen.shown, seen.cut)
    return Shown(stimulus, stimulus.text, is_cut=False)


def words_of(text: str) -> Iterator[Word]:
    """What stands between spaces, in order."""
    last = 0
    for number, match in enumerate(re.finditer(r"\S+", text)):
        start, end = match.span()
        yield Word(number, text[last:start], match[0], start, end)
        last = end
