"""Who sees the outbox, who acts on it, who may stop everything."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from gutgemacht.web.people.access import person_of
from gutgemacht.web.people.models import Person, Role
from gutgemacht.web.publish.channels.models import Channel
from gutgemacht.web.publish.sending.models import Outbox

READERS = (Role.AUTHOR, Role.APPROVER, Role.LAWYER, Role.CHANNEL_OWNER, Role.INCIDENT_LEAD)
# Who acts on the posts of others too; authors act on their own.
KEEPERS = (Role.APPROVER, Role.CHANNEL_OWNER, Role.INCIDENT_LEAD)
STOPPERS = (*KEEPERS, Role.ADMINISTRATOR)


def channel_named(number: str) -> Channel | None:
    """The channel that a form names by its number, if there is one."""
    is_number = number.isdecimal() and len(number) < 10
    return Channel.objects.filter(pk=int(number)).first() if is_number else None


def may_touch(row: Outbox, person: Person) -> bool:
    """True for the author, and for those who look after the posts of all."""
    return row.author_id == person.pk or person.may(*KEEPERS)


def mine(request: HttpRequest, number: int) -> tuple[Outbox, Person]:
    """A row on which the one who asks may act; raises Http404 or PermissionDenied."""
    row, person = get_object_or_404(Outbox, pk=number), person_of(request)
    if not may_touch(row, person):
        raise PermissionDenied
    return row, person
