"""The door for programs: a key that holds, its scope, its person's roles, not too often."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja.security import HttpBearer
from ninja.throttling import SimpleRateThrottle

from gutgemacht.web.api.answers import Refused
from gutgemacht.web.api.keys import Scope, found
from gutgemacht.web.api.models import Token
from gutgemacht.web.api.refusals import Refusal
from gutgemacht.web.people.access import person_of
from gutgemacht.web.people.models import Role


class Often(SimpleRateThrottle):
    """So often one person's programs may ask."""

    def get_cache_key(self, request: HttpRequest) -> str:
        """All keys of a person count together."""
        return f"api-{person_of(request).pk}"


OFTEN = Often("300/m")


class Key(HttpBearer):
    """Lets in who shows a key of a scope, for somebody who holds one of the roles."""

    def __init__(self, scope: Scope, roles: tuple[Role, ...]) -> None:
        self.scope, self.roles = scope, roles
        super().__init__()

    def authenticate(self, request: HttpRequest, token: str) -> Token | None:
        """The key, and its person as the one who asks; raises Refusal where it opens less."""
        key = found(token, timezone.now())
        if key is None:
            return None
        if self.scope not in key.scopes:
            said = _("This key was not made for it: it needs the scope %(scope)s.")
            raise Refusal(403, "scope", said % {"scope": self.scope}, "Authorization")
        if not key.person.may(*self.roles):
            said = _("This is for people with another role. Ask who looks after it.")
            raise Refusal(403, "role", said, "Authorization")
        request.user = key.person
        return key


def opens(scope: Scope, *roles: Role) -> dict[str, Any]:
    """What a route says of its door; told in the description of the interface, too."""
    return {
        "auth": Key(scope, roles),
        "throttle": [OFTEN],
        "openapi_extra": {"x-scope": scope, "x-roles": [role.value for role in roles]},
    }


def answers(model: Any, status: int = 200) -> dict[int, Any]:
    """What a route answers when all is well, and the shape of what is refused."""
    return {status: model, **dict.fromkeys((400, 401, 403, 404, 409, 413, 422, 429), Refused)}
