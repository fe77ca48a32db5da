"""Who is told that an incident opened, and that a target is nearly missed."""

from datetime import datetime

from django.db import transaction
from django.urls import reverse

from gutgemacht.incident.clock import Target, targets
from gutgemacht.web.incident.access import public_title
from gutgemacht.web.incident.models import Incident
from gutgemacht.web.notices.tell import tell
from gutgemacht.web.people.models import Person, Role

COUNCIL = "council"
CHAIN = (Role.INCIDENT_LEAD, Role.APPROVER, Role.CHANNEL_OWNER)


def tell_opened(incident: Incident, now: datetime) -> None:
    """The chain is told, and the works council where it concerns staff."""
    roles = (*CHAIN, Role.WORKS_COUNCIL) if incident.staff else CHAIN
    tell("incident-opened", _holding(*roles), _facts(incident), now)
    if incident.staff:
        incident.told = [COUNCIL]
        incident.save(update_fields=["told"])


def tell_council(incident: Incident, now: datetime) -> None:
    """The works council is told, once and of no exercise; the caller saves the incident."""
    if not incident.drill and COUNCIL not in incident.told:
        tell("incident-staff", _holding(Role.WORKS_COUNCIL), _facts(incident), now)
        incident.told = [*incident.told, COUNCIL]


def remind_due(now: datetime) -> None:
    """Those who lead are told once of each target that is nearly missed."""
    for incident in Incident.objects.filter(closed_at=None):
        _remind(incident.pk, now)


@transaction.atomic
def _remind(number: int, now: datetime) -> None:
    incident = Incident.objects.select_for_update().get(pk=number)
    if incident.is_over:
        return
    near = [
        one
        for one in targets(incident.times, incident.clock(now))
        if one.standing in ("near", "late") and one.name not in incident.told
    ]
    for target in near:
        _tell_due(incident, target, now)
    if near:
        incident.told = [*incident.told, *(one.name for one in near)]
        incident.save(update_fields=["told"])


def _tell_due(incident: Incident, target: Target, now: datetime) -> None:
    facts = _facts(incident) | {"target": target.name, "due": target.due.isoformat()}
    if incident.drill:
        tell("exercise-due", incident.joined.all(), facts, now)
        return
    leading = [one for one in (incident.lead, *incident.deputies.all()) if one]
    tell("incident-due", leading or _holding(Role.INCIDENT_LEAD), facts, now)


def _holding(*roles: Role) -> list[Person]:
    return list(Person.objects.filter(grants__role__in=roles, is_active=True).distinct())


def _facts(incident: Incident) -> dict[str, object]:
    return {
        "title": public_title(incident),
        "number": incident.pk,
        "level": incident.level,
        "page": reverse("incident:room", args=[incident.pk]),
    }
