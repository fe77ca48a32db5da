"""The market: who is talked about how much, and in what tone, beside competitors."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np
from django.db.models import QuerySet, Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from numpy.typing import NDArray

from gutgemacht.listen.share import Share, share
from gutgemacht.web.listen.access import READERS
from gutgemacht.web.listen.lines import Lines, lines
from gutgemacht.web.listen.models import Pulse, Topic
from gutgemacht.web.listen.series import A_DAY
from gutgemacht.web.listen.words import percent
from gutgemacht.web.people.access import needs

RANGES = (28, 91, 364)
# Told apart with ease.
MOST = 8
COMPARED = (Topic.Kind.NAME, Topic.Kind.RIVAL)
# Of so few nobody should make a share of tones.
FEWEST = 10
# Rows and bars, in units of the drawings.
WIDE, ROW = 100, 12


@dataclass(frozen=True)
class Counted:
    """One topic, day by day."""

    topic: Topic
    mentions: NDArray[np.int64]
    negative: NDArray[np.int64]
    positive: NDArray[np.int64]

    @property
    def sum(self) -> int:
        """All its mentions."""
        return int(self.mentions.sum())


@never_cache
@needs(*READERS)
@require_safe
def market(request: HttpRequest) -> HttpResponse:
    """Share of voice, tone, and both over time."""
    days = _days(request)
    begin = _begin(timezone.now(), days)
    counted = _counted(begin, days)
    voices, tones = _voices(counted), _tones(counted)
    context = {
        "days": days,
        "ranges": RANGES,
        "voices": voices,
        "tones": tones,
        "plot": _over_time(counted, begin) if voices else None,
        "rivals": any(one.topic.kind == Topic.Kind.RIVAL for one in counted),
        "own": any(one.topic.kind == Topic.Kind.NAME for one in counted),
        "sum": sum(one.sum for one in counted),
    }
    return render(request, "listen/market.html", context)


def _days(request: HttpRequest) -> int:
    told = request.GET.get("days", "")
    return int(told) if told in {str(one) for one in RANGES} else RANGES[0]


def _begin(now: datetime, days: int) -> datetime:
    """Whole days, today among them, because a pulse of a day begins at midnight UTC."""
    day = now.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    return day - timedelta(days=days - 1)


def _counted(begin: datetime, days: int) -> list[Counted]:
    """The topics that are compared, day by day."""
    topics = _compared(begin, days)
    sums = (
        _pulses(topics, begin, days)
        .values_list("topic", "at")
        .annotate(Sum("mentions"), Sum("negative"), Sum("positive"))
    )
    tables = {one.pk: np.zeros((3, days), np.int64) for one in topics}
    for topic, at, *counts in sums:
        tables[topic][:, (at - begin).days] += counts
    return [Counted(one, *tables[one.pk]) for one in topics]


def _compared(begin: datetime, days: int) -> list[Topic]:
    """Ours, and then those that are talked about most."""
    topics = Topic.objects.filter(closed_at=None, kind__in=COMPARED)
    # Of the others no days are read: there may be a thousand.
    heard = _pulses(topics, begin, days).values_list("topic").annotate(Sum("mentions"))
    loud = dict(heard)
    ours_first = sorted(topics, key=lambda one: (one.kind != Topic.Kind.NAME, -loud.get(one.pk, 0)))
    return ours_first[:MOST]


def _pulses(topics: Iterable[Topic], begin: datetime, days: int) -> "QuerySet[Pulse]":
    end = begin + timedelta(days=days)
    pulses = Pulse.objects.filter(topic__in=topics, size=A_DAY, at__gte=begin, at__lt=end)
    return pulses.order_by()


def _voices(counted: Sequence[Counted]) -> list[dict[str, Any]]:
    """Each one's share of all that was said of those compared."""
    wholes = np.sum([one.mentions for one in counted], axis=0).tolist() if counted else []
    rows = []
    for number, one in enumerate(counted):
        if found := share(one.mentions.tolist(), wholes):
            rows.append(_row(one, found, number) | {"count": one.sum})
    return rows


def _tones(counted: Sequence[Counted]) -> list[dict[str, Any]]:
    """How much of what is said of each is negative, and how much positive."""
    rows = []
    for number, one in enumerate(counted):
        if one.sum < FEWEST:
            continue
        every = one.mentions.tolist()
        against, for_it = share(one.negative.tolist(), every), share(one.positive.tolist(), every)
        if against and for_it:
            bars = _bars(against.value, for_it.value)
            rows.append(_row(one, against, number) | {"positive": percent(for_it), "bars": bars})
    return rows


def _row(one: Counted, found: Share, number: int) -> dict[str, Any]:
    return {
        "topic": one.topic,
        "number": number,
        "words": percent(found),
        "value": round(found.value * WIDE, 1),
        "low": round(found.low * WIDE, 1),
        "wide": round((found.high - found.low) * WIDE, 1),
    }


def _bars(against: float, for_it: float) -> list[tuple[str, float, float]]:
    """Negative, neutral and positive side by side, each with where it begins and how wide it is."""
    parts = (("negative", against), ("neutral", 1 - against - for_it), ("positive", for_it))
    bars, begin = [], 0.0
    for name, part in parts:
        bars.append((name, round(begin * WIDE, 1), round(max(0.0, part) * WIDE, 1)))
        begin += part
    return bars


def _over_time(counted: Sequence[Counted], begin: datetime) -> Lines:
    """Shares week by week: single days jump too much to be looked at."""
    weeks = [one.mentions.reshape(-1, 7).sum(axis=1) for one in counted]
    whole = np.sum(weeks, axis=0).astype(float)
    whole[whole == 0] = np.nan
    named = [
        (one.topic.name, (100 * week / whole).tolist())
        for one, week in zip(counted, weeks, strict=True)
    ]
    words = _("Share of voice week by week, a line for each; the bars above have the numbers.")
    return lines(named, begin, timedelta(days=7), words, unit=" %", look="voice")
