"""When a row of an export was said: the ways in which tools write a time. Pure."""

from collections.abc import Iterable
from datetime import UTC, datetime, tzinfo
from email.utils import parsedate_to_datetime
from typing import Literal

import regex

from gutgemacht.text import Phrase

Order = Literal["day", "month", ""]

_NUMBERS = regex.compile(
    r"(?P<a>\d{1,2})(?P<sign>[./-])\s?(?P<b>\d{1,2})[./-]\s?(?P<year>\d{4}|\d{2})"
    r"(?:[,T]?\s*(?P<clock>.+))?"
)
_CLOCK = regex.compile(r"(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:\.\d+)?)?\s*(am|pm|uhr)?", regex.I)
_NAMED = (
    "%d-%b-%Y %I:%M%p",
    "%d-%b-%Y %H:%M",
    "%d %b %Y %H:%M",
    "%b %d, %Y %I:%M %p",
    "%d-%b-%Y",
    "%b %d, %Y",
)
# Seconds and milliseconds since 1970.
_SECONDS = regex.compile(r"\d{10}(?:\.\d+)?")
_MILLISECONDS = regex.compile(r"\d{13}")


class TimeFault(ValueError):
    """What is no time, or could be two; `said` says of a `column` what is allowed."""

    def __init__(self, said: Phrase) -> None:
        super().__init__(str(said))
        self.said = said


def order_of(told: Iterable[str]) -> Order:
    """Whether day or month comes first where only numbers stand; "" if it is not to be seen."""
    found: set[Order] = set()
    for text in told:
        match = _NUMBERS.fullmatch(text.strip())
        if match is None:
            continue
        if match["sign"] == "." or int(match["a"]) > 12:
            found.add("day")
        elif int(match["b"]) > 12:
            found.add("month")
    return found.pop() if len(found) == 1 else ""


def time_of(told: str, zone: tzinfo, order: Order) -> datetime:
    """A time in UTC; one that names no zone is of `zone`. Raises TimeFault."""
    text = told.strip()
    found = _known(text) or _of_numbers(text, order)
    if found is None:
        said = Phrase("{column}: is no time such as 2026-09-27 14:30 or 27.09.2026 14:30")
        raise TimeFault(said)
    try:
        return (found if found.tzinfo else found.replace(tzinfo=zone)).astimezone(UTC)
    except (OverflowError, ValueError):
        raise TimeFault(Phrase("{column}: is no time of these days")) from None


def _known(text: str) -> datetime | None:
    if _SECONDS.fullmatch(text):
        return datetime.fromtimestamp(float(text), UTC)
    if _MILLISECONDS.fullmatch(text):
        return datetime.fromtimestamp(int(text) / 1000, UTC)
    plain = text.removesuffix(" UTC") + ("+00:00" if text.endswith(" UTC") else "")
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            return read(plain)
        except (ValueError, TypeError, IndexError):
            continue
    for form in _NAMED:
        try:
            return datetime.strptime(text, form)  # noqa: DTZ007 -- the zone is the caller's
        except ValueError:
            continue
    return None


def _of_numbers(text: str, order: Order) -> datetime | None:
    match = _NUMBERS.fullmatch(text)
    if match is None:
        return None
    first, second = int(match["a"]), int(match["b"])
    way = order or order_of([text])
    if not way and first != second:
        said = Phrase("{column}: could be two days; say whether the day or the month comes first")
        raise TimeFault(said)
    day, month = (second, first) if way == "month" else (first, second)
    year = int(match["year"]) + (2000 if len(match["year"]) == 2 else 0)
    try:
        clock = _clock(match["clock"] or "")
        return datetime(year, month, day, *clock)  # noqa: DTZ001 -- the zone is the caller's
    except ValueError:
        return None


def _clock(text: str) -> tuple[int, int, int]:
    if not text.strip():
        return 0, 0, 0
    match = _CLOCK.fullmatch(text.strip())
    if match is None:
        raise ValueError
    hour, minute, second, half = match.groups()
    number = int(hour)
    if half and half.lower() in ("am", "pm"):
        number = number % 12 + (12 if half.lower() == "pm" else 0)
    return number, int(minute), int(second or 0)
