"""Who is a coach, and which of them have time."""

from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils import timezone

from gutgemacht.web.coach.models import Away
from gutgemacht.web.people.models import Person, Role


def coaches() -> QuerySet[Person]:
    """All who are a coach today, by name."""
    held = Person.objects.filter(is_active=True, grants__role=Role.COACH)
    return held.order_by("name", "username")


def with_time(asker: Person, now: datetime) -> list[Person]:
    """The coaches whom somebody may choose now."""
    return [one for one in coaches() if one != asker and one.pk not in away(now)]


def away(now: datetime) -> dict[int, Away]:
    """Those who have no time today, by their number."""
    today = timezone.localdate(now)
    rows = Away.objects.filter(Q(until=None) | Q(until__gte=today))
    return {row.coach_id: row for row in rows}
