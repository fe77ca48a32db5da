"""Who leaves or is away: those who wait learn it kindly, and may choose another coach."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from gutgemacht.web.coach import told
from gutgemacht.web.coach.ending import end
from gutgemacht.web.coach.models import Advice, Away
from gutgemacht.web.coach.talks import lose
from gutgemacht.web.coach.who import away
from gutgemacht.web.people.models import Person


@transaction.atomic
def gone(person: Person, now: datetime) -> None:
    """Somebody has left the house: what they asked is deleted, what was asked of them waits."""
    for advice in Advice.objects.select_for_update().filter(asker=person):
        end(advice, now, counted=False)
    theirs = Q(coach=person) | Q(offered=person)
    for advice in Advice.objects.select_for_update().filter(theirs):
        lose(advice, person, now)
    Away.objects.filter(coach=person).delete()


@transaction.atomic
def go_away(coach: Person, until: date | None, now: datetime) -> None:
    """A coach has no time until a day; those who wait for them are told once."""
    if coach.pk not in away(now):
        # One that is over would hide that this is a new one.
        come_back(coach)
    _, is_new = Away.objects.update_or_create(coach=coach, defaults={"until": until})
    if is_new:
        for advice in Advice.objects.filter(coach=coach, until__gt=now):
            told.choose_again(advice, now)


def come_back(coach: Person) -> None:
    """A coach has time again."""
    Away.objects.filter(coach=coach).delete()
