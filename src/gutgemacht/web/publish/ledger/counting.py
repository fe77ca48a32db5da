"""Counting: how often own posts are shared and answered, so that an old one that wakes is seen."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Q

from gutgemacht.publish.network import Network
from gutgemacht.publish.waking import LATELY, Reading, waking
from gutgemacht.web.publish.channels.models import Channel
from gutgemacht.web.publish.ledger.models import Act
from gutgemacht.web.publish.ledger.told import tell_waking

EVERY = timedelta(minutes=10)
# Each time the newest, and of the others those that were not counted for the longest time.
NEWEST, OTHERS = 25, 50
# Readings older than a day are kept one for six hours, and at most so many.
THIN, MOST = timedelta(hours=6), 200
# A post sleeps again when nothing woke it for so long.
ASLEEP = timedelta(days=1)


def count(channel: Channel, opened: Network, now: datetime) -> None:
    """Asks for the counts of some posts of a channel; may raise NetworkError."""
    acts = {act.network_id: act for act in _some(channel)}
    counts = opened.counts(list(acts)) if acts else {}
    for name, act in acts.items():
        act.counted_at = now
        if name in counts:
            _keep(act, dict(counts[name]), now)
        act.save(update_fields=["counted_at", "counts", "history", "waking_since"])


def _some(channel: Channel) -> list[Act]:
    posts = Act.objects.filter(channel=channel, kind__in=("post", "reply"), gone_at=None)
    newest = list(posts.order_by("-at")[:NEWEST])
    others = posts.exclude(pk__in=[act.pk for act in newest])
    return newest + list(others.order_by(F("counted_at").asc(nulls_first=True), "-at")[:OTHERS])


@transaction.atomic
def _keep(act: Act, counts: dict[str, int], now: datetime) -> None:
    act.counts = counts
    came = counts.get("replies", 0) + counts.get("shares", 0)
    act.history = thinned([*act.history, [now.isoformat(), came]], now)
    readings = [Reading(datetime.fromisoformat(at), number) for at, number in act.history]
    if waking(readings, now):
        if act.waking_since is None and not _is_alarm(act, now):
            tell_waking(act, now)
        act.waking_since = act.waking_since or now
    elif act.waking_since and act.waking_since < now - ASLEEP:
        act.waking_since = None


def _is_alarm(act: Act, now: datetime) -> bool:
    """True where listening has told of this post already: its answers are otherwise than usual."""
    return act.alarms.filter(Q(calm_at=None) | Q(calm_at__gt=now - ASLEEP)).exists()


def thinned(history: list[list[str | int]], now: datetime) -> list[list[str | int]]:
    """All readings of the last hours, and one of each six hours before them."""
    kept: list[list[str | int]] = []
    for at, number in history:
        time = datetime.fromisoformat(str(at))
        is_late = time > now - LATELY - timedelta(days=1)
        if is_late or not kept or time - datetime.fromisoformat(str(kept[-1][0])) >= THIN:
            kept.append([at, number])
    return kept[-MOST:]
