"""A second opinion on the page: told first what it takes, asked after a yes, kept nowhere."""

import time
from dataclasses import dataclass
from threading import BoundedSemaphore
from typing import Any

from asgiref.sync import sync_to_async
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from gutgemacht.check import DraftError, accepted
from gutgemacht.judges.opinion import (
    KINDS,
    RUNS,
    Cache,
    Endpoint,
    Opinion,
    OpinionError,
    Question,
    at_most,
    opinion,
)
from gutgemacht.judges.opinion.error import Reason
from gutgemacht.web.errors import BadInput, text_fault
from gutgemacht.web.frame import page_language

# So many may be asked at once; more would wait on one small model.
MOST_AT_ONCE = 4
SENT, AUDIENCE = "sent", "audience"

_at_once = BoundedSemaphore(MOST_AT_ONCE)
_cache = Cache()


@dataclass(frozen=True)
class Asked:
    """One reading as a question, ready to be shown."""

    name: str
    question: str
    quote: str
    # What the model says of it; empty where the answer was remembered.
    words: str


@never_cache
@csrf_exempt  # Nothing is sent or stored yet, so there is nothing to forge.
@require_http_methods(["GET", "POST"])
def before(request: HttpRequest) -> HttpResponse:
    """The offer; for a text what would be sent, where to, and what it costs at most."""
    endpoint = _endpoint()
    if request.method == "GET":
        return _shown(request, {"step": "start"})
    try:
        text = _text(request, "text")
    except BadInput as bad:
        return _shown(request, {"step": "start", "error": bad.message}, bad.status)
    return _shown(request, _plan(text, "", endpoint))


@never_cache
@require_POST
async def answer(request: HttpRequest) -> HttpResponse:
    """Asks, after somebody's yes; ends with the request where the page no longer waits."""
    endpoint = _endpoint()
    audience = request.POST.get(AUDIENCE, "")
    shown, text = sync_to_async(_shown), ""
    try:
        text = _text(request, SENT)
        question = Question(text, audience, page_language())
        told = await _told(question, endpoint)
    except BadInput as bad:
        plan = _plan(text, audience, endpoint) if text else {"step": "start"}
        return await shown(request, plan | {"error": bad.message}, bad.status)
    except OpinionError as error:
        plan = _plan(text, audience, endpoint) | {"error": _fault(error.reason)}
        return await shown(request, plan, 400 if error.reason in ("audience", "long") else 502)
    return await shown(request, told)


def _endpoint() -> Endpoint:
    endpoint: Endpoint | None = settings.OPINION
    if endpoint is None:
        raise Http404
    return endpoint


def _text(request: HttpRequest, field: str) -> str:
    text = request.POST.get(field, "").replace("\r\n", "\n")
    if not text.strip():
        raise BadInput(field, _("Write something first; then it can be read."))
    try:
        return accepted(text)
    except DraftError as error:
        raise BadInput(field, text_fault(error)) from None


def _plan(text: str, audience: str, endpoint: Endpoint) -> dict[str, Any]:
    """What is told before a yes."""
    return {
        "step": "consent",
        "text": text,
        "audience": audience,
        "endpoint": endpoint,
        "runs": RUNS,
        "spent": at_most(text, endpoint.price),
    }


async def _told(question: Question, endpoint: Endpoint) -> dict[str, Any]:
    """The answer for the page; raises OpinionError, or BadInput where too many ask."""
    if not _at_once.acquire(blocking=False):
        raise BadInput(SENT, _("Others are asking just now. Please try again in a minute."), 503)
    started = time.monotonic()
    try:
        said = await opinion(question, endpoint, _cache)
    finally:
        _at_once.release()
    return {
        "step": "answer",
        "text": question.draft,
        "audience": question.audience.strip(),
        "endpoint": endpoint,
        "said": said,
        "asked": _asked(said, question),
        "seconds": time.monotonic() - started,
    }


def _asked(said: Opinion, question: Question) -> list[Asked]:
    return [
        Asked(
            KINDS[reading.kind].name.in_(question.language),
            KINDS[reading.kind].question.in_(question.language),
            reading.span.cut(question.draft),
            reading.words,
        )
        for reading in said.readings
    ]


def _shown(request: HttpRequest, told: dict[str, Any], status: int = 200) -> HttpResponse:
    """A part for the page that asked; a page of its own for browsers without a script."""
    if "HX-Request" in request.headers:
        # An error is shown in its place too, where htmx would drop it.
        return render(request, "draft/opinion.html", told)
    return render(request, "draft/opinion_page.html", told, status=status)


def _fault(reason: Reason) -> str:
    """Why there is no opinion, for people; what the endpoint's settings lack is said plainly."""
    faults: dict[Reason, str] = {
        "audience": _("Please say in 3 to 200 characters who it is for."),
        "long": _("The text is longer than 10,000 characters. Please ask about a part of it."),
        "unreachable": _("The model does not answer. Please tell those who run this server."),
        "slow": _("The model took too long, so we hung up. Please try again later."),
        "key": _("The model refuses our key. Please tell those who run this server."),
        "model": _("There is no such model. Please tell those who run this server."),
        "busy": _("The model is busy, or its allowance is used up. Please try again later."),
        "moved": _("The model has moved. Please tell those who run this server."),
        "failed": _("The model reports an error. Please try again later."),
        "refused": _("The model does not want to speak about this. That says nothing about it."),
        "answer": _("The model did not answer in the agreed form. That is no opinion."),
    }
    return faults[reason]
