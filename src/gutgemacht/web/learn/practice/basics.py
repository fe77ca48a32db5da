"""The basics: how far somebody is; and, if they say so, yes and a day for others."""

from datetime import date, datetime, time

from django.utils import timezone

from gutgemacht.guideline import Company
from gutgemacht.learn import basics
from gutgemacht.web.learn.practice.choosing import is_there
from gutgemacht.web.learn.practice.models import Basics
from gutgemacht.web.people.models import Person
from gutgemacht.web.rules import in_force


def learnt(person: Person) -> tuple[int, int]:
    """How many of the basics somebody has answered, right or not yet, and how many there are."""
    here = [name for name in basics() if is_there(name)]
    rows = person.progress.filter(card__in=here).values_list("reviews", "earlier")
    return sum(bool(now or before) for now, before in rows), len(here)


def wanted() -> bool:
    """True where trust asks for the basics and a works agreement lets them be shown."""
    company: Company = in_force().guideline.company
    steps = (company.trust.afterwards, company.trust.free)
    return company.learning.basics_shown and any(step.basics_learned for step in steps)


def say(person: Person, day: date) -> bool:
    """Keeps somebody's word that they have been through the basics; False where they have not."""
    done, of = learnt(person)
    if done < of or not wanted():
        return False
    Basics.objects.get_or_create(person=person, defaults={"on": day})
    return True


def said(person: Person) -> date | None:
    """The day, for the person."""
    row = Basics.objects.filter(person=person).first()
    return row.on if row else None


def told_to_others(person: Person) -> datetime | None:
    """The only thing others learn, and only where it is wanted: since which day."""
    day = said(person) if wanted() else None
    return timezone.make_aware(datetime.combine(day, time())) if day else None
