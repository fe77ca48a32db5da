"""Listening to a list that shows the newest first: nothing is lost, nothing is told twice.

A cursor holds what was seen (`seen.py`), so ids need no order. What comes late stands between what
is known, because other servers were slow; so pages are read until one is old enough.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from gutgemacht.listen.mention import Mention
from gutgemacht.listen.source import Heard
from gutgemacht.networks.seen import Listed, Seen, news
from gutgemacht.text import Phrase

# Posts travel between servers; what was said so long ago may still come.
LATE = timedelta(minutes=15)
KEPT = 300
MOST_SHEETS = 50
# Of what is no longer in the list, the server is asked for so many whether they are gone.
LOOKED_AT = 20


@dataclass(frozen=True)
class Entry:
    """One thing of a list; `mention` is None for what is not for us, or cannot be read (`broken`).

    `version` changes when the thing does.
    """

    id: str
    version: str
    at: datetime
    mention: Mention | None
    broken: bool = False


@dataclass(frozen=True)
class Sheet:
    """A page of the list: its entries, newest first, whether it is the last, when it was told."""

    entries: Sequence[Entry]
    last: bool
    at: datetime | None = None


Gone = Callable[[Sequence[str]], Sequence[str]]


def hear_newest(cursor: str, sheets: Iterable[Sheet], gone: Gone) -> Heard:
    """What is new or changed in a list since the cursor.

    `gone` tells of ids that the list no longer shows which of them are deleted, as mentions are
    called. With no cursor one page is heard. Raises what reading the sheets raises.
    """
    seen, known = _kept(cursor)
    read = _read(seen, known, sheets)
    things = {entry.id: entry for entry in read.entries}
    listed = Listed([(one.id, one.version) for one in things.values()], read.whole)
    told = news(seen, listed, KEPT)
    new = [things[name] for name in told.new]
    mentions = sorted((one.mention for one in new if one.mention), key=lambda one: one.at)
    newest = max([one.at for one in read.entries] + ([known] if known else []), default=None)
    return Heard(
        tuple(mentions),
        _cursor(told.seen, newest),
        tuple(gone(told.gone[:LOOKED_AT])) if told.gone else (),
        read.at,
        read.gaps,
        sum(one.broken for one in new),
    )


def with_entry(cursor: str, entry: Entry) -> str:
    """The cursor after something came by itself, without a list."""
    seen, known = _kept(cursor)
    things = {entry.id: entry.version, **seen.things, entry.id: entry.version}
    kept = dict(list(things.items())[:KEPT])
    return _cursor(
        Seen(kept, seen.whole and len(kept) == len(things)), max(known or entry.at, entry.at)
    )


def is_seen(cursor: str, entry: Entry) -> bool:
    """True when just this was told before."""
    return _kept(cursor)[0].things.get(entry.id) == entry.version


@dataclass(frozen=True)
class _Read:
    entries: Sequence[Entry]
    at: datetime | None
    whole: bool = False
    gaps: tuple[Phrase, ...] = ()


def _read(seen: Seen, known: datetime | None, sheets: Iterable[Sheet]) -> _Read:
    """Entries of as many sheets as must be read; a gap where that would be too many."""
    entries: list[Entry] = []
    at: datetime | None = None
    for number, sheet in enumerate(sheets, 1):
        entries += sheet.entries
        at = at or sheet.at
        if sheet.last:
            return _Read(entries, at, whole=True)
        if seen.first or _reaches_back(sheet, seen, known):
            break
        if number == MOST_SHEETS:
            oldest = min(one.at for one in sheet.entries)
            return _Read(entries, at, gaps=(_too_much(known, oldest),))
    return _Read(entries, at)


def _reaches_back(sheet: Sheet, seen: Seen, known: datetime | None) -> bool:
    if all(one.id in seen.things for one in sheet.entries):
        return True
    met = any(one.id in seen.things for one in sheet.entries)
    return met and known is not None and min(one.at for one in sheet.entries) < known - LATE


def _too_much(known: datetime | None, oldest: datetime) -> Phrase:
    until = f"{oldest:%Y-%m-%d %H:%M}"
    if known is None:
        return Phrase(
            "So much was said that nothing between the last hearing and {until} UTC was read.",
            until=until,
        )
    return Phrase(
        "So much was said that nothing between {since} and {until} UTC was read.",
        since=f"{known:%Y-%m-%d %H:%M}",
        until=until,
    )


def _kept(cursor: str) -> tuple[Seen, datetime | None]:
    try:
        said: Any = json.loads(cursor or "{}")
        newest = datetime.fromisoformat(said["at"]).astimezone(UTC) if said.get("at") else None
        return Seen.of_data(said.get("seen")), newest
    except (ValueError, AttributeError, TypeError):
        return Seen.of_data(None), None


def _cursor(seen: Seen, newest: datetime | None) -> str:
    said = {"seen": seen.as_data(), "at": newest.isoformat() if newest else ""}
    return json.dumps(said, separators=(",", ":"))
