"""Kept mentions as `listen` sees them: the way back from rows to what is searched and counted."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, NamedTuple

from gutgemacht.listen import pulse
from gutgemacht.listen.mention import Mention as Named
from gutgemacht.listen.mention import Shown
from gutgemacht.listen.tone import Side
from gutgemacht.web.listen.models import Belongs, Mention

FIELDS = ("network", "at", "tone", "author", "act", "kind", "followers", "tags")


class Counted(NamedTuple):
    """The fields of a row that a pulse is made of."""

    network: str
    at: datetime
    tone: Side
    author: str
    act: int | None
    kind: Any
    followers: int | None
    tags: list[str]


def said_of(row: Counted, topic: int) -> pulse.Said:
    """What is counted of a kept mention in one of its topics (as `ear.said` of one just heard)."""
    named = Named(row.network, "", row.at, "", author=row.author, tags=tuple(row.tags))
    return pulse.Said(
        topic,
        row.network,
        row.at,
        row.tone,
        pulse.author_number(named),
        reply=row.act is not None and row.kind == "reply",
        quote=row.act is not None and row.kind == "quote",
        reach=row.followers or 0,
        terms=pulse.terms_of(named),
    )


def said_between(topic: int, begin: datetime, end: datetime) -> Iterator[pulse.Said]:
    """What was said of a topic and is kept, from `begin` to before `end`."""
    rows = Belongs.objects.filter(topic=topic, at__gte=begin, at__lt=end).order_by()
    for row in rows.values_list(*(f"mention__{name}" for name in FIELDS)).iterator(5_000):
        yield said_of(Counted(*row), topic)


def words_of(row: Mention) -> Named:
    """What is searched of a kept mention."""
    alts = tuple(Shown("", str(one.get("alt", ""))) for one in row.pictures)
    tags = tuple(row.tags)
    return Named(row.network, row.network_id, row.at, row.text, tags=tags, pictures=alts)
