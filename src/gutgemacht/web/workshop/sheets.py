"""Sheets to print: questions with room to write, and the same with all a coach tells."""

from dataclasses import asdict, dataclass
from pathlib import Path
from shutil import copy
from tempfile import TemporaryDirectory

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from gutgemacht.guideline.handbook.signs import PRINT
from gutgemacht.guideline.handbook.typeset import compiled, in_signs
from gutgemacht.web.turns import turns
from gutgemacht.web.workshop.access import coaches_only
from gutgemacht.web.workshop.models import Question, Room, kept

TEMPLATE = Path(__file__).with_name("print") / "sheet.typ"
# For everybody in the room; for the coach.
KINDS = ("questions", "guide")


@dataclass(frozen=True)
class Part:
    """One question on paper; `right` is -1 where no answer is, `counts` empty without sums."""

    question: str
    scene: str
    text: str
    options: list[str]
    right: int
    counts: list[int]
    why: list[str]
    sources: list[dict[str, str]]
    notes: str


@never_cache
@coaches_only
@require_safe
def sheet(request: HttpRequest, number: int, kind: str) -> HttpResponse:
    """A sheet of a room as PDF."""
    room = get_object_or_404(kept(), pk=number)
    if kind not in KINDS:
        raise Http404
    made = printed(room, kind)
    headers = {"Content-Disposition": f'inline; filename="workshop-{room.pk}-{kind}.pdf"'}
    return HttpResponse(made, content_type="application/pdf", headers=headers)


def printed(room: Room, kind: str) -> bytes:
    """The PDF of one kind, in the language of the room; this takes a second."""
    with override(room.speaks):
        data = {
            "title": room.title,
            "language": room.speaks,
            "kind": kind,
            "parts": [asdict(_part(question)) for question in room.questions.all()],
            "words": _words(kind),
            "signs": {},
        }
    with TemporaryDirectory() as name:
        folder = Path(name)
        for file in (TEMPLATE, PRINT / "look.typ"):
            copy(file, folder)
        with turns:
            today = timezone.localdate().isoformat()
            return compiled(folder / TEMPLATE.name, in_signs(data), today)


def _part(question: Question) -> Part:
    return Part(
        question=question.question,
        scene=question.scene,
        text=question.text,
        options=question.options,
        right=-1 if question.right is None else question.right,
        counts=question.counts or [],
        why=question.why,
        sources=question.sources,
        notes=question.notes,
    )


def _words(kind: str) -> dict[str, str]:
    is_guide = kind == "guide"
    intro = _(
        "Ask, and give them a minute of silence: whoever has answered alone speaks more freely. "
        "Close the question, then let them talk in twos before the whole room does. Tell what is "
        "known only then. Nobody has to say what they chose."
    )
    return {
        "name": _("For the coach") if is_guide else _("Sheet to write on"),
        "intro": intro if is_guide else _("Yours to keep. Nobody collects it."),
        "mine": _("What I would say"),
        "others": _("What others see that I did not"),
        "tell": _("What you can tell then"),
        "right": _("what the guideline says"),
        "sources": _("Sources"),
        "notes": _("What was said"),
        "none": _("No question is planned yet."),
    }
