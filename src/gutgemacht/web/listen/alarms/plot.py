"""The course of a wave as a drawing: what came as columns, what was usual as a line."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from gutgemacht.web.listen.alarms.models import Alarm
from gutgemacht.web.listen.alarms.sights import STRETCH, counts_of

WIDTH, HEIGHT, GAP = 720, 160, 1
# As many columns as an eye can tell apart.
COLUMNS = 96
# Of the calm before, so much as the wave is long, and some hours at least.
CALM_BEFORE = timedelta(hours=3)


@dataclass(frozen=True)
class Column:
    """What came in one stretch; `wave` from the beginning of the wave on."""

    x: float
    y: float
    width: float
    height: float
    wave: bool


@dataclass(frozen=True)
class Plot:
    """What the template draws; `top` is the largest count, `ticks` are times with their place."""

    columns: tuple[Column, ...]
    usual: str
    top: int
    ticks: tuple[tuple[float, datetime], ...]
    each: int
    mentions: int
    expected: int
    width: int = WIDTH
    height: int = HEIGHT


def plot_of(alarm: Alarm) -> Plot | None:
    """The drawing; None where nothing is counted in stretches."""
    if not alarm.course or alarm.course_from is None:
        return None
    end = alarm.course_from + len(alarm.course) * STRETCH
    begin = alarm.since - max(CALM_BEFORE, end - alarm.since)
    skipped = max(0, (begin - alarm.course_from) // STRETCH)
    usual, begin = alarm.course[skipped:], alarm.course_from + skipped * STRETCH
    came = counts_of(alarm.topic, begin, len(usual))
    size = max(1, -(-len(came) // COLUMNS))
    first = (alarm.since - begin) // (STRETCH * size)
    return drawn(_sums(came, size), _sums(usual, size), begin, first, size)


def drawn(
    came: Sequence[float], usual: Sequence[float], begin: datetime, first: int, size: int
) -> Plot:
    """The drawing of columns of `size` stretches each; the wave is from the column `first` on."""
    top = max(*came, *usual, 1)
    step = WIDTH / len(came)
    columns = tuple(
        Column(
            round(n * step, 1),
            round(HEIGHT - count / top * HEIGHT, 1),
            round(step - GAP, 1),
            round(count / top * HEIGHT, 1),
            n >= first,
        )
        for n, count in enumerate(came)
    )
    line = " ".join(
        f"{round((n + 0.5) * step, 1)},{round(HEIGHT - one / top * HEIGHT, 1)}"
        for n, one in enumerate(usual)
    )
    return Plot(
        columns,
        line,
        round(top),
        _ticks(begin, len(came) * size),
        size * 5,
        round(sum(came[first:])),
        round(sum(usual[first:])),
    )


def _sums(values: Sequence[float], size: int) -> list[float]:
    return [sum(values[n : n + size]) for n in range(0, len(values), size)]


def _ticks(begin: datetime, stretches: int) -> tuple[tuple[float, datetime], ...]:
    """Four times along the bottom."""
    whole = stretches * STRETCH
    parts = (whole * n / 4 for n in range(4))
    return tuple((round(100 * (part / whole), 1), _round(begin + part)) for part in parts)


def _round(at: datetime) -> datetime:
    return at - timedelta(minutes=at.minute % 5, seconds=at.second, microseconds=at.microsecond)
