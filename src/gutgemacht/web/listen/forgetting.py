"""How long mentions are kept. Pulses stay, and so does what an incident keeps as evidence."""

from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.db import transaction

from gutgemacht.web.listen import bulk
from gutgemacht.web.listen.models import Memory, Mention

AT_ONCE = 500
LONGEST = 36_500


def forget(now: datetime) -> bool:
    """Deletes some mentions that are older than the settings say; True while there are more."""
    since = _kept_since(now)
    with transaction.atomic():
        bulk.alone()
        older = Mention.objects.filter(at__lt=since).order_by("at").values_list("pk", flat=True)
        some = list(older[:AT_ONCE])
        Mention.objects.filter(pk__in=some).delete()
    return len(some) == AT_ONCE


def _kept_since(now: datetime) -> datetime:
    """Whole days, as pulses are; it never goes back, for what was forgotten is forgotten."""
    day = now.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    since = day - timedelta(days=min(settings.KEEP_MENTIONS, LONGEST))
    row = Memory.row()
    if row.kept_since is not None and row.kept_since >= since:
        return row.kept_since
    Memory.objects.filter(pk=row.pk).update(kept_since=since)
    return since
