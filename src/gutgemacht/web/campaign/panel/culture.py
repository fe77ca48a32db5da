"""What panels tell for the culture picture: how many were held, and what they changed."""

from datetime import datetime

from django.db.models import Exists, OuterRef

from gutgemacht.culture import Happening
from gutgemacht.web.campaign.models import Version
from gutgemacht.web.campaign.panel.models import Panel


def panels(since: datetime, until: datetime) -> Happening:
    """Panels that ended, and after how many of them the campaign got another version."""
    held = Panel.objects.filter(closed_at__gte=since, closed_at__lt=until)
    later = Version.objects.filter(
        campaign=OuterRef("version__campaign"),
        number__gt=OuterRef("version__number"),
        at__gte=OuterRef("closed_at"),
        at__lt=until,
    )
    changed = held.filter(Exists(later))
    return Happening(held.count(), changed.count())


COUNTED = {"panels": panels}
