"""What advice tells for the culture picture: how many talks there were, if enough people asked."""

from datetime import datetime

from django.utils import timezone

from gutgemacht.culture import Happening
from gutgemacht.web.coach.sums import sums


def advice(since: datetime, until: datetime) -> Happening | None:
    """Talks of the quarter that begins with `since`; None before it is over, or of too few."""
    found = sums(timezone.localdate(since), timezone.localdate(until))
    return Happening(found.asked) if found else None


COUNTED = {"advice": advice}
