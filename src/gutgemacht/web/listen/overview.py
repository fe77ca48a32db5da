"""The overview of listening: how today goes, what needs somebody, how well we hear."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from django.db.models import Max, Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from gutgemacht.web.listen.access import READERS
from gutgemacht.web.listen.alarms.asking import is_false
from gutgemacht.web.listen.alarms.models import Alarm
from gutgemacht.web.listen.alarms.views import line
from gutgemacht.web.listen.coverage import coverage
from gutgemacht.web.listen.mentions.asked import Asked
from gutgemacht.web.listen.models import Mention, Pulse, Topic
from gutgemacht.web.listen.spark import spark
from gutgemacht.web.listen.today import today_of
from gutgemacht.web.people.access import needs

# As many topics as one looks over, those with most to tell first.
MOST = 25
# Questions and complaints that nobody has looked at yet are asked about for so many days.
FRESH = "7"
# What stands out comes first, whatever its name.
FIRST = ("much", "more", "new", "less", "calm")


@never_cache
@needs(*READERS)
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """How today goes with every topic."""
    now = timezone.now()
    # Before the rest: what comes meanwhile is told of and not missed.
    newest = Mention.objects.aggregate(newest=Max("pk"))["newest"] or 0
    topics = _topics(now)
    lines = sorted(today_of(topics, now), key=lambda one: FIRST.index(one.standing))
    context = {
        "lines": [{"today": one, "spark": spark(one.days)} for one in lines],
        "others": Topic.objects.filter(closed_at=None).count() - len(topics),
        "calm": bool(lines) and all(one.standing in ("calm", "less") for one in lines),
        "needs": _needs(),
        "coverage": coverage(now),
        "newest": newest,
    }
    return render(request, "listen/overview.html", context)


def _topics(now: datetime) -> list[Topic]:
    """The open topics of which most was heard in a day, and others after them."""
    topics = Topic.objects.filter(closed_at=None)
    # By topic, because that is how pulses are indexed: else a year of them is read.
    day = Pulse.objects.filter(topic__in=topics, size=60, at__gte=now - timedelta(days=1))
    loud = dict(day.order_by().values_list("topic").annotate(Sum("mentions")))
    return sorted(topics, key=lambda one: (-loud.get(one.pk, 0), one.name))[:MOST]


def _needs() -> Mapping[str, Any]:
    """What somebody should look at; lists of mentions with how many are in them."""
    fresh = Asked(standing=Mention.Standing.NEW, days=FRESH).of(Mention.objects.all())
    return {
        "alarms": _alarms(),
        "answer": _many(Asked(standing=Mention.Standing.ANSWER)),
        "asked": _many(Asked(standing=Mention.Standing.NEW, says="asked", days=FRESH)),
        "replies": fresh.filter(act__isnull=False).count(),
    }


def _alarms() -> list[dict[str, Any]]:
    """Those that nobody has; one of the same wave as another waits with it."""
    alarms = Alarm.objects.filter(calm_at=None, same_as=None, heard_by=None)
    found = alarms.select_related("topic", "source").order_by("-level", "-seen_at")
    return [line(one) for one in found if not is_false(one)]


def _many(asked: Asked) -> dict[str, Any]:
    return {"count": asked.of(Mention.objects.all()).count(), "query": urlencode(asked.told)}
