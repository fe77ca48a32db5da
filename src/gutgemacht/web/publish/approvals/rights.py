"""Who may read a request, and with which rights somebody answers it."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from gutgemacht.publish import approval
from gutgemacht.publish.approval import Right
from gutgemacht.web.people.models import Person, Role
from gutgemacht.web.publish.approvals.models import Deputy, Request
from gutgemacht.web.publish.approvals.rows import need_of, person_id

DECIDERS = (Role.APPROVER, Role.LAWYER, Role.INCIDENT_LEAD)


def rights_of(person: Person, request: Request) -> frozenset[Right]:
    """With which rights somebody answers a request as themselves.

    Against a stop those answer who approve, those who lead when something went wrong and, where it
    is one of law, lawyers.
    """
    need = need_of(request)
    rights: set[Right] = set()
    if person.may(Role.APPROVER) or (need.override and person.may(Role.INCIDENT_LEAD)):
        rights.add("approve")
    if need.lawyer and person.may(Role.LAWYER):
        rights.add("lawyer")
    if need.override and rights:
        rights.add("override")
    return frozenset(rights)


@dataclass(frozen=True)
class Voice:
    """As whom somebody answers: themselves, or instead of somebody else."""

    who: approval.Who
    instead_of: Person | None = None


def voices(person: Person, request: Request, now: datetime) -> list[Voice]:
    """As whom somebody may answer a request: themselves first, then those they stand in for."""
    own = approval.Person(person_id(person.pk), rights_of(person, request))
    found = [Voice(approval.Who(own))]
    for deputy in standing_in(person, now).filter(person__is_active=True):
        of = approval.Person(person_id(deputy.person_id), rights_of(deputy.person, request))
        acting = approval.Deputy(own.id, of, deputy.since, deputy.until)
        found.append(Voice(approval.Who(own, acting), deputy.person))
    may = [one for one in found if one.who.voice.rights]
    return [one for one in may if not _own(one, request)]


def _own(voice: Voice, request: Request) -> bool:
    """A deputy of one of the authors does not decide for them either."""
    return voice.instead_of is not None and voice.instead_of.pk in writers(request)


def standing_in(person: Person, now: datetime) -> QuerySet[Deputy]:
    """For whom somebody answers now."""
    return person.deputy_of.filter(since__lte=now, until__gt=now).select_related("person")


def writers(request: Request) -> set[int]:
    """Whose own it is: who asks, and whoever wrote a version of it. None of them says yes."""
    versions = request.version.draft.versions.filter(number__lte=request.version.number)
    wrote = versions.exclude(by=None).values_list("by_id", flat=True)
    return {request.author_id, request.version.draft.author_id, *(pk for pk in wrote if pk)}


def readable(person: Person, now: datetime) -> QuerySet[Request]:
    """The requests that somebody may read.

    Authors and those who approve read all; lawyers where a lawyer is asked, those who lead an
    incident what is to go out against a stop, owners what is for their channels.
    """
    seen = _seen_by(person)
    for deputy in standing_in(person, now):
        seen |= _seen_by(deputy.person)
    return Request.objects.filter(seen).select_related("author", "channel", "version__draft")


def _seen_by(person: Person) -> Q:
    if person.may(Role.AUTHOR, Role.APPROVER):
        return Q(pk__isnull=False)
    seen = Q(author=person)
    if person.may(Role.LAWYER):
        seen |= Q(need__lawyer=True)
    if person.may(Role.INCIDENT_LEAD):
        seen |= Q(need__override=True)
    if person.may(Role.CHANNEL_OWNER):
        seen |= Q(channel__owner=person) | Q(channel__substitute=person)
    return seen


def asked_people(request: Request) -> list[Person]:
    """Those who can say the yes that is needed, and are not its authors."""
    need = need_of(request)
    roles = {Role.APPROVER}
    roles |= {Role.LAWYER} if need.lawyer else set()
    roles |= {Role.INCIDENT_LEAD} if need.override else set()
    people = Person.objects.filter(is_active=True, grants__role__in=roles).distinct()
    return list(people.exclude(pk__in=writers(request)).order_by("pk"))


def standing_for(people: list[Person], now: datetime) -> list[Person]:
    """Who answers for one of them now."""
    deputies = Deputy.objects.filter(person__in=people, since__lte=now, until__gt=now)
    return [one.deputy for one in deputies.select_related("deputy") if one.deputy.is_active]
