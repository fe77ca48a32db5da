"""Who answers for somebody else for a time: named, ended, and ended by leaving."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from gutgemacht.web.notices.tell import tell
from gutgemacht.web.people.models import Person
from gutgemacht.web.publish.approvals.links import withdraw
from gutgemacht.web.publish.approvals.models import Deputy, Link
from gutgemacht.web.publish.drafts.access import READERS
from gutgemacht.web.publish.ledger.log import note


class DeputyError(Exception):
    """Nobody was named; the message is a sentence for people."""


def candidates(person: Person) -> QuerySet[Person]:
    """Who can stand in for somebody: all others who may read requests."""
    people = Person.objects.filter(is_active=True, grants__role__in=READERS)
    return people.exclude(pk=person.pk).distinct().order_by("name", "pk")


@transaction.atomic
def name(person: Person, deputy: Person, since: datetime, until: datetime, now: datetime) -> Deputy:
    """Somebody answers for a person from one time to another; raises DeputyError."""
    if deputy not in candidates(person):
        raise DeputyError(_("Please choose somebody who may read requests."))
    if until <= max(since, now):
        raise DeputyError(_("The end must be later than the beginning, and still to come."))
    one = Deputy.objects.create(person=person, deputy=deputy, since=since, until=until)
    facts = {"deputy": str(deputy), "since": since.isoformat(), "until": until.isoformat()}
    note(person, "deputy named", f"person {person.pk}", facts, now)
    data = {"who": str(person), "since": since.isoformat(), "until": until.isoformat()}
    tell("deputy-named", [deputy], data | {"page": "/approvals/"}, now)
    return one


@transaction.atomic
def end(one: Deputy, by: Person | str, now: datetime) -> None:
    """From now on they answer only for themselves."""
    if one.until > now:
        one.until = now
        one.save(update_fields=["until"])
        note(by, "deputy ended", f"person {one.person_id}", {"deputy": str(one.deputy)}, now)


@transaction.atomic
def gone(person: Person, now: datetime) -> None:
    """Who leaves the house answers for nobody, is answered for by nobody, and has no links."""
    for one in Deputy.objects.filter(Q(person=person) | Q(deputy=person), until__gt=now):
        end(one, person, now)
    for link in Link.objects.filter(made_by=person, withdrawn_at=None, expires__gt=now):
        withdraw(link, person, now)
