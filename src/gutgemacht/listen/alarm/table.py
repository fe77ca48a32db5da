"""A table of counts as text -> bins with their lines; what is wrong is told with its line."""

import csv
import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from gutgemacht.listen.alarm.series import BIN
from gutgemacht.listen.alarm.week import TimesError, elapsed_bins, seconds

TIME, MENTIONS, NEGATIVE = "time", "mentions", "negative"
OTHER_NAMES = {"timestamp": TIME, "value": MENTIONS}
WIDEST = 7 * 86400


class TableError(ValueError):
    """A table that cannot be played: where, what, and what to do."""


@dataclass(frozen=True)
class Row:
    """One bin: its line, its time as it stands there, and the counts; None is not known."""

    line: int
    told: str
    time: datetime
    mentions: float | None
    negative: float | None


@dataclass(frozen=True)
class Table:
    """All bins, their width in seconds, and the columns that were read for nothing."""

    rows: tuple[Row, ...]
    width: float
    tone: bool
    unused: tuple[str, ...]


def decode(data: bytes) -> str:
    """The text of a file, whatever mark stands at its front. Raises `TableError`."""
    try:
        if data.startswith((b"\xff\xfe", b"\xfe\xff")):
            return data.decode("utf-16")
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise TableError(f"line {line}: is not UTF-8; save the file as CSV in UTF-8") from None


def read_table(text: str) -> Table:
    """The bins of a CSV with a header; commas, semicolons or tabs between.

    Raises `TableError` for what is no such table.
    """
    header, lines = _cells(text)
    names = _names(header)
    rows = tuple(_row(line, cells, names) for line, cells in lines)
    if not rows:
        raise TableError("there is a header and no row below it; one row is one stretch of time")
    _refuse_mixed(rows)
    width = _width(rows)
    tone = any(row.negative is not None for row in rows)
    used = (TIME, MENTIONS, NEGATIVE)
    unused = tuple(name for name in names if name not in used)
    return Table(rows, width, tone, unused)


def _cells(text: str) -> tuple[list[str], list[tuple[int, list[str]]]]:
    if "\0" in text:
        raise TableError("the file holds zero bytes; is it a table as text (CSV)?")
    first = next((line for line in text.splitlines() if line.strip()), "")
    between = max(",;\t", key=first.count)
    reader = csv.reader(text.splitlines(), delimiter=between, skipinitialspace=True)
    try:
        lines = [(reader.line_num, cells) for cells in reader if any(map(str.strip, cells))]
    except csv.Error as error:
        raise TableError(f"line {reader.line_num}: {error}") from None
    if not lines:
        raise TableError("the file is empty; it needs a header such as time,mentions,negative")
    return lines[0][1], lines[1:]


def _names(header: Sequence[str]) -> list[str]:
    told = [name.strip().lower() for name in header]
    names = [OTHER_NAMES.get(name, name) for name in told]
    for needed in (TIME, MENTIONS):
        if needed not in names:
            found = ", ".join(name or "(no name)" for name in told)
            raise TableError(f"line 1: there is no column {needed!r}; found are {found}")
    twice = [name for name, count in Counter(names).items() if count > 1 and name]
    if twice:
        raise TableError(f"line 1: the column {twice[0]!r} stands there twice; leave one out")
    return names


def _row(line: int, cells: list[str], names: list[str]) -> Row:
    if len(cells) != len(names):
        raise TableError(f"line {line}: has {len(cells)} cells, the header has {len(names)}")
    of = dict(zip(names, map(str.strip, cells), strict=True))
    mentions = _count(line, MENTIONS, of[MENTIONS])
    negative = _count(line, NEGATIVE, of.get(NEGATIVE, ""))
    if mentions is not None and negative is not None and negative > mentions:
        raise TableError(
            f"line {line}: {negative:g} of {mentions:g} mentions negative; "
            "negative ones are counted among all mentions"
        )
    return Row(line, of[TIME], _time(line, of[TIME]), mentions, negative)


def _time(line: int, told: str) -> datetime:
    try:
        return datetime.fromisoformat(told)
    except ValueError:
        raise TableError(
            f"line {line}: {told!r} is no time; write 2026-03-02 14:05:00 or 2026-03-02T14:05:00Z"
        ) from None


def _count(line: int, name: str, told: str) -> float | None:
    if not told:
        return None
    try:
        count = float(told)
    except ValueError:
        raise TableError(
            f"line {line}: {name} is {told!r}, which is no number; write 1234 or 1234.5"
        ) from None
    if not math.isfinite(count):
        raise TableError(
            f"line {line}: {name} is {told!r}; leave the cell empty where nothing is known"
        )
    if count < 0:
        raise TableError(f"line {line}: {name} is {told}; a count is 0 or more")
    return count


def _refuse_mixed(rows: Sequence[Row]) -> None:
    zoned = rows[0].time.tzinfo is not None
    for row in rows:
        if (row.time.tzinfo is not None) != zoned:
            raise TableError(
                f"line {row.line}: {row.told!r} {'lacks a' if zoned else 'has a'} zone, other than "
                f"line {rows[0].line}; tell all times with their zone, or none"
            )


def _width(rows: Sequence[Row]) -> float:
    """The most frequent step; five minutes where there is only one row."""
    steps = Counter(_steps(rows))
    if not steps:
        return BIN
    width = min(steps, key=lambda step: (-steps[step], step))
    if width > WIDEST:
        raise TableError(
            f"line {rows[1].line}: the rows lie {width / 86400:g} days apart; "
            "count in steps of a week at most, better of minutes"
        )
    for before, after in pairwise(rows):
        try:
            elapsed_bins(seconds(before.time), seconds(after.time), width)
        except TimesError as error:
            raise TableError(f"line {after.line}: {after.told} {error}") from None
    return width


def _steps(rows: Sequence[Row]) -> Iterator[float]:
    for before, after in pairwise(rows):
        step = seconds(after.time) - seconds(before.time)
        if step == 0:
            raise TableError(
                f"line {after.line}: {after.told} stands there twice; add up what is of one time"
            )
        if step < 0:
            raise TableError(
                f"line {after.line}: {after.told} is before the line above it; sort by time"
            )
        yield round(step, 3)
