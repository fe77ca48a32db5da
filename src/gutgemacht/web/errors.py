"""Errors: JSON for programs, a page for people, a stack trace for nobody."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from gutgemacht.check import DraftError

PROGRAMS = ("/v2/", "/draft/notes/", "/draft/media/card/")
INTERFACE = "/api/v1/"
KINDS = {400: "invalid", 403: "role", 404: "not-found", 405: "method", 500: "broken"}


class BadInput(Exception):
    """What a request got wrong: where, and what would be right."""

    def __init__(self, where: str, message: str, status: int = 400) -> None:
        self.where, self.message, self.status = where, message, status
        super().__init__(f"{where}: {message}")


def json_error(where: str, message: str, status: int) -> JsonResponse:
    """The answer to a bad request of a program."""
    return JsonResponse({"error": message, "where": where}, status=status)


def interface_error(kind: str, message: str, where: str, status: int) -> JsonResponse:
    """The answer of the interface for programs to what cannot be; see docs/api.md."""
    error = {"kind": kind, "message": message, "where": where}
    return JsonResponse({"error": error}, status=status)


def text_fault(error: DraftError) -> str:
    """Why a text cannot be checked, for people."""
    place = {"place": error.at}
    messages = {
        "long": _("The text is longer than %(place)d characters. Please check it in parts."),
        "binary": _("This is no text: a zero byte stands at position %(place)d."),
        "half": _("Half of a character stands at position %(place)d; the text was cut badly."),
    }
    return messages[error.reason] % place


def bad_request(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """400: what Django itself refuses."""
    return _answer(request, 400, _("This request cannot be read."))


def not_allowed(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """403: signed in, but this is for others."""
    return _answer(request, 403, _("This is for people with another role. Ask who looks after it."))


def not_found(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """404."""
    return _answer(request, 404, _("There is no such page."))


def server_error(request: HttpRequest) -> HttpResponse:
    """500: ours, not theirs."""
    return _answer(request, 500, _("Something broke here. Your text was not kept anywhere."))


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: a form that came from elsewhere, or cookies that are switched off."""
    return _answer(request, 403, _("Please load the page again and send the form from there."))


def _answer(request: HttpRequest, status: int, message: str) -> HttpResponse:
    if request.path.startswith(INTERFACE):
        return interface_error(KINDS[status], message, request.path, status)
    if request.path.startswith(PROGRAMS):
        return json_error(request.path, message, status)
    return render(request, "error.html", {"message": message}, status=status)
