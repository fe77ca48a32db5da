"""What is kept while the owner of an account is on the network's page: sealed, in one session."""

from collections.abc import Mapping

from django.http import HttpRequest

from gutgemacht.web.sealing import SealError, opened, sealed

KEY, PURPOSE = "channel-door", "doors"


def keep(request: HttpRequest, what: Mapping[str, str]) -> None:
    """Only this person finds it again, in this session; what waited before is forgotten."""
    request.session[KEY] = sealed(what, PURPOSE, f"person {request.user.pk}")


def kept(request: HttpRequest) -> dict[str, str]:
    """What waits; nothing where nothing does."""
    try:
        return opened(request.session.get(KEY, ""), PURPOSE, f"person {request.user.pk}")
    except SealError:
        return {}


def forget(request: HttpRequest) -> None:
    """A way back can be used once."""
    request.session.pop(KEY, None)
