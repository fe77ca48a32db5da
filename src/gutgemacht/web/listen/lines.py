"""Lines over days, drawn on the server: what a page shows without a script."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.formats import date_format
from django.utils.timezone import localtime

WIDTH, HEIGHT = 720, 240
LEFT, RIGHT, TOP, BOTTOM = 56, 12, 12, 30
UP = 4
ACROSS = 5

# Place and number to a point of the drawing.
Point = Callable[[int, float], str]


@dataclass(frozen=True)
class Line:
    """One line: its name, its path as SVG, and its number, by which it is coloured and dashed."""

    name: str
    path: str
    number: int


@dataclass(frozen=True)
class Lines:
    """What the template draws; `band` is the path of an area behind the lines.

    `look` begins the name of each line's class.
    """

    lines: tuple[Line, ...]
    band: str
    across: tuple[tuple[float, str], ...]
    up: tuple[tuple[float, str], ...]
    words: str
    look: str
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = WIDTH - RIGHT
    bottom: int = HEIGHT - BOTTOM


def lines(
    named: Sequence[tuple[str, Sequence[float]]],
    begin: datetime,
    step: timedelta,
    words: str,
    *,
    band: tuple[Sequence[float], Sequence[float]] | None = None,
    unit: str = "",
    look: str = "line",
) -> Lines:
    """The drawing of equally long rows of numbers, one a `step` from `begin` on; NaN is a gap."""
    every = [one for _, row in named for one in row] + list(band[1] if band else ())
    top = _round_top(max((one for one in every if one == one), default=1))
    length = max(len(row) for _, row in named)

    def point(place: int, value: float) -> str:
        return f"{_x(place, length)},{_y(value, top)}"

    drawn = [Line(name, _path(row, point), number) for number, (name, row) in enumerate(named)]
    ticks = range(0, length, max(1, -(-length // ACROSS)))
    return Lines(
        lines=tuple(drawn),
        band=_area(*band, point) if band else "",
        across=tuple((_x(n, length), _day(begin + n * step)) for n in ticks),
        up=tuple((_y(top * n / UP, top), f"{top * n / UP:g}{unit}") for n in range(UP + 1)),
        words=words,
        look=look,
    )


def _x(place: int, length: int) -> float:
    return round(LEFT + place / max(length - 1, 1) * (WIDTH - LEFT - RIGHT), 1)


def _y(value: float, top: float) -> float:
    return round(HEIGHT - BOTTOM - value / top * (HEIGHT - TOP - BOTTOM), 1)


def _path(row: Sequence[float], point: Point) -> str:
    parts, pen = [], "M"
    for place, value in enumerate(row):
        if value != value:
            pen = "M"
            continue
        parts.append(pen + point(place, value))
        pen = "L"
    return "".join(parts)


def _area(low: Sequence[float], high: Sequence[float], point: Point) -> str:
    known = [n for n, one in enumerate(low) if one == one]
    if not known:
        return ""
    there = [point(n, high[n]) for n in known]
    back = [point(n, low[n]) for n in reversed(known)]
    return "M" + "L".join([*there, *back]) + "Z"


def _round_top(most: float) -> float:
    """The next number that divides well."""
    size = 1.0
    while True:
        for factor in (4, 8, 12, 20):
            if most <= factor * size:
                return factor * size
        size *= 10


def _day(at: datetime) -> str:
    return date_format(localtime(at), "j. N")
