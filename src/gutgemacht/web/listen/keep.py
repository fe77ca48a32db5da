"""Keeping what was heard: one transaction a batch, so that nothing is lost and nothing twice.

What is heard again changes nothing: a mention is kept once by its id, and counted once by
`listen.same`. The place to go on moves in the same transaction, and only with what came before it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter
from typing import Any

from django.db import transaction
from django.db.models import F

from gutgemacht.listen.mention import Mention as Said
from gutgemacht.listen.same import Books, Known, Marks
from gutgemacht.listen.source import Heard
from gutgemacht.web.listen import bulk, counting
from gutgemacht.web.listen.ear import Ear, Read, said
from gutgemacht.web.listen.models import Belongs, Memory, Mention, Source
from gutgemacht.web.phrases import as_data

MOST_GAPS = 20
FIELDS = (
    "id", "source", "network", "network_id", "at", "heard_at", "text", "url", "author",
    "author_name", "followers", "kind", "of", "root", "tags", "pictures", "counts", "language",
    "negative", "positive", "offence", "outrage", "tone", "says", "act", "same_as", "link",
    "words", "wrong_clock", "standing",
)  # fmt: skip
_said = attrgetter(*FIELDS[FIELDS.index("text") : FIELDS.index("tags")])
_heard = attrgetter(*FIELDS[FIELDS.index("language") : FIELDS.index("act")])


@dataclass(frozen=True)
class Kept:
    """How many mentions were new, and how many of these are counted (the others repeat one).

    `old` were said before mentions are kept: they would be forgotten at once, and counted twice.
    """

    new: int
    counted: int
    old: int = 0


def keep(heard: Heard, ear: Ear, now: datetime, source: Source | None = None) -> Kept:
    """Keeps and counts what is new in `heard`, marks what is gone, and moves the source on."""
    ear.look_again(now)
    return keep_read(heard, ear.read(heard.mentions, now), now, source)


def keep_read(
    heard: Heard, read: Sequence[Read], now: datetime, source: Source | None = None
) -> Kept:
    """The same with what was read already."""
    with transaction.atomic():
        bulk.alone()
        since = Memory.row().kept_since
        young = [one for one in read if since is None or one.at >= since]
        new = _new(young)
        bulk.put(Mention, FIELDS, [_row(*one, source, now) for one in new])
        counted = [(number, one) for number, one, same_as in new if same_as is None]
        _belong(counted)
        counting.add(said(one, topic) for _, one in counted for topic in one.topics)
        if source is not None:
            _gone(source, heard, now)
            _move_on(source, heard, now)
    return Kept(len(new), len(counted), len(read) - len(young))


def _new(read: Sequence[Read]) -> list[tuple[int, Read, int | None]]:
    """What is not kept yet: its number, and the number of the mention that it repeats."""
    books = _books([one.marks for one in read])
    fresh: list[tuple[int, Read, int | None]] = []
    free = iter(bulk.numbers(Mention, len(read)))
    for one in read:
        if books.has(one.marks):
            continue
        number, known = next(free), books.same_as(one.marks)
        books.add(one.marks, number)
        fresh.append((number, one, known.number if known else None))
    return fresh


def _books(marks: Sequence[Marks]) -> Books:
    ids = [(one.network, one.id) for one in marks]
    known = ("id", "network", "at")
    links = [(one.link,) for one in marks if one.link is not None]
    words = [(one.words,) for one in marks if one.words is not None]
    by_words: dict[int, list[Known]] = {}
    for mark, same_as, *rest in bulk.matching(
        Mention, ("words",), words, ("words", "same_as", *known)
    ):
        if same_as is None:
            by_words.setdefault(mark, []).append(Known(*rest))
    return Books(
        {(network, id_) for network, id_ in bulk.matching(
            Mention, ("network", "network_id"), ids, ("network", "network_id"))},
        {mark: Known(*rest) for mark, same_as, *rest in bulk.matching(
            Mention, ("link",), links, ("link", "same_as", *known)) if same_as is None},
        by_words,
    )  # fmt: skip


def _row(
    number: int, read: Read, same_as: int | None, source: Source | None, now: datetime
) -> tuple[Any, ...]:
    one, marks = read.mention, read.marks
    return (
        number, source.pk if source else None, one.network, one.id, read.at, now, *_said(one),
        list(one.tags), _pictures(one), dict(one.counts), *_heard(read.tone), read.act,
        same_as, marks.link, marks.words, read.wrong_clock, Mention.Standing.NEW.value,
    )  # fmt: skip


def _pictures(one: Said) -> list[dict[str, str]]:
    return [{"url": shown.url, "alt": shown.alt} for shown in one.pictures]


def _belong(counted: Sequence[tuple[int, Read]]) -> None:
    rows = [(topic, number, one.at) for number, one in counted for topic in one.topics]
    bulk.put(Belongs, ("topic", "mention", "at"), rows)


def _gone(source: Source, heard: Heard, now: datetime) -> None:
    """What was deleted was said all the same: it stays counted, and pages show it no more."""
    if heard.gone:
        network = source.kind.partition("-")[0]  # "mastodon-hashtag" hears Mastodon.
        rows = Mention.objects.filter(network=network, network_id__in=heard.gone, gone_at=None)
        rows.update(gone_at=now)


def _move_on(source: Source, heard: Heard, now: datetime) -> None:
    # Of a place that was exchanged meanwhile nothing is to be written.
    rows = Source.objects.filter(pk=source.pk, details=source.details)
    changes: dict[str, Any] = {
        "cursor": heard.cursor, "read_at": now, "trouble": "", "trouble_since": None,
        "trouble_said": "", "broken": F("broken") + heard.broken,
    }  # fmt: skip
    if heard.until is not None:
        changes["until"] = heard.until
    if heard.mentions:
        changes["heard_at"] = now
    if heard.gaps:
        gaps = rows.values_list("gaps", flat=True).first()
        new = [[now.isoformat(), as_data(gap)] for gap in heard.gaps]
        changes["gaps"] = [*(gaps or ()), *new][-MOST_GAPS:]
    rows.update(**changes)
