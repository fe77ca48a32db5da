"""The queue, a question with everything one must see to answer it, and the answer."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from gutgemacht.publish.approval import DecisionKind, Refused
from gutgemacht.web.frame import page_language
from gutgemacht.web.people.access import holds, needs, person_of
from gutgemacht.web.people.models import Person, Role
from gutgemacht.web.publish.approvals import afterwards, ask, deciding, links, shown
from gutgemacht.web.publish.approvals.forms import AnswerForm
from gutgemacht.web.publish.approvals.models import Request
from gutgemacht.web.publish.approvals.queue import lines, may_answer, next_for, paged
from gutgemacht.web.publish.approvals.rights import DECIDERS, readable, voices, writers
from gutgemacht.web.publish.approvals.rows import need_of
from gutgemacht.web.publish.approvals.words import need_sentence, refusal_words, why_words
from gutgemacht.web.publish.drafts.access import READERS
from gutgemacht.web.publish.drafts.models import Picture


@never_cache
@needs(*READERS)
@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    """What waits for a yes."""
    person, now = person_of(request), timezone.now()
    every = lines(person, now)
    shown_here = paged([line for line in every if line.mine], request.GET.get("page", ""))
    context = {
        "mine": shown_here,
        "others": [line for line in every if not line.mine],
        "unseen": afterwards.unseen(person).count() if holds(request, Role.APPROVER) else None,
        "may_decide": holds(request, *DECIDERS),
    }
    return render(request, "approvals/queue.html", context)


@never_cache
@needs(*READERS)
@require_safe
def one(request: HttpRequest, number: int) -> HttpResponse:
    """One question: the post, its notes, what changed, what was said."""
    return _page(request, _readable(request, number), timezone.now())


@never_cache
@needs(*READERS)
@require_POST
def answer(request: HttpRequest, number: int) -> HttpResponse:
    """Yes, please change, or another wording; for the content that the page showed."""
    row, now = _readable(request, number), timezone.now()
    form = AnswerForm(request.POST, shown.wording(row))
    if form.problem:
        return _page(request, row, now, form.problem)
    said, voice = form.decision, form.cleaned_data["voice"]
    after = deciding.by_person(row.pk, said, person_of(request), now, voice)
    if isinstance(after, Refused):
        # As it is now: whoever was faster changed it.
        return _page(request, _readable(request, number), now, refusal_words()[after.reason])
    messages.success(request, thanks(after, said.kind))
    return redirect("approvals:one", row.pk)


@needs(*READERS)
@require_POST
def withdraw(request: HttpRequest, number: int) -> HttpResponse:
    """One of the authors takes the question back."""
    row = _readable(request, number)
    if person_of(request).pk not in writers(row):
        raise Http404
    try:
        ask.withdraw(row, person_of(request), timezone.now())
    except ask.AskError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Taken back. Nothing of it goes out."))
    return redirect("approvals:one", row.pk)


@needs(*READERS)
@require_safe
def picture(request: HttpRequest, number: int, digest: str) -> HttpResponse:
    """The bytes of a picture of a question."""
    return bytes_of(_readable(request, number), digest)


def bytes_of(row: Request, digest: str) -> HttpResponse:
    """The bytes of a picture, if it belongs to the question; raises Http404."""
    if not shown.has_picture(row, digest):
        raise Http404
    found = get_object_or_404(Picture, pk=digest)
    headers = {"Cache-Control": "private, max-age=3600"}
    return HttpResponse(bytes(found.data), content_type=found.media_type, headers=headers)


def thanks(row: Request, kind: DecisionKind) -> str:
    """What became of the answer."""
    if kind == "suggestion":
        return _("Your wording stands with the draft; its author may take it over.")
    if kind == "change-wanted":
        return _("Thank you. The author reads what should change.")
    if row.state == Request.State.APPROVED:
        return _("Thank you. Exactly this goes out when it is time.")
    return _("Thank you. It still needs the yes of somebody else.")


def _readable(request: HttpRequest, number: int) -> Request:
    return get_object_or_404(readable(person_of(request), timezone.now()), pk=number)


def _page(request: HttpRequest, row: Request, now: datetime, error: str = "") -> HttpResponse:
    person = person_of(request)
    before = shown.approved_before(row)
    context = {
        **_post(row, now),
        **_around(row, person, now),
        "before": before,
        "changes": shown.changed_since(before, row) if before else [],
        "error": error,
        "sent": request.POST,
    }
    return render(request, "approvals/one.html", context, status=409 if error else 200)


def _post(row: Request, now: datetime) -> dict[str, Any]:
    """The post and what is said of it."""
    need = need_of(row)
    return {
        "row": row,
        "parts": shown.parts(row),
        "content": shown.content_of(row),
        "wording": shown.wording(row),
        "judged": shown.judged(row, now, page_language()),
        "history": shown.history(row),
        "need": need,
        "need_sentence": need_sentence(need),
        "why": [why_words()[reason] for reason in need.why],
        "newer": shown.newer(row),
        "reading": shown.reading(row, now),
    }


def _around(row: Request, person: Person, now: datetime) -> dict[str, Any]:
    """What the one who looks may do with it."""
    return {
        "may_answer": may_answer(person, row, now) and row.expires > now,
        "voices": voices(person, row, now),
        "own": person.pk in writers(row),
        "links": row.links.select_related("made_by").order_by("pk"),
        "days": links.DAYS,
        "most_days": links.MOST_DAYS,
        "next": next_for(person, now, row.pk),
        "overdue": row.expires <= now,
    }
