"""Saying an idea in one's own words: the check in the margin, how close it is, and taking it along.

The text travels in the form; what is kept of it are marks, once somebody takes it along.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from gutgemacht.web.draft.views import fixed
from gutgemacht.web.errors import BadInput, json_error
from gutgemacht.web.ideas.models import Idea
from gutgemacht.web.ideas.shares import take
from gutgemacht.web.ideas.shown import short_link, shown
from gutgemacht.web.ideas.views import asked
from gutgemacht.web.ideas.writing import begun, read, with_link, written
from gutgemacht.web.people.access import needs, person_of


@never_cache
@needs()
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, number: int) -> HttpResponse:
    """The page on which one writes; works without a script too."""
    idea = get_object_or_404(Idea, pk=number)
    try:
        if request.method != "POST":
            return _page(request, idea, begun(idea))
        text = fixed(written(request), request.POST.get("fix", ""))
        context = read(text, request, idea)
        if "take" in request.POST:
            return _taken(request, idea, text, context)
        return _page(request, idea, text, context)
    except BadInput as bad:
        # What was written stays, though it may not be readable; what came with it is left out.
        kept = written(request) if bad.where == "words" else ""
        context = read(kept, request, idea, plain=True)
        more = context | {"error": bad.message, "text": written(request)}
        return _page(request, idea, kept, more, bad.status)


@never_cache
@needs()
@require_POST
def notes(request: HttpRequest, number: int) -> HttpResponse:
    """Only the margin, for the page while somebody writes; errors as JSON."""
    idea = get_object_or_404(Idea, pk=number)
    try:
        return render(request, "ideas/notes.html", read(written(request), request, idea))
    except BadInput as bad:
        return json_error(bad.where, bad.message, bad.status)


def _page(
    request: HttpRequest,
    idea: Idea,
    text: str,
    context: dict[str, Any] | None = None,
    status: int = 200,
) -> HttpResponse:
    known = context if context is not None else read(text, request, idea)
    frame = {
        "idea": idea,
        "shown": shown(idea, timezone.localdate()),
        "asked": asked(idea, person_of(request)),
        "text": text,
    }
    return render(request, "ideas/say.html", frame | known, status=status)


def _taken(request: HttpRequest, idea: Idea, text: str, context: dict[str, Any]) -> HttpResponse:
    """The text with one's link, to copy. Words that others have said are asked about once."""
    if not context["own_words"]:
        raise BadInput(
            "words", _("Write your own words first; the page begins with where you work.")
        )
    if context["closeness"].level != "own" and request.POST["take"] != "anyway":
        return _page(request, idea, text, context | {"doubt": True})
    share = take(idea, person_of(request), text, timezone.localdate())
    ready = with_link(text, short_link(share, request))
    frame = {"idea": idea, "shown": shown(idea, timezone.localdate()), "share": share}
    return render(request, "ideas/taken.html", frame | {"text": text, "ready": ready})
