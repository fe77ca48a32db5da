"""Who may open a page: one decorator, the same everywhere, and what it says can be read."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar, cast

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse

from gutgemacht.web.people.models import Person, Role

Rest = ParamSpec("Rest")
Answer = TypeVar("Answer", bound=HttpResponseBase)
View = Callable[Concatenate[HttpRequest, Rest], Answer]


def holds(request: HttpRequest, *roles: Role) -> bool:
    """True when the one who asks is signed in and holds one of the roles.

    The database is asked once a request (`Person.held`), and not by each part of a page.
    """
    person = getattr(request, "user", None)  # An error page may come before anybody is known.
    if not isinstance(person, Person) or not person.is_active:
        return False
    return not person.held.isdisjoint(roles)


def person_of(request: HttpRequest) -> Person:
    """Who asks, behind a guard that lets in only those who are signed in."""
    assert isinstance(request.user, Person)
    return request.user


def needs(*roles: Role) -> Callable[[View[Rest, Answer]], View[Rest, Answer]]:
    """A view for those who hold one of the roles; without a role, for all who are signed in.

    Others sign in first, or learn that they may not. The view carries its roles as `needs`.
    """

    def decorate(view: View[Rest, Answer]) -> View[Rest, Answer]:
        @wraps(view)
        def guarded(
            request: HttpRequest, *args: Rest.args, **kwargs: Rest.kwargs
        ) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path(), reverse("people:sign-in"))
            if roles and not holds(request, *roles):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        # Read by the test that walks all routes; a function has no such attribute by its type.
        guarded.needs = frozenset(roles)  # type: ignore[attr-defined]
        return cast("View[Rest, Answer]", guarded)

    return decorate
