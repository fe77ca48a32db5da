"""The log: who did what, in a chain of hashes, so that a change of the past shows.

Each link holds the SHA-256 of the one before it and its own, over both as canonical JSON (keys in
order, no blanks, UTF-8), as in S. Haber and W. S. Stornetta, "How to Time-Stamp a Digital Document"
(Journal of Cryptology 3, 1991). A chain cannot show that its end was cut off; an export therefore
carries its `head`, and who kept an older one sees it.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Literal

# What a detail may be, so that it is the same after a database has kept it.
Detail = str | int | bool | None


@dataclass(frozen=True)
class Entry:
    """Who did what, about what (such as "request 7"), with what matters of it."""

    at: datetime
    who: str
    what: str
    about: str
    details: Mapping[str, Detail] = field(default_factory=dict)


@dataclass(frozen=True)
class Chained:
    """An entry in the chain; numbers begin with 1, and `previous` of the first is empty."""

    number: int
    entry: Entry
    previous: str
    hash: str


@dataclass(frozen=True)
class Head:
    """How a chain ended at some time: enough to see later that it still holds up to there."""

    number: int
    hash: str


NOWHERE = Head(0, "")
"""The head of a chain without entries."""

BreakReason = Literal[
    "number",  # a number is missing, or comes twice
    "previous",  # it does not follow from the one before
    "content",  # it was changed
    "end",  # what the head tells of is not there
]


@dataclass(frozen=True)
class Broken:
    """The number of the first entry that does not hold, and why."""

    number: int
    why: BreakReason


def chained(previous: Chained | Head, entry: Entry) -> Chained:
    """The entry as the next of the chain; raises ValueError for a time without zone."""
    number = previous.number + 1
    return Chained(number, entry, previous.hash, _hash(number, previous.hash, entry))


def head(entries: Iterable[Chained]) -> Head:
    """How the chain ends now."""
    last = NOWHERE
    for one in entries:
        last = Head(one.number, one.hash)
    return last


def verify(
    entries: Iterable[Chained], *, start: Head = NOWHERE, end: Head | None = None
) -> Broken | None:
    """The first place at which the chain is broken, None if it holds.

    `start` is the head of what was deleted by its age, `end` one that was kept from earlier.
    """
    last, met = start, end is None or end == start
    for one in entries:
        why = _wrong(last, one)
        if why:
            return Broken(last.number + 1, why)
        last = Head(one.number, one.hash)
        met = met or last == end
    return None if met or end is None else Broken(end.number, "end")


def _wrong(last: Head, one: Chained) -> BreakReason | None:
    if one.number != last.number + 1:
        return "number"
    if one.previous != last.hash:
        return "previous"
    return None if one.hash == _hash(one.number, one.previous, one.entry) else "content"


def _hash(number: int, previous: str, entry: Entry) -> str:
    return hashlib.sha256(canonical([previous, number, as_data(entry)]).encode()).hexdigest()


def as_data(entry: Entry) -> dict[str, object]:
    """An entry as it is hashed and exported; its time in UTC with microseconds."""
    if entry.at.tzinfo is None:
        raise ValueError("a time without a time zone cannot be kept in the log")
    return {
        "at": entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "who": entry.who,
        "what": entry.what,
        "about": entry.about,
        "details": dict(entry.details),
    }


def of_data(data: Mapping[str, Any]) -> Entry:
    """What `as_data` made; raises KeyError, TypeError or ValueError for anything else."""
    at = datetime.fromisoformat(data["at"])
    return Entry(at, data["who"], data["what"], data["about"], data["details"])


def canonical(data: object) -> str:
    """JSON that is the same for the same data."""
    return json.dumps(
        data, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    )
