"""The page, and the notes that it asks for while somebody writes. Nothing is stored."""

import json
import re
from collections.abc import Collection, Mapping
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import activate
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gutgemacht.check import (
    Context,
    Draft,
    DraftError,
    Verdict,
    accepted,
    check,
    heard,
    set_aside,
)
from gutgemacht.text import Utf16
from gutgemacht.web.draft import asides as aside
from gutgemacht.web.draft import notes as margin
from gutgemacht.web.draft.choices import Chosen, chosen, context, picks
from gutgemacht.web.draft.declaration import asks, declared
from gutgemacht.web.draft.hearing import appetite, appetite_pick, left_out
from gutgemacht.web.draft.media import Given, given, media_of
from gutgemacht.web.errors import BadInput, json_error, text_fault
from gutgemacht.web.frame import page_language
from gutgemacht.web.guideline.reported import reported
from gutgemacht.web.rules import InForce, in_force
from gutgemacht.web.turns import turns

EXAMPLE = {
    "de": "Endlich Technik für echte Männer! Unser Nova ist klimaneutral, Testsieger und Nr. 1. "
    "#hackahairdryer #ad",
    "en": "Finally, tech for real men! Our Nova is climate neutral, a test winner and No. 1. "
    "#hackahairdryer #ad",
}
_LINK = re.compile(r"https?://[^\s<>\"]+")


@never_cache
@csrf_exempt  # Nothing is stored or changed, so there is nothing to forge.
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """The draft with its notes; works without a script too."""
    language = _switched_language(request)
    text = _text(request) if request.method == "POST" else _first_text(request)
    form = request.POST if request.method == "POST" else request.GET
    status, error, choice = 200, "", chosen({})
    media: tuple[Given, ...] = ()
    try:
        media = given(request.POST)
        choice = chosen(form)
        text = _fixed(text, request.POST.get("fix", ""))
        shown = _reading(text, choice, form, media, reported(request))
    except BadInput as bad:
        status, error = bad.status, bad.message
        # A reason that says nothing is no cause to forget the rest.
        mended = aside.without_leave(form) if bad.where == aside.NO_REASON else {}
        kept = media if mended else ()
        shown = _reading(text if mended else "", choice, mended, kept, reported(request))
    frame = {
        "text": text,
        "picks": picks(choice),
        "error": error,
        "media": media,
        "opinion": settings.OPINION,
    }
    response = render(request, "draft/page.html", shown | frame, status=status)
    if language:
        response.set_cookie(settings.LANGUAGE_COOKIE_NAME, language, samesite="Lax")
    return response


@never_cache
@csrf_exempt  # As above.
@require_POST
def notes(request: HttpRequest) -> HttpResponse:
    """Only the notes, for the page while somebody writes; errors as JSON."""
    try:
        form = request.POST
        shown = _reading(_text(request), chosen(form), form, given(form), reported(request))
        return render(request, "draft/notes.html", shown)
    except BadInput as bad:
        return json_error(bad.where, bad.message, bad.status)


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """Why one can believe that nothing is stored."""
    return render(request, "draft/privacy.html", {"opinion": settings.OPINION})


def _switched_language(request: HttpRequest) -> str:
    """The page in another language keeps the text, which is stored nowhere."""
    language = request.POST.get("language", "")
    if language not in dict(settings.LANGUAGES):
        return ""
    activate(language)
    return language


def _first_text(request: HttpRequest) -> str:
    return EXAMPLE[page_language()] if settings.DEMO else ""


def _text(request: HttpRequest) -> str:
    # A browser sends line ends as the web wants them, an editor counts them as one.
    return request.POST.get("text", "").replace("\r\n", "\n")


def _fixed(text: str, fix: str) -> str:
    """The text with one fix of the margin in it, as a page without a script asks for it."""
    if not fix:
        return text
    try:
        start, end, words = fix.split(":", 2)
        units = Utf16(text)
        first, last = units.code_point(int(start)), units.code_point(int(end))
    except ValueError:
        raise BadInput("fix", _("This change cannot be made.")) from None
    if not 0 <= first <= last <= len(text):
        raise BadInput("fix", _("The text has changed since; please look again."))
    return text[:first] + words + text[last:]


def _reading(
    text: str,
    choice: Chosen,
    form: Mapping[str, str],
    media: tuple[Given, ...] = (),
    told: Collection[str] = (),
) -> dict[str, Any]:
    """All that the page says about a text and its media, given the answers of its form."""
    rules, language = in_force(), page_language()
    guideline = rules.guideline
    amount = appetite_pick(form, guideline)
    answers = declared(form, guideline.declaration)
    draft = Draft(text, media_of(media), answers)
    where = context(choice, guideline.company)
    asides = aside.carried(form) if text.strip() or media else ()
    whole = _verdict(draft, where, rules)
    wanted = heard(whole, draft, where, appetite(amount, guideline))
    verdict = set_aside(wanted, asides)
    shown = margin.notes(verdict, draft, language)
    shown = aside.with_leave(shown, wanted, asides, told)
    link = _LINK.search(text)
    return {
        "written": bool(text.strip() or media),
        "verdict": verdict,
        "notes": shown,
        "diagnostics_json": json.dumps(margin.diagnostics(shown)),
        "questions": margin.questions(verdict, language),
        "asks": asks(verdict, answers, guideline.declaration, language),
        "left": aside.left(verdict, language),
        "asides_json": aside.written(asides),
        "left_out": left_out(whole, wanted, draft, where, guideline.appetites.strict),
        "appetite_pick": amount,
        "headline": margin.headline(verdict.level, choice["speaker"]),
        "summary": margin.summary(shown, verdict),
        "previews": margin.previews(text),
        "first_line": text.strip().split("\n", 1)[0],
        "link": urlsplit(link[0]) if link else None,
        "channel": choice["channel"],
        "characters": len(text),
        "example": EXAMPLE[language],
    }


def _verdict(draft: Draft, where: Context, rules: InForce) -> Verdict:
    if not draft.text.strip() and not draft.media:
        return Verdict("unknown", (), ())
    try:
        if draft.text.strip():
            accepted(draft.text)
    except DraftError as error:
        status = 413 if error.reason == "long" else 400
        raise BadInput("text", text_fault(error), status) from None
    with turns:
        return check(draft, rules.compiled, where)
