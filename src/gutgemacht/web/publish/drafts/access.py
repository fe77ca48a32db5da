"""Who writes, reads and plans drafts of the company."""

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from gutgemacht.web.people.access import holds, person_of
from gutgemacht.web.people.models import Person, Role
from gutgemacht.web.publish.drafts.models import Draft

WRITERS = (Role.AUTHOR,)
READERS = (Role.AUTHOR, Role.APPROVER, Role.LAWYER, Role.CHANNEL_OWNER, Role.INCIDENT_LEAD)
PLANNERS = (Role.AUTHOR, Role.CHANNEL_OWNER, Role.INCIDENT_LEAD)


def drafts_for(person: Person) -> QuerySet[Draft]:
    """All drafts of the company; of those put away only one's own."""
    return Draft.objects.filter(Q(put_away_at=None) | Q(author=person)).select_related("author")


def draft_for(request: HttpRequest, number: int) -> Draft:
    """A draft that the one who asks may see; raises Http404."""
    return get_object_or_404(drafts_for(person_of(request)), pk=number)


def may_write(request: HttpRequest) -> bool:
    """True when the one who asks may change drafts."""
    return holds(request, *WRITERS)


def may_plan(request: HttpRequest) -> bool:
    """True when the one who asks may give posts another time."""
    return holds(request, *PLANNERS)
