"""Who may see a page: one decorator, the same everywhere."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from gutgemacht.web.people.models import Person, Role

Rest = ParamSpec("Rest")
View = Callable[Concatenate[HttpRequest, Rest], HttpResponse]


def holds(request: HttpRequest, role: Role) -> bool:
    """True when the one who asks is signed in and holds the role."""
    person = getattr(request, "user", None)  # An error page may come before anybody is known.
    return isinstance(person, Person) and person.may(role)


def needs(role: Role) -> Callable[[View[Rest]], View[Rest]]:
    """A view for those who hold a role; others sign in first, or learn that they may not."""

    def decorate(view: View[Rest]) -> View[Rest]:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponse:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path(), reverse("people:sign-in"))
            if not holds(request, role):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return cast("View[Rest]", guarded)

    return decorate
