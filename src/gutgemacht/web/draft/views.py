"""The page, and the notes that it asks for while somebody writes. Nothing is stored."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import activate
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gutgemacht.text import Utf16
from gutgemacht.web.draft import asides as aside
from gutgemacht.web.draft.choices import chosen, picks
from gutgemacht.web.draft.media import Given, given
from gutgemacht.web.draft.reading import EXAMPLE, reading
from gutgemacht.web.errors import BadInput, json_error
from gutgemacht.web.frame import page_language
from gutgemacht.web.guideline.reported import reported


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
        text = fixed(text, request.POST.get("fix", ""))
        shown = reading(text, choice, form, media, reported(request))
    except BadInput as bad:
        status, error = bad.status, bad.message
        # A reason that says nothing is no cause to forget the rest.
        mended = aside.without_leave(form) if bad.where == aside.NO_REASON else {}
        kept = media if mended else ()
        shown = reading(text if mended else "", choice, mended, kept, reported(request))
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
        shown = reading(_text(request), chosen(form), form, given(form), reported(request))
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


def fixed(text: str, fix: str) -> str:
    """The text with one fix of the margin in it, as a page without a script asks for it.

    Raises BadInput where the text has changed since.
    """
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
