"""What all that is done in an incident shares: its lock, its lines in room and log."""

from collections.abc import Mapping
from datetime import datetime

from gutgemacht.web.incident.models import Entry, Incident
from gutgemacht.web.people.models import Person
from gutgemacht.web.publish.ledger.log import note

Detail = str | int | bool | None


class Refused(ValueError):
    """Something that cannot be done so; its text says what to do instead."""


def locked(incident: Incident) -> Incident:
    """The incident as it is now, for nobody else until the transaction ends."""
    return Incident.objects.select_for_update().get(pk=incident.pk)


def record(
    incident: Incident, what: str, person: Person, now: datetime, words: str = "", **details: Detail
) -> Entry:
    """A line in the room and, where it is no exercise, one in the log without the words."""
    entry = incident.entries.create(
        what=what,
        by=person,
        who=str(person),
        at=incident.clock(now),
        words=words,
        details=details,
    )
    log(incident, what, person, now, details)
    return entry


def log(
    incident: Incident, what: str, person: Person, now: datetime, details: Mapping[str, Detail]
) -> None:
    """A line in the log of decisions; an exercise leaves none."""
    if not incident.drill:
        note(person, f"incident: {what}", f"incident {incident.pk}", details, now)
