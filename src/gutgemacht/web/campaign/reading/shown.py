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
    """What the page needs of a stimulus; `feed` is its text as far as a feed shows it.

    `picture` is the digest of its picture, or empty.
    """

    kind: str
    language: str
    text: str
    feed: str
    picture: str
    alt: str

    @property
    def words(self) -> list[Word]:
        """The words of the text."""
        return list(words_of(self.text))

    @property
    def fields(self) -> list[Field]:
        """The fields of the picture, row by row."""
        places = ((row, column) for row in range(ROWS) for column in range(COLUMNS))
        return [Field(n, row + 1, column + 1) for n, (row, column) in enumerate(places)]

    @property
    def is_cut(self) -> bool:
        """True where a feed shows no more than a beginning."""
        return self.feed != self.text

    @property
    def is_first_line(self) -> bool:
        """True where only that beginning is seen, at first or at all."""
        return self.is_cut or self.kind == Stimulus.Kind.FIRST_LINE


def shown(stimulus: Stimulus) -> Shown:
    """A stimulus as its network's feed shows it."""
    is_post = stimulus.kind == Stimulus.Kind.POST and stimulus.network in shapes()
    text = stimulus.text
    feed = preview(stimulus.network, text).shown if is_post else text
    picture = stimulus.picture_id or ""
    return Shown(stimulus.kind, stimulus.language, text, feed, picture, stimulus.alt)


def words_of(text: str) -> Iterator[Word]:
    """What stands between spaces, in order."""
    last = 0
    for number, match in enumerate(re.finditer(r"\S+", text)):
        start, end = match.span()
        yield Word(number, text[last:start], match[0], start, end)
        last = end
