"""Sources that have fallen silent are alarms too: nobody would hear a storm there."""

from datetime import datetime, timedelta

from django.db import transaction

from gutgemacht.listen.silence import is_silent
from gutgemacht.web.listen.alarms.models import Alarm
from gutgemacht.web.listen.models import Mention, Source

SHORTEST, LONGEST = timedelta(hours=1), timedelta(days=1)
WEEK, WEEKS = timedelta(days=7), 4
LEVEL = 3
SILENCE = Alarm.Kind.SILENCE


def listen_for_silence(now: datetime) -> None:
    """Opens an alarm for each source that is silent against its usual, and ends those that are not.

    A source with trouble is one after an hour: it cannot be heard. Files come when somebody brings
    one.
    """
    for source in Source.objects.all():
        since = _silent_since(source, now)
        if since:
            _open(source, since, now)
        else:
            Alarm.objects.filter(source=source, kind=SILENCE, calm_at=None).update(calm_at=now)


def _silent_since(source: Source, now: datetime) -> datetime | None:
    if source.paused_at or source.kind == "files":
        return None
    if source.trouble and source.trouble_since and now - source.trouble_since >= SHORTEST:
        return source.trouble_since
    since = source.heard_at
    if since is None or now - since < SHORTEST:
        return None
    return since if is_silent(_before(source, max(since, now - LONGEST), now)) else None


def _before(source: Source, since: datetime, until: datetime) -> list[int]:
    """How many came in the same hours of the weeks before."""
    shifts = [n * WEEK for n in range(1, WEEKS + 1) if since - n * WEEK >= source.added_at]
    of = Mention.objects.filter(source=source)
    return [of.filter(at__gte=since - back, at__lt=until - back).count() for back in shifts]


@transaction.atomic
def _open(source: Source, since: datetime, now: datetime) -> None:
    Source.objects.select_for_update().get(pk=source.pk)
    Alarm.objects.get_or_create(
        source=source,
        kind=SILENCE,
        calm_at=None,
        defaults={
            "about": source.name,
            "level": LEVEL,
            "loud": True,
            "since": since,
            "seen_at": now,
            "rose_at": now,
            "last_at": now,
        },
    )
