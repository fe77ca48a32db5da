"""Reading a channel: what was done in its name is matched with what was sent, kept, and told."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet

from gutgemacht.check import Verdict
from gutgemacht.publish import ledger, network
from gutgemacht.publish.network import Acts
from gutgemacht.web.publish.channels.models import Channel
from gutgemacht.web.publish.drafts.body import Body
from gutgemacht.web.publish.drafts.judged import verdict
from gutgemacht.web.publish.ledger.models import Act
from gutgemacht.web.publish.ledger.sent import Known, known_to, sendings
from gutgemacht.web.publish.ledger.told import tell_changed, tell_gone, tell_unknown

# An alarm comes within a minute of the network showing an act; reading and mail take some of it.
EVERY = timedelta(seconds=20)
UNKNOWN, CHANGED = Act.Standing.UNKNOWN, Act.Standing.CHANGED


def claim(channel: Channel, now: datetime) -> bool:
    """True for the one of several workers that reads this channel now."""
    due = Q(read_at=None) | Q(read_at__lte=now - EVERY) | Q(read_at__gt=now)
    return bool(Channel.objects.filter(due, pk=channel.pk).update(read_at=now))


def readable() -> "QuerySet[Channel]":
    """Channels whose acts can be asked for: accounts that are connected, and feeds."""
    connected = Q(way=Channel.Way.ACCOUNT) & ~Q(sealed="")
    return Channel.objects.filter(connected | Q(way=Channel.Way.FEED), closed_at=None)


def keep(channel: Channel, read: Acts, now: datetime) -> list[Act]:
    """Matches what was read of a channel with what was sent; returns the acts that are news."""
    verdicts = {act.id: _verdict(act, channel) for act in read.acts}
    with transaction.atomic():
        channel = Channel.objects.select_for_update().get(pk=channel.pk)
        rows = sendings(channel, {act.id: act.text for act in read.acts}, read.gone, now)
        matched = ledger.match(
            read.acts,
            [one.sending for one in rows.values()],
            channel.connected_at or channel.added_at or now,
            read.gone,
            known_to(channel),
        )
        news = [_keep(channel, entry, verdicts, rows, now) for entry in matched.entries]
        _told(channel, [act for act in news if act], now)
        _keep_gone(channel, matched.gone, now)
        if read.cursor != channel.cursor:
            Channel.objects.filter(pk=channel.pk).update(cursor=read.cursor)
    return [act for act in news if act]


def _keep(
    channel: Channel,
    entry: ledger.Entry,
    verdicts: dict[str, Verdict],
    rows: dict[str, Known],
    now: datetime,
) -> Act | None:
    """The row of an act when it is news: not seen before, or standing otherwise than before."""
    act, said = entry.act, verdicts[entry.act.id]
    before = Act.objects.filter(channel=channel, kind=act.kind, network_id=act.id).first()
    row = before or Act(channel=channel, kind=act.kind, network_id=act.id, seen_at=now)
    stood = before.standing if before else ""
    row.standing = _standing(row, entry)
    row.at, row.text, row.url, row.app = act.at, act.text, act.url[:500], act.app[:150]
    row.pictures, row.of, row.gone_at = list(act.pictures), act.of, None
    row.counts = dict(act.counts) or row.counts
    row.level, row.findings = said.level, _findings(said)
    row.differences = [asdict(difference) for difference in entry.differences]
    if entry.sending:
        row.outbox = rows[entry.sending.key].outbox
        rows[entry.sending.key].confirm(act, now)
    row.save()
    return row if row.standing != stood else None


def _standing(row: Act, entry: ledger.Entry) -> Act.Standing:
    """What somebody said to be known stays so while nobody here sent it."""
    if entry.kind == "unknown" and row.explained_at:
        return Act.Standing.OFF_GUIDELINE
    return Act.Standing(entry.kind)


def _told(channel: Channel, news: Sequence[Act], now: datetime) -> None:
    unknown = [act for act in news if act.standing == UNKNOWN]
    if unknown:
        tell_unknown(channel, unknown, now)
    changed = [act for act in news if act.standing == CHANGED]
    if changed:
        tell_changed(channel, changed, now)


def _keep_gone(channel: Channel, gone: Iterable[ledger.Gone], now: datetime) -> None:
    """Acts that stand there no more; people are told of those that we did not take down."""
    missing = {one.id: one for one in gone}
    acts = list(Act.objects.filter(channel=channel, network_id__in=missing, gone_at=None))
    Act.objects.filter(pk__in=[act.pk for act in acts]).update(gone_at=now)
    foreign = [act for act in acts if not (missing[act.network_id].by_us or act.down_at)]
    if foreign:
        tell_gone(channel, foreign, now)


def _verdict(act: network.Act, channel: Channel) -> Verdict:
    return verdict(Body(text=act.text), channel, act.at)


def _findings(said: Verdict) -> list[dict[str, Any]]:
    return [
        {
            "rule": one.rule.id,
            "revision": one.rule.revision,
            "effect": one.effect,
            "basis": one.basis,
            "start": one.span.start,
            "end": one.span.end,
        }
        for one in said.findings
    ]
