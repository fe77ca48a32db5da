"""The report in words and figures of one language; page and print share it.

Figures are drawn in units of their own (`Strip.width`), so that each of the two draws them alike.
"""

from dataclasses import dataclass
from typing import Literal

from gutgemacht.campaign.decision import Answer

Tone = Literal["bad-strong", "bad", "middle", "good", "good-strong"]


@dataclass(frozen=True)
class Rect:
    """A bar from `x`, so wide."""

    x: float
    width: float
    tone: Tone


@dataclass(frozen=True)
class Whisker:
    """From where to where the end of a bar could lie."""

    low: float
    high: float


@dataclass(frozen=True)
class Strip:
    """Bars on one line; they grow from the axis."""

    width: int
    axis: int
    rects: tuple[Rect, ...]
    whiskers: tuple[Whisker, ...]


@dataclass(frozen=True)
class Row:
    """One line of a figure, and the same in words."""

    name: str
    strip: Strip
    said: str


@dataclass(frozen=True)
class Figure:
    """A question with a line for each group; `low` and `high` stand at the ends of the lines."""

    title: str
    low: str
    high: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Outcome:
    """How one group stands to one stimulus; `detail` is what follows the numbers."""

    group: str
    stimulus: str
    decision: Answer
    decided: str
    numbers: str
    detail: tuple[str, ...]
    change: str


@dataclass(frozen=True)
class Warned:
    """A warning in full."""

    whom: str
    by: str
    places: tuple[str, ...]
    about: str
    group: str


@dataclass(frozen=True)
class Quote:
    """What readers wrote; `times` when several wrote the same."""

    text: str
    times: int


@dataclass(frozen=True)
class Quotes:
    """What one group wrote."""

    group: str
    gist: tuple[Quote, ...]
    whom: tuple[Quote, ...]
    first_line: tuple[Quote, ...]
    free: tuple[Quote, ...]


@dataclass(frozen=True)
class Piece:
    """Words of a text, and how many marked them: 0 for none, to 5."""

    text: str
    step: int


@dataclass(frozen=True)
class Place:
    """A place that readers pointed at, in words."""

    place: str
    said: str


@dataclass(frozen=True)
class Cells:
    """Neighbours in one row of a picture's cells that are equally warm."""

    x: int
    y: int
    width: int
    step: int


@dataclass(frozen=True)
class Shown:
    """A stimulus with what readers marked, understood and felt.

    `number` leads to its picture, where it has one. `missing` says why words or numbers are not
    shown.
    """

    number: int
    name: str
    network: str
    pieces: tuple[Piece, ...]
    alt: str
    has_picture: bool
    cells: tuple[Cells, ...]
    words: tuple[Place, ...]
    spots: tuple[Place, ...]
    quotes: tuple[Quotes, ...]
    feelings: tuple[Figure, ...]
    would: tuple[Figure, ...]
    no_quotes: str
    no_sums: str


@dataclass(frozen=True)
class Fact:
    """A line of how it was done."""

    term: str
    text: str


@dataclass(frozen=True)
class Document:
    """The whole report, in the order in which it is read."""

    language: str
    title: str
    subtitle: str
    day: str
    decision: Answer
    decided: str
    way: str
    empty: str
    outcomes: tuple[Outcome, ...]
    warnings: tuple[Warned, ...]
    warned: str
    message: str
    addressed: str
    shown: tuple[Shown, ...]
    method: tuple[Fact, ...]
    hidden: tuple[str, ...]
