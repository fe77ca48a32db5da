"""The reminder: by mail, once a week at most, by day, and only to those who asked for it."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.urls import reverse

from gutgemacht.web.learn.practice.choosing import due_names, is_there
from gutgemacht.web.learn.practice.forgetting import NOTICE
from gutgemacht.web.learn.practice.models import Reminder
from gutgemacht.web.notices.tell import tell
from gutgemacht.web.people.models import Person

WEEK = timedelta(days=7)
SATURDAY, MORNING, EVENING = 5, 8, 17


def remind_due(now: datetime) -> None:
    """Tells those who have something to practise and were not told for a week."""
    ready = Q(told_at=None) | Q(told_at__lte=now - WEEK)
    for wish in Reminder.objects.filter(ready).select_related("person"):
        if _at_work(wish.person, now) and any(
            is_there(name) for name in due_names(wish.person, now)
        ):
            _tell(wish, now)


def _at_work(person: Person, now: datetime) -> bool:
    """True by day and not at the weekend, on the person's own clock."""
    here = now.astimezone(ZoneInfo(person.time_zone or settings.TIME_ZONE))
    return here.weekday() < SATURDAY and MORNING <= here.hour < EVENING


@transaction.atomic
def _tell(wish: Reminder, now: datetime) -> None:
    """Once, also when several workers come at the same time."""
    mine = Reminder.objects.filter(pk=wish.pk, told_at=wish.told_at).update(told_at=now)
    if mine:
        tell(NOTICE, [wish.person], {"page": reverse("practice:start")}, now)
