"""A second opinion on the page: told first what it takes, asked after a yes, kept nowhere."""

from typing import Any

from asgiref.sync import sync_to_async
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from gutgemacht.check import DraftError, accepted
from gutgemacht.judges.opinion import RUNS, Endpoint, OpinionError, Question, at_most
from gutgemacht.web import second_opinion
from gutgemacht.web.errors import BadInput, text_fault
from gutgemacht.web.frame import page_language
from gutgemacht.web.second_opinion import AUDIENCE, SENT, fault


@never_cache
@csrf_exempt  # Nothing is sent or stored yet, so there is nothing to forge.
@require_http_methods(["GET", "POST"])
def before(request: HttpRequest) -> HttpResponse:
    """The offer; for a text what would be sent, where to, and what it costs at most."""
    endpoint = second_opinion.endpoint()
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
    endpoint = second_opinion.endpoint()
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
        plan = _plan(text, audience, endpoint) | {"error": fault(error.reason)}
        return await shown(request, plan, 400 if error.reason in ("audience", "long") else 502)
    return await shown(request, told)


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
    heard = await second_opinion.ask(question, endpoint, second_opinion.cache)
    return {
        "step": "answer",
        "text": question.draft,
        "audience": question.audience.strip(),
        "endpoint": endpoint,
        "said": heard.said,
        "asked": heard.asked,
        "seconds": heard.seconds,
    }


def _shown(request: HttpRequest, told: dict[str, Any], status: int = 200) -> HttpResponse:
    """A part for the page that asked; a page of its own for browsers without a script."""
    if "HX-Request" in request.headers:
        # An error is shown in its place too, where htmx would drop it.
        return render(request, "draft/opinion.html", told)
    return render(request, "draft/opinion_page.html", told, status=status)
