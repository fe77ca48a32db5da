"""Exports of listening tools, and files of one's own -> mentions. Nothing is left out silently."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, tzinfo
from itertools import islice
from pathlib import Path
from typing import Any, cast, get_args

from gutgemacht.listen.clean import LONGEST
from gutgemacht.listen.mention import Mention, MentionKind
from gutgemacht.networks.files.columns import PARTS, Part, fingerprint, guessed, missing
from gutgemacht.networks.files.read import BadRow, FileError
from gutgemacht.networks.files.tables import Table, open_table
from gutgemacht.networks.files.times import Order, TimeFault, order_of, time_of
from gutgemacht.networks.shape import shapes
from gutgemacht.networks.way import HearWay
from gutgemacht.text import Phrase, tags

LOOKED_AT = 1_000
_KINDS: Mapping[str, MentionKind] = {
    "reply": "reply", "antwort": "reply", "comment": "reply", "kommentar": "reply",
    "quote": "quote", "zitat": "quote", "quote tweet": "quote",
    "share": "share", "retweet": "share", "repost": "share", "geteilt": "share",
    "article": "article", "artikel": "article", "news": "article", "blog": "article",
}  # fmt: skip
_OTHER_NAMES = {"twitter": "x", "x (twitter)": "x", "x.com": "x", "twitter.com": "x"}

WAYS = (HearWay("files", (), timedelta(0)),)


@dataclass(frozen=True)
class Plan:
    """How a file is read: what is in which column, whose clock, whether the day comes first."""

    columns: Mapping[Part, str]
    zone: tzinfo = UTC
    order: Order = ""


@dataclass(frozen=True)
class Looked:
    """A file that was looked at: its columns, what they seem to hold, and the first rows."""

    table: Table
    mark: str
    plan: Plan
    missing: tuple[Part, ...]
    rows: tuple[Mapping[str, Any], ...] = field(default=())


def look(path: Path, known: Mapping[str, str] | None = None, zone: tzinfo = UTC) -> Looked:
    """The columns of a file and a plan for them; `known` is what people said, part -> column.

    Raises FileError for a file that cannot be read, and for columns or parts that are not.
    """
    table = open_table(path)
    told = {cast("Part", part): name.strip().casefold() for part, name in (known or {}).items()}
    _check(told, table)
    columns = {
        part: name for part, name in guessed(table.columns).items() if name not in told.values()
    }
    columns = {part: name for part, name in {**columns, **told}.items() if name}
    if "time" in told:
        columns.pop("date", None)
        columns.pop("clock", None)
    rows = tuple(row for _, row in islice(iter(table), LOOKED_AT) if isinstance(row, dict))
    day = columns.get("time") or columns.get("date", "")
    order = order_of(str(row.get(day) or "") for row in rows)
    plan = Plan(columns, zone, order)
    return Looked(table, fingerprint(table.columns), plan, tuple(missing(columns)), rows[:5])


def read_mentions(
    looked: Looked, plan: Plan, now: datetime
) -> Iterator[tuple[int, Mention | BadRow]]:
    """Rows with their numbers, as mentions, or as bad rows that say what is wrong.

    The id of a mention is the one the file tells, else its address, else made from its words and
    time, so that the same file read again tells the same. Raises FileError for a plan that lacks
    something, and for a file that is damaged.
    """
    if lacks := missing(plan.columns):
        said = Phrase("no column is known for {lacks}; the columns are: {names}")
        names = ", ".join(looked.table.columns[:30])
        raise FileError(said.about(lacks=", ".join(lacks), names=names))
    for number, row in looked.table:
        yield number, row if isinstance(row, BadRow) else _mention(number, row, plan, now)


def _check(told: Mapping[Part, str], table: Table) -> None:
    for part, name in told.items():
        if part not in PARTS:
            said = Phrase("{column}: is none of {names}", column=part, names=", ".join(PARTS))
            raise FileError(said)
        if name and name not in table.columns:
            said = Phrase("{column}: there is no such column; {names}", column=f"{part}={name}")
            raise FileError(said.about(names=", ".join(table.columns[:30])))


def _mention(number: int, row: Mapping[str, Any], plan: Plan, now: datetime) -> Mention | BadRow:
    told = {part: _text(row.get(name)) for part, name in plan.columns.items()}
    name = plan.columns.get("time") or plan.columns["date"]
    when = told.get("time") or f"{told.get('date', '')} {told.get('clock', '')}".strip()
    try:
        at = _exact(row.get(name), plan) or time_of(when, plan.zone, plan.order)
    except TimeFault as fault:
        return BadRow(number, fault.said.about(column=name))
    if at > now + timedelta(days=1):
        return BadRow(number, Phrase("{column}: lies in the future", column=name))
    title, text = told.get("title", ""), told.get("text", "")
    words = text if not title or text.startswith(title) else f"{title}\n\n{text}".strip()
    if not words:
        column = plan.columns.get("text") or plan.columns.get("title")
        return BadRow(number, Phrase("{column}: is empty", column=column))
    return _made(told, min(at, now), words[:LONGEST])


def _made(told: Mapping[Part, str], at: datetime, words: str) -> Mention:
    url, named = told.get("url", ""), told.get("tags", "").split(",")
    digest = hashlib.sha256(f"{at.isoformat()}\n{told.get('author', '')}\n{words}".encode())
    return Mention(
        network=_network(told.get("network", "")),
        id=(told.get("id") or url or digest.hexdigest())[:500],
        at=at,
        text=words,
        url=url if url.startswith(("https://", "http://")) else "",
        author=told.get("author", "")[:250],
        author_name=told.get("author_name", "")[:250],
        followers=_number(told.get("followers", "")),
        language=told.get("language", ""),
        kind=_kind(told.get("kind", "")),
        of=told.get("of", "")[:500],
        tags=tuple(
            dict.fromkeys([*tags(words), *(tag for one in named if (tag := one.strip("# ")))])
        ),
        counts=_counts(told),
    )


def _exact(value: Any, plan: Plan) -> datetime | None:
    """Files of columns know times as such."""
    if not isinstance(value, datetime):
        return None
    return (value if value.tzinfo else value.replace(tzinfo=plan.zone)).astimezone(UTC)


def _text(value: Any) -> str:
    if value is None or isinstance(value, (dict, list)):
        return ", ".join(map(str, value)) if isinstance(value, list) else ""
    text = str(value).strip()
    # Bytes that are no UTF-8 in a file that else is: as older Windows writes them.
    return (
        text.encode("utf-8", "surrogateescape").decode("cp1252", "replace") if _torn(text) else text
    )


def _torn(text: str) -> bool:
    return any("\udc80" <= sign <= "\udcff" for sign in text)


def _network(told: str) -> str:
    """A network that we know by its name; all else came from files."""
    name = _OTHER_NAMES.get(told.casefold(), told.casefold())
    known = {shape.name.casefold(): network for network, shape in shapes().items()}
    known |= {network: network for network in shapes()}
    return known.get(name, "files")


def _kind(told: str) -> MentionKind:
    name = told.casefold()
    return _KINDS.get(name, cast("MentionKind", name) if name in get_args(MentionKind) else "post")


def _number(told: str) -> int | None:
    """A count as tools write it: 1.234, 1,234, 12 000 or 3.0."""
    plain = (
        told.removesuffix(".0")
        .replace(".", "")
        .replace(",", "")
        .replace(" ", "")
        .replace("\xa0", "")
    )
    return int(plain) if plain.isdecimal() and len(plain) < 13 else None


def _counts(told: Mapping[Part, str]) -> dict[str, int]:
    names: tuple[Part, ...] = ("replies", "shares", "likes")
    found = {str(name): _number(told.get(name, "")) for name in names}
    return {name: value for name, value in found.items() if value is not None}
