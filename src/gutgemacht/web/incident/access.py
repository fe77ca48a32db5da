"""Who works in an incident, who leads it, who may see whom it is about."""

from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from gutgemacht.incident.shield import shielded
from gutgemacht.web.incident.models import Incident
from gutgemacht.web.people.access import person_of
from gutgemacht.web.people.models import Person, Role

WORKERS = (
    Role.INCIDENT_LEAD,
    Role.APPROVER,
    Role.CHANNEL_OWNER,
    Role.AUTHOR,
    Role.LAWYER,
)
# The works council sees that there is one concerning staff, and what is done.
SEE = (*WORKERS, Role.WORKS_COUNCIL)

Veil = Callable[[str], str]


def incident_for(request: HttpRequest, number: int) -> Incident:
    """An incident that the one who asks works in; raises Http404 or PermissionDenied.

    An exercise is for those who have joined it.
    """
    incident = get_object_or_404(Incident.objects.select_related("lead", "alarm"), pk=number)
    if incident.drill and not incident.joined.filter(pk=person_of(request).pk).exists():
        raise PermissionDenied
    return incident


def may_lead(incident: Incident, person: Person) -> bool:
    """True for those who lead incidents, for deputies of this one, and for all in an exercise."""
    if incident.drill or person.may(Role.INCIDENT_LEAD):
        return True
    return incident.deputies.filter(pk=person.pk).exists()


def knows_names(incident: Incident, person: Person) -> bool:
    """True for the lead of this incident and the deputies."""
    is_lead = incident.lead_id == person.pk and person.may(*WORKERS)
    return is_lead or incident.deputies.filter(pk=person.pk).exists()


def veil_of(incident: Incident, person: Person | None) -> Veil:
    """What makes words fit to be shown to somebody; None is everybody."""
    if not incident.names or (person and knows_names(incident, person)):
        return lambda text: text
    instead = _("a colleague")
    return lambda text: shielded(text, incident.names, instead)


def public_title(incident: Incident) -> str:
    """What may stand in a notice, a banner, a draft."""
    if incident.staff:
        return _("An incident that concerns somebody who works here")
    return veil_of(incident, None)(incident.title)
