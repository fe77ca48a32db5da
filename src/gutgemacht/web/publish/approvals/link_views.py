"""Review links: made and withdrawn by people of the house, answered by somebody without account."""

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gutgemacht.publish.approval import Refused
from gutgemacht.web.people.access import holds, needs, person_of
from gutgemacht.web.publish.approvals import deciding, links, shown
from gutgemacht.web.publish.approvals.forms import AnswerForm, LinkForm
from gutgemacht.web.publish.approvals.models import Link, Request
from gutgemacht.web.publish.approvals.queue import may_answer
from gutgemacht.web.publish.approvals.rights import readable, writers
from gutgemacht.web.publish.approvals.views import bytes_of, thanks
from gutgemacht.web.publish.approvals.words import refusal_words
from gutgemacht.web.publish.drafts.access import READERS


@never_cache
@needs(*READERS)
@require_POST
def make(request: HttpRequest, number: int) -> HttpResponse:
    """A link for somebody by name, shown this once."""
    row, form = _mine(request, number), LinkForm(request.POST)
    if not form.is_valid():
        said = _("Please give a name, and between one day and %(most)d days.")
        messages.error(request, said % {"most": links.MOST_DAYS})
        return redirect("approvals:one", number)
    try:
        link, token = links.make(
            row, **form.cleaned_data, by=person_of(request), now=timezone.now()
        )
    except links.LinkError as error:
        messages.error(request, str(error))
        return redirect("approvals:one", number)
    address = request.build_absolute_uri(reverse("approvals:read", args=[token]))
    return render(request, "approvals/link.html", {"row": row, "link": link, "address": address})


@needs(*READERS)
@require_POST
def withdraw(request: HttpRequest, number: int) -> HttpResponse:
    """The link opens nothing any more."""
    link = get_object_or_404(Link, pk=number)
    row = _mine(request, link.request_id)
    links.withdraw(link, person_of(request), timezone.now())
    messages.success(request, _("The link of %(name)s opens nothing any more.") % {"name": link})
    return redirect("approvals:one", row.pk)


def _mine(request: HttpRequest, number: int) -> Request:
    """A question that the one who asks wrote or may answer; raises Http404."""
    now, person = timezone.now(), person_of(request)
    row = get_object_or_404(readable(person, now), pk=number)
    if person.pk not in writers(row) and not may_answer(person, row, now):
        raise Http404
    return row


def alone(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """No search engine finds the page, and nobody learns its address from it."""

    @wraps(view)
    def kept(request: HttpRequest, token: str, **more: str) -> HttpResponse:
        response = view(request, token, **more)
        response["X-Robots-Tag"] = "noindex, nofollow"
        response["Referrer-Policy"] = "no-referrer"
        return response

    return kept


@alone
@never_cache
@csrf_exempt  # The secret stands in the address, and no cookie says who asks.
@require_http_methods(["GET", "HEAD", "POST"])
def read(request: HttpRequest, token: str) -> HttpResponse:
    """One post, to be answered once."""
    link = links.found(token)
    if link is None:
        return _unknown(request)
    if holds(request, *READERS):
        # Whoever can answer as themselves does so, so that nobody counts twice.
        return redirect("approvals:one", link.request_id)
    over = links.over(link, timezone.now())
    if over:
        return _said(request, over, 410)
    if request.method == "POST":
        return _answered(request, link, token)
    return _shown(request, link, token)


def _answered(request: HttpRequest, link: Link, token: str) -> HttpResponse:
    form = AnswerForm(request.POST, shown.wording(link.request))
    if form.problem:
        return _shown(request, link, token, form.problem)
    after = deciding.by_link(link, form.decision, timezone.now())
    if isinstance(after, Refused):
        return _shown(request, link, token, refusal_words()[after.reason])
    return _said(request, thanks(after, form.decision.kind))


@alone
@require_safe
def picture(request: HttpRequest, token: str, digest: str) -> HttpResponse:
    """A picture of the post, for as long as the link holds."""
    link = links.found(token)
    if link is None or links.over(link, timezone.now()):
        return _unknown(request)
    return bytes_of(link.request, digest)


def _shown(request: HttpRequest, link: Link, token: str, error: str = "") -> HttpResponse:
    row = link.request
    context = {
        "row": row,
        "link": link,
        "token": token,
        "parts": shown.parts(row),
        "content": shown.content_of(row),
        "wording": shown.wording(row),
        "error": error,
        "sent": request.POST,
    }
    return render(request, "approvals/read.html", context, status=409 if error else 200)


def _said(request: HttpRequest, words: str, status: int = 200) -> HttpResponse:
    return render(request, "approvals/said.html", {"words": words}, status=status)


def _unknown(request: HttpRequest) -> HttpResponse:
    if links.too_often(request.META.get("REMOTE_ADDR", "")):
        words = _("That was too often. Please try again in a few minutes.")
        return _said(request, words, 429)
    words = _("There is no such link. Please check whether the address is complete.")
    return _said(request, words, 404)
