"""The on-call chain: who is in it, and who answers at each place now."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Max, Q
from django.urls import reverse

from gutgemacht.web.listen.alarms.access import askable, loudly
from gutgemacht.web.listen.alarms.asking import rota
from gutgemacht.web.listen.alarms.models import Absence, OnCall
from gutgemacht.web.notices.tell import tell
from gutgemacht.web.people.models import Person, Role


@dataclass(frozen=True)
class Place:
    """A place in the chain as the page shows it; `answers` is None where all are away."""

    row: OnCall
    answers: Person | None
    here: bool
    back: datetime | None


def places(now: datetime) -> list[Place]:
    """The chain now, place by place."""
    rows = list(OnCall.objects.select_related("person", "substitute"))
    said = rota(now)
    answers = [said.answering(rung) for rung in said.chain]
    people = Person.objects.in_bulk([one for one in answers if one])
    away = Absence.objects.filter(since__lte=now, until__gt=now)
    back = dict(away.order_by("until").values_list("person", "until"))
    return [
        Place(row, people.get(who or 0), said.here(row.person_id), back.get(row.person_id))
        for row, who in zip(rows, answers, strict=True)
    ]


def candidates() -> list[Person]:
    """Who can be named, those who lead incidents first."""
    leads = set(Person.objects.filter(grants__role=Role.INCIDENT_LEAD).values_list("pk", flat=True))
    return sorted(askable(), key=lambda one: (one.pk not in leads, str(one).casefold()))


@transaction.atomic
def add(person: Person, substitute: Person | None) -> None:
    """Puts somebody at the end of the chain."""
    last = OnCall.objects.aggregate(last=Max("place"))["last"] or 0
    OnCall.objects.update_or_create(
        person=person,
        defaults={"substitute": substitute},
        create_defaults={
            "substitute": substitute,
            "place": last + 1,
        },
    )


@transaction.atomic
def move_up(row: OnCall) -> None:
    """One place earlier."""
    rows = list(OnCall.objects.select_for_update())
    at = rows.index(row)
    if at:
        rows[at - 1], rows[at] = rows[at], rows[at - 1]
    for place, one in enumerate(rows, 1):
        one.place = place
    OnCall.objects.bulk_update(rows, ["place"])


def gone(person: Person, now: datetime) -> None:
    """Who left stays named until somebody else is, so that the gap is seen, and it is told."""
    if OnCall.objects.filter(Q(person=person) | Q(substitute=person)).exists():
        data = {"who": str(person), "page": reverse("alarms:settings")}
        tell("on-call-left", loudly().exclude(pk=person.pk), data, now)
