"""What alarms tell for the culture picture: how many there were, and how soon somebody answered."""

from datetime import datetime, timedelta

from django.db.models import F

from gutgemacht.culture import Handling
from gutgemacht.web.listen.alarms.models import Alarm

SOON = timedelta(hours=1)


def alarms(since: datetime, until: datetime) -> Handling:
    """Alarms that were none of another's and not false, and how many had an answer within SOON.

    The first answer is that somebody says "I have it".
    """
    true = Alarm.objects.filter(
        seen_at__gte=since, seen_at__lt=until, false_at=None, same_as=None
    ).exclude(kind=Alarm.Kind.SILENCE)
    return Handling(true.count(), true.filter(heard_at__lt=F("seen_at") + SOON).count())


COUNTED = {"alarms": alarms}
