"""The overview of listening: how today goes, what needs somebody, how well we hear."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Max, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from gutgemacht.web.listen.access import READERS
from gutgemacht.web.listen.alarms.models import Alarm
from gutgemacht.web.listen.coverage import coverage
from gutgemacht.web.listen.models import Mention, Pulse, Topic
from gutgemacht.web.listen.spark import spark
from gutgemacht.web.listen.today import today_of
from gutgemacht.web.people.access import needs

# As many topics as one looks over, those with most to tell first.
MOST = 25
# Questions and complaints that nobody has looked at yet are asked about for so long.
FRESH = timedelta(days=7)
# What stands out comes first, whatever its name.
FIRST = ("much", "more", "new", "less", "calm")


@never_cache
@needs(*READERS)
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """How today goes with every topic."""
    now = timezone.now()
    topics = _topics(now)
    lines = sorted(today_of(topics, now), key=lambda one: FIRST.index(one.standing))
    context = {
        "lines": [{"today": one, "spark": spark(one.days)} for one in lines],
        "others": Topic.objects.filter(closed_at=None).count() - len(topics),
        "calm": bool(lines) and all(one.standing in ("calm", "less") for one in lines),
        "needs": _needs(now),
        "coverage": coverage(now),
        "newest": Mention.objects.aggregate(newest=Max("pk"))["newest"] or 0,
    }
    return render(request, "listen/overview.html", context)


def _topics(now: datetime) -> list[Topic]:
    """The open topics of which most was heard in a day, and others after them."""
    topics = Topic.objects.filter(closed_at=None)
    # By topic, because that is how pulses are indexed: else a year of them is read.
    day = Pulse.objects.filter(topic__in=topics, size=60, at__gte=now - timedelta(days=1))
    loud = dict(day.order_by().values_list("topic").annotate(Max("mentions")))
    return sorted(topics, key=lambda one: (-loud.get(one.pk, 0), one.name))[:MOST]


def _needs(now: datetime) -> Mapping[str, Any]:
    """What somebody should look at."""
    mentions = Mention.objects.filter(gone_at=None)
    fresh = Q(standing=Mention.Standing.NEW, at__gte=now - FRESH, same_as=None)
    return {
        "alarms": Alarm.objects.filter(calm_at=None, false_at=None).select_related("topic"),
        "answer": mentions.filter(standing=Mention.Standing.ANSWER).count(),
        "asked": mentions.filter(fresh, says__in=("question", "complaint")).count(),
        "replies": mentions.filter(fresh, act__isnull=False).count(),
    }
