"""Whoever is signed in reads their own language, and times of their own clock."""

from collections.abc import Callable
from contextlib import nullcontext

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation

from gutgemacht.web.people.models import Person


def own_language_and_clock(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Activates what a person has chosen for as long as their request takes."""

    def middleware(request: HttpRequest) -> HttpResponse:
        # Whoever has no session is nobody: a check must not ask the database who that is.
        known = settings.SESSION_COOKIE_NAME in request.COOKIES
        person = request.user if known else None
        if not isinstance(person, Person):
            return get_response(request)
        if person.language:
            translation.activate(person.language)
            request.LANGUAGE_CODE = person.language
        clock = timezone.override(person.time_zone) if person.time_zone else nullcontext()
        with clock:
            return get_response(request)

    return middleware
