"""Who may open what: every route of the project, and every person of the table."""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from django.http import HttpResponse
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from gutgemacht.web.people.models import Role
from tests.people import NOBODY, STRANGER, everybody
from tests.web.access import GUARDED, OPEN

# These ask for everything; whoever a line of the table names asks for that too.
ALWAYS = {
    NOBODY,
    STRANGER,
    Role.AUTHOR.value,
    Role.APPROVER.value,
    Role.WORKS_COUNCIL.value,
    Role.ADMINISTRATOR.value,
}
# What stands in an address in the place of a thing that is not there.
MISSING = {"int": 999_999, "slug": "not-there", "string": "not-there", "path": "not/there"}
NO_CONVERTERS: Mapping[str, Any] = {}


def routes(
    resolver: URLResolver, namespace: str = "", above: Mapping[str, Any] = NO_CONVERTERS
) -> Iterator[tuple[str, URLPattern, dict[str, Any]]]:
    """Each route with what stands for numbers and words in its address, also of those around it."""
    for pattern in resolver.url_patterns:
        converters = {**above, **pattern.pattern.converters}
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from routes(pattern, inner, converters)
        else:
            yield f"{namespace}{pattern.name}" if pattern.name else "/", pattern, converters


ROUTES, CONVERTERS = {}, {}
for _name, _pattern, _converters in routes(get_resolver()):
    ROUTES[_name], CONVERTERS[_name] = _pattern, _converters


def line(table: dict[str, Any], name: str) -> str | None:
    """The line of the table that speaks of a route."""
    whole = f"{name.rpartition(':')[0]}:*"
    return next((key for key in (name, whole) if key in table), None)


def address(name: str) -> str:
    missing = {
        word: MISSING[type(converter).__name__.removesuffix("Converter").lower()]
        for word, converter in CONVERTERS[name].items()
    }
    return reverse(name, kwargs=missing)


@pytest.mark.parametrize("name", sorted(ROUTES))
def test_every_route_is_guarded_or_open_on_purpose(name):
    roles = getattr(ROUTES[name].callback, "needs", None)
    guarded, is_open = line(GUARDED, name), line(OPEN, name)
    if roles is None:
        assert is_open, f"{name} is not guarded: use needs(), or tell why in OPEN"
        assert not guarded, f"{name} is said to be guarded, and is not"
    else:
        assert guarded, f"{name} is missing in the table of tests/web/access.py"
        assert roles == GUARDED[guarded], name


def test_the_table_speaks_of_routes_that_are_there():
    used = {line(table, name) for table in (GUARDED, OPEN) for name in ROUTES}
    assert {*GUARDED, *OPEN} <= used


def right(answer: HttpResponse, person: str, roles: frozenset[Role]) -> bool:
    """What the guard did; what the view made of it then does not matter."""
    to_sign_in = answer.status_code == 302 and answer.url.startswith(reverse("people:sign-in"))
    if person == NOBODY:
        return to_sign_in
    if roles and person not in roles:
        return answer.status_code == 403
    return answer.status_code != 403 and not to_sign_in


@pytest.mark.django_db
@pytest.mark.database
def test_each_person_opens_what_the_table_says_and_nothing_else():
    browsers, wrong = everybody(), []
    for name in sorted(name for name in ROUTES if line(GUARDED, name)):
        roles = GUARDED[line(GUARDED, name)]
        for person in sorted(ALWAYS | {role.value for role in roles}):
            answer = browsers[person].get(address(name))
            if not right(answer, person, roles):
                wrong.append((name, person, answer.status_code))
    assert not wrong
