"""The weekly mail of a kept search: how much was said, never what."""

from dataclasses import replace
from datetime import datetime, time, timedelta
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from gutgemacht.web.listen.access import READERS
from gutgemacht.web.listen.mentions.asked import Asked
from gutgemacht.web.listen.mentions.models import Search
from gutgemacht.web.listen.models import Mention
from gutgemacht.web.notices.tell import tell

HOUR = time(7)


def tell_weekly(now: datetime) -> None:
    """Tells those whose Monday morning has come since they were told last."""
    for search in Search.objects.filter(weekly=True).select_related("person"):
        monday = _monday(now, search.person.time_zone)
        if (search.told_at is None or search.told_at < monday) and search.person.may(*READERS):
            _tell(search, monday, now)


@transaction.atomic
def _tell(search: Search, monday: datetime, now: datetime) -> None:
    """Once, also when several workers come at the same time."""
    mine = Search.objects.filter(pk=search.pk, told_at=search.told_at).update(told_at=now)
    if not mine:
        return
    week = Mention.objects.filter(at__gte=monday - timedelta(days=7), at__lt=monday)
    found = replace(Asked.by(search.query), days="").of(week)
    data = {
        "name": search.name,
        "count": found.count(),
        "negative": found.filter(tone=-1).count(),
        "page": f"{reverse('listen:mentions')}?{urlencode(search.query)}",
    }
    tell("search-weekly", [search.person], data, now)


def _monday(now: datetime, zone: str) -> datetime:
    """The newest Monday morning on somebody's clock."""
    here = now.astimezone(ZoneInfo(zone or settings.TIME_ZONE))
    day = here.date() - timedelta(days=here.weekday())
    monday = datetime.combine(day, HOUR, here.tzinfo)
    return monday if monday <= here else monday - timedelta(days=7)
