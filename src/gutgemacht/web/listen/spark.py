"""Small drawings of days: one column a day, the last one set off, the usual as a band behind."""

from collections.abc import Sequence
from dataclasses import dataclass

from gutgemacht.listen.usual import Usual, usual

STEP, GAP, HEIGHT, DAYS = 8, 2, 44, 29


@dataclass(frozen=True)
class Column:
    """One day, in units of the drawing."""

    x: int
    y: float
    height: float


@dataclass(frozen=True)
class Spark:
    """What the template draws; `band` is the usual as (y, height)."""

    columns: tuple[Column, ...]
    band: tuple[float, float] | None
    least: int
    most: int
    width: int = STEP * DAYS
    height: int = HEIGHT
    thick: int = STEP - GAP


def spark(days: Sequence[int]) -> Spark:
    """The drawing of these days, the newest at the right edge."""
    known = usual(days[:-1])
    top = max(*days, known.high if known else 0, 1)
    start = DAYS - len(days)
    columns = (_column(start + place, count, top) for place, count in enumerate(days))
    return Spark(tuple(columns), _band(known, top), min(days), max(days))


def _column(place: int, count: int, top: int) -> Column:
    height = round(count / top * HEIGHT, 1) if count else 0.8
    return Column(place * STEP, round(HEIGHT - height, 1), height)


def _band(known: Usual | None, top: int) -> tuple[float, float] | None:
    if known is None:
        return None
    upper, lower = (HEIGHT - end / top * HEIGHT for end in (known.high, known.low))
    return round(upper, 1), round(max(lower - upper, 1), 1)
