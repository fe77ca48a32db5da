"""What was sent on a channel, as the ledger compares it with what is there."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q

from gutgemacht.publish import ledger, network
from gutgemacht.publish.content import Part, from_data
from gutgemacht.web.publish.channels.models import Channel
from gutgemacht.web.publish.ledger.models import Act
from gutgemacht.web.publish.sending.models import Change, Outbox
from gutgemacht.web.publish.sending.rows import as_json, content_of

# What went out longer ago is known by its acts.
LATELY = timedelta(days=30)
S = Outbox.State


@dataclass(frozen=True)
class Known:
    """One part of an outbox row."""

    outbox: Outbox
    part: int
    sending: ledger.Sending

    def confirm(self, act: network.Act, now: datetime) -> None:
        """What was copied by hand is seen on the network: now its id is known."""
        row = self.outbox
        if row.channel.way == Channel.Way.ACCOUNT or self.sending.id:
            return
        seen = as_json(network.Sent(act.id, act.url, act.at))
        row.sent = [*row.sent[: self.part], seen, *row.sent[self.part + 1 :]]
        if row.state == S.BY_HAND:
            row.state, row.ended_at = S.SENT, now
        row.save(update_fields=["sent", "state", "ended_at"])


def sendings(
    channel: Channel, read: Mapping[str, str], gone: Collection[str], now: datetime
) -> dict[str, Known]:
    """Parts that went out lately or belong to these acts, by a key of their own.

    `read` are the texts of acts by their ids, `gone` ids of acts that are no longer there.

    Also those of which nobody knows yet whether the network took them, and those to be copied by
    hand: they have no id and are known by their words.
    """
    acts = Act.objects.filter(channel=channel, network_id__in=[*read, *gone], outbox__isnull=False)
    lately = Q(ended_at__gte=now - LATELY) | Q(ended_at=None)
    rows = Outbox.objects.filter(channel=channel).exclude(state=S.DROPPED)
    rows = rows.filter(lately | Q(pk__in=acts.values("outbox"))).select_related("channel")
    found = [known for row in rows for known in _parts(row, read)]
    return {known.sending.key: known for known in found}


def known_to(channel: Channel) -> ledger.Known:
    """What people said to have done, and whether the way of reading tells alt texts."""
    owned = Act.objects.filter(channel=channel, explained_at__isnull=False)
    return ledger.Known(
        owned=frozenset(owned.values_list("network_id", flat=True)),
        alt_texts=channel.way == Channel.Way.ACCOUNT,
    )


def _parts(row: Outbox, read: Mapping[str, str]) -> Iterator[Known]:
    is_back, edited = _being_taken_back(row), _being_edited(row)
    for number, part in enumerate(content_of(row).parts):
        sent = row.sent[number] if number < len(row.sent) else None
        if sent is None and not (row.tried_at or row.state == S.BY_HAND):
            return
        there = read.get(sent["id"], "") if sent else ""
        words = next((new for new in edited[number:][:1] if _same(new.text, there)), part)
        yield Known(row, number, _sending(row, number, sent, words, is_back=is_back))


def _sending(
    row: Outbox,
    number: int,
    sent: Mapping[str, str] | None,
    part: Part,
    *,
    is_back: bool,
) -> ledger.Sending:
    at = row.first_at or row.created_at
    if sent and sent["id"]:
        at = datetime.fromisoformat(sent["at"])
    return ledger.Sending(
        key=f"{row.pk}:{number}",
        id=sent["id"] if sent else "",
        at=at,
        text=part.text,
        alts=tuple(picture.alt for picture in part.pictures),
        taken_back=is_back,
    )


def _same(one: str, other: str) -> bool:
    return ledger.plain(one) == ledger.plain(other)


def _being_edited(row: Outbox) -> tuple[Part, ...]:
    """The words that the worker is about to put there, or has put there a moment ago."""
    wish = row.changes.filter(what=Change.What.EDIT, state=Change.State.WAITING).last()
    return from_data(wish.content).parts if wish and wish.content else ()


def _being_taken_back(row: Outbox) -> bool:
    wishes = row.changes.filter(what=Change.What.TAKE_BACK)
    return row.state == S.TAKEN_BACK or wishes.exclude(state=Change.State.FAILED).exists()
