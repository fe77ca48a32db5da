"""What others say about a draft: comments, and wordings that its author may take over."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gutgemacht.check import DraftError, accepted
from gutgemacht.publish.difference import Piece, difference
from gutgemacht.web.errors import BadInput, text_fault
from gutgemacht.web.people.access import needs, person_of
from gutgemacht.web.publish.drafts import saving
from gutgemacht.web.publish.drafts.access import READERS, WRITERS, draft_for
from gutgemacht.web.publish.drafts.body import Body
from gutgemacht.web.publish.drafts.models import Draft, Remark

MOST_WORDS, MOST_QUOTE = 5_000, 500


@dataclass(frozen=True)
class Told:
    """A remark, with what its suggestion would change in the text of now."""

    remark: Remark
    pieces: tuple[Piece, ...]


def talk(draft: Draft, text: str) -> list[Told]:
    """All remarks on a draft, as in a talk."""
    remarks = Remark.objects.filter(version__draft=draft).select_related("version", "by")
    return [Told(remark, _pieces(remark, text)) for remark in remarks]


def _pieces(remark: Remark, text: str) -> tuple[Piece, ...]:
    if not remark.suggestion:
        return ()
    # What was decided is shown as it was suggested.
    was = text if remark.state == Remark.State.OPEN else remark.version.body["text"]
    return difference(was, remark.suggestion)


@needs(*READERS)
@require_POST
def say(request: HttpRequest, number: int) -> HttpResponse:
    """A comment, a suggested wording, or both."""
    newest, person = draft_for(request, number).versions.all()[0], person_of(request)
    try:
        said = _remark(request, Body.model_validate(newest.body).text)
    except BadInput as bad:
        messages.error(request, bad.message)
    else:
        Remark.objects.create(version=newest, by=person, who=str(person), at=timezone.now(), **said)
    return redirect("drafts:page", number)


def _remark(request: HttpRequest, text: str) -> dict[str, str]:
    """What was said; the text as it is suggests nothing. Raises BadInput where nothing is left."""
    suggestion = _said(request, "suggestion")
    told = {
        "words": _said(request, "words")[:MOST_WORDS],
        "quote": _said(request, "quote")[:MOST_QUOTE],
        "suggestion": "" if suggestion.strip() == text.strip() else suggestion,
    }
    if not told["words"] and not told["suggestion"]:
        raise BadInput("words", _("Please say something, or suggest another wording."))
    return told


@needs(*WRITERS)
@require_POST
def answer(request: HttpRequest, number: int, remark: int) -> HttpResponse:
    """A suggestion is taken over as a new version, or left."""
    draft_for(request, number)
    one = get_object_or_404(
        Remark.objects.exclude(suggestion=""), pk=remark, version__draft=number, state="open"
    )
    if "take" in request.POST:
        saving.take(one, person_of(request), timezone.now())
        messages.success(request, _("The wording of %s stands in the draft now.") % one.who)
    else:
        one.state = Remark.State.LEFT
        one.save(update_fields=["state"])
    return redirect("drafts:page", number)


def _said(request: HttpRequest, field: str) -> str:
    text = request.POST.get(field, "").replace("\r\n", "\n")
    try:
        return accepted(text) if text.strip() else ""
    except DraftError as error:
        raise BadInput(field, text_fault(error)) from None
