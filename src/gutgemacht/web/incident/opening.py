"""An incident begins: by hand, from an alarm, or as an exercise."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from gutgemacht.incident.state import HIGHEST
from gutgemacht.library import Case
from gutgemacht.web.frame import page_language
from gutgemacht.web.incident.models import Entry, Incident
from gutgemacht.web.incident.record import Refused, record
from gutgemacht.web.incident.storms import Way
from gutgemacht.web.incident.told import tell_opened
from gutgemacht.web.listen.alarms.models import Alarm
from gutgemacht.web.people.models import Person, Role


@transaction.atomic
def open_incident(
    title: str,
    began: datetime,
    kinds: set[str],
    names: list[str],
    alarm: Alarm | None,
    person: Person,
    now: datetime,
) -> Incident:
    """A new incident, and those who shall know are told; raises Refused.

    Whoever leads incidents leads this one too until somebody else is named.
    """
    if not title.strip():
        raise Refused(_("Say in a few words what happened."))
    if began > now:
        raise Refused(_("It cannot have begun in the future."))
    incident = Incident.objects.create(
        title=title.strip()[:150],
        began_at=began,
        opened_at=now,
        opened_by=person,
        level=min(alarm.level, HIGHEST) if alarm else 1,
        staff="staff" in kinds,
        hacked="hacked" in kinds,
        names=names,
        alarm=alarm,
        lead=person if person.may(Role.INCIDENT_LEAD) else None,
    )
    tell_opened(incident, now)
    record(incident, Entry.What.OPENED, person, now, alarm=alarm.pk if alarm else None)
    return incident


@transaction.atomic
def open_drill(case: Case, way: Way, person: Person, now: datetime) -> Incident:
    """A case as an exercise: nothing is frozen, nobody is told who has not joined."""
    incident = Incident.objects.create(
        title=case.title.in_(page_language())[:150],
        began_at=now,
        opened_at=now,
        opened_by=person,
        lead=person,
        drill=case.id,
        speed=way.speed,
        pace=way.pace,
        posts=way.size.posts,
        within=timedelta(hours=way.size.hours),
        staff="employee" in case.kinds,
        hacked="hacked" in case.kinds,
    )
    incident.joined.add(person)
    record(incident, Entry.What.OPENED, person, now)
    return incident
