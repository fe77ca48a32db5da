"""What cannot be is told to programs in one shape: {"error": {"kind", "message", "where"}}."""

from collections.abc import Callable, Mapping

from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, Throttled, ValidationError

from gutgemacht.web.errors import INTERFACE, KINDS, BadInput, interface_error
from gutgemacht.web.publish.approvals.ask import AskError
from gutgemacht.web.publish.sending.outbox import OutboxError


class Refusal(Exception):
    """A request that cannot be answered as it is."""

    def __init__(self, status: int, kind: str, message: str, where: str) -> None:
        self.status, self.kind, self.message, self.where = status, kind, message, where
        super().__init__(message)


def conflict(message: str, where: str) -> Refusal:
    """What stands there now is no longer what the program has read."""
    return Refusal(409, "conflict", message, where)


def in_one_shape(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Answers to programs are kept nowhere, and what Django refuses itself has their shape."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if not request.path.startswith(INTERFACE):
            return response
        if response.status_code == 405:
            allowed = response["Allow"]
            said = _("Here only %(methods)s can be asked.") % {"methods": allowed}
            response = interface_error(KINDS[405], said, request.path, 405)
            response["Allow"] = allowed
        response["Cache-Control"] = "no-store, private"
        return response

    return middleware


def told(api: NinjaAPI) -> None:
    """Lets an interface tell its errors so."""
    handlers: Mapping[type[Exception], Callable[..., HttpResponse]] = {
        Refusal: _refusal,
        BadInput: _bad_input,
        AskError: _too_late,
        OutboxError: _too_late,
        Http404: _not_there,
        AuthenticationError: _no_key,
        Throttled: _too_often,
        ValidationError: _invalid,
        RequestDataTooBig: _too_large,
        HttpError: _unreadable,
    }
    for kind, handler in handlers.items():
        api.add_exception_handler(kind, handler)


def _refusal(request: HttpRequest, error: Refusal) -> HttpResponse:
    return interface_error(error.kind, error.message, error.where, error.status)


def _bad_input(request: HttpRequest, error: BadInput) -> HttpResponse:
    if error.status == 413:
        return interface_error("too-large", error.message, error.where, 413)
    return interface_error("invalid", error.message, error.where, 422)


def _too_late(request: HttpRequest, error: AskError | OutboxError) -> HttpResponse:
    return interface_error("conflict", str(error), request.path, 409)


def _not_there(request: HttpRequest, error: Http404) -> HttpResponse:
    said = _("There is nothing here, or nothing that you may see.")
    return interface_error("not-found", said, request.path, 404)


def _no_key(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
    said = _(
        "A key that holds is needed, as “Authorization: Bearer KEY”. This one is missing, has"
        " expired or was ended."
    )
    answer = interface_error("key", said, "Authorization", 401)
    answer["WWW-Authenticate"] = "Bearer"
    return answer


def _too_often(request: HttpRequest, error: Throttled) -> HttpResponse:
    said = _("Too many requests at once. Please wait as long as Retry-After says.")
    return interface_error("too-often", said, "Retry-After", 429)


def _too_large(request: HttpRequest, error: RequestDataTooBig) -> HttpResponse:
    return interface_error("too-large", _("This is larger than can be read."), "body", 413)


def _unreadable(request: HttpRequest, error: HttpError) -> HttpResponse:
    said = _("The body cannot be read: please send JSON in UTF-8.")
    return interface_error("invalid", said, "body", 400)


def _invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    first = error.errors[0]
    # The name of our own argument means nothing to whoever sends.
    place = [str(part) for part in first["loc"] if part != "sent"]
    return interface_error("invalid", _fault(first["type"], first["msg"]), ".".join(place), 422)


def _fault(kind: str, english: str) -> str:
    words = {
        "missing": _("This must be given."),
        "extra_forbidden": _("There is no such key; is it spelt right?"),
        "string_type": _("This must be a text."),
        "int_type": _("This must be a whole number."),
        "int_parsing": _("This must be a whole number."),
        "timezone_aware": _("A time needs its time zone, such as 2026-11-27T14:05:00+01:00."),
        "datetime_from_date_parsing": _("This is no time. Please write 2026-11-27T14:05:00+01:00."),
        "datetime_parsing": _("This is no time. Please write 2026-11-27T14:05:00+01:00."),
    }
    return words.get(kind) or _("This cannot be so: %(why)s") % {"why": english}
