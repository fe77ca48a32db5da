"""The steps of the playbook: taken on, done, free again; all of it stays to be seen."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from gutgemacht.web.incident.books import books
from gutgemacht.web.incident.models import Incident, Taken
from gutgemacht.web.incident.record import Refused, log
from gutgemacht.web.people.models import Person


@transaction.atomic
def take(incident: Incident, name: str, person: Person, now: datetime) -> None:
    """Somebody takes a step on; raises Refused where somebody else has it."""
    known = {one.id for one in books().playbook.steps_for(incident.kinds)}
    if name not in known:
        raise Refused(_("There is no such step in the playbook."))
    try:
        with transaction.atomic():
            incident.taken.create(step=name, by=person, who=str(person), at=incident.clock(now))
    except IntegrityError:
        raise Refused(_("Somebody has taken this step already.")) from None
    log(incident, "step taken", person, now, {"step": name})


@transaction.atomic
def finish(incident: Incident, name: str, person: Person, now: datetime) -> None:
    """A step is done; who had not taken it on takes it with that."""
    if not incident.taken.filter(step=name, undone_at=None).exists():
        take(incident, name, person, now)
    row = incident.taken.select_for_update().get(step=name, undone_at=None)
    if row.done_at is None:
        row.done_at, row.done_who = incident.clock(now), str(person)
        row.save()
        log(incident, "step done", person, now, {"step": name})


@transaction.atomic
def undo(incident: Incident, name: str, person: Person, now: datetime) -> None:
    """First what was done is open again, then it is free for others; both stay to be seen."""
    row = incident.taken.select_for_update().filter(step=name, undone_at=None).first()
    if row is None:
        return
    row.undone_at, row.undone_who = incident.clock(now), str(person)
    row.save()
    if row.done_at is not None:
        incident.taken.create(step=name, by=row.by, who=row.who, at=row.at)
    log(incident, "step undone", person, now, {"step": name})


def taken_steps(incident: Incident) -> dict[str, Taken]:
    """The steps that somebody has, by their id."""
    return {row.step: row for row in incident.taken.filter(undone_at=None).select_related("by")}
