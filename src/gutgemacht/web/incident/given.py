"""What forms of incidents give: moments and lists of lines."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from gutgemacht.web.incident.record import Refused

MOST_NAMES, LONGEST_NAME = 20, 100


def moment(text: str) -> datetime | None:
    """A time of the page's clock; None for nothing. Raises Refused for what is no time."""
    if not text.strip():
        return None
    try:
        return timezone.make_aware(datetime.fromisoformat(text.strip()).replace(tzinfo=None))
    except (ValueError, OverflowError):
        raise Refused(_("This is no time. Write it like 2026-12-07 09:30.")) from None


def lines(text: str) -> list[str]:
    """The lines of a field without empty ones."""
    found = [line.strip()[:LONGEST_NAME] for line in text.splitlines()]
    return [line for line in found if line][:MOST_NAMES]
