"""What ideas tell for the culture picture: offered, taken along, and clicks as far as told."""

from datetime import date, datetime, timedelta

from django.db.models import Count
from django.utils import timezone

from gutgemacht.culture import Doing, Happening
from gutgemacht.web.culture.counted import people_of_the_house
from gutgemacht.web.ideas.models import Idea, Share
from gutgemacht.web.ideas.results import clicks_between, close_months


def offered(since: datetime, until: datetime) -> Happening:
    """How many ideas were offered; whoever offers one stands beside it anyway."""
    return Happening(Idea.objects.filter(at__gte=since, at__lt=until).count())


def ideas(since: datetime, until: datetime) -> Doing:
    """How many ideas each of those who took some along took; who took their name off is out."""
    shared = Share.objects.filter(person__is_active=True, day__range=_days(since, until))
    each = shared.order_by().values("person").annotate(ideas=Count("pk"))
    return Doing(tuple(each.values_list("ideas", flat=True)), people_of_the_house())


def clicks(since: datetime, until: datetime) -> Happening | None:
    """The clicks that months tell; None where they tell none."""
    close_months(timezone.localdate())
    return Happening(told) if (told := clicks_between(*_days(since, until))) else None


def _days(since: datetime, until: datetime) -> tuple[date, date]:
    """The first and the last day of a stretch between two midnights."""
    return timezone.localdate(since), timezone.localdate(until) - timedelta(days=1)


COUNTED = {"offered": offered, "ideas": ideas, "clicks": clicks}
