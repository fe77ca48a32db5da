"""Who changes an idea: who offered it, coaches, and those who answer for channels."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from gutgemacht.web.ideas.models import Idea
from gutgemacht.web.people.access import person_of
from gutgemacht.web.people.models import Person, Role

GARDENERS = (Role.COACH, Role.CHANNEL_OWNER)


def may_change(person: Person, idea: Idea) -> bool:
    """True when somebody may change an idea."""
    return idea.by_id == person.pk or person.may(*GARDENERS)


def to_change(request: HttpRequest, number: int) -> Idea:
    """The idea of a number, for those who may change it; others are refused."""
    idea = get_object_or_404(Idea, pk=number)
    if not may_change(person_of(request), idea):
        raise PermissionDenied
    return idea
