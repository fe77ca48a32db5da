"""How long acts are kept. The log of decisions stays."""

from datetime import datetime, timedelta

from django.conf import settings

from gutgemacht.web.publish.ledger.models import Act


def forget(now: datetime) -> int:
    """Deletes acts that are older than the settings say; returns how many.

    One stays for as long as mentions are kept that answer it.
    """
    older = Act.objects.filter(at__lt=now - timedelta(days=settings.KEEP_ACTS), mentions=None)
    return older.delete()[0]
