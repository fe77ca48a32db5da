"""A guideline that a company already has, read by the protection rules. Nothing is stored."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from gutgemacht.check import DraftError, Remark, accepted, lint_text
from gutgemacht.guideline import DraftLanguage
from gutgemacht.text import Language, detect
from gutgemacht.web.errors import text_fault
from gutgemacht.web.frame import page_language
from gutgemacht.web.rules import in_force
from gutgemacht.web.turns import turns

EFFECT = {"refuse": "stop", "warn": "ask"}
SIGNS = {"refuse": "⬣", "warn": "◆"}


@dataclass(frozen=True)
class Note:
    """One remark, ready to be shown."""

    effect: str
    sign: str
    kind: str
    line: int
    quote: str
    title: str
    why: str
    instead: str
    better: tuple[str, ...]
    url: str


@never_cache
@csrf_exempt  # Nothing is stored or changed, so there is nothing to forge.
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """The text with its notes."""
    text = request.POST.get("text", "").replace("\r\n", "\n")
    status, error, remarks = 200, "", []
    if text.strip():
        try:
            with turns:
                remarks = lint_text(accepted(text), in_force().compiled, timezone.localtime())
        except DraftError as fault:
            status, error = (413 if fault.reason == "long" else 400), text_fault(fault)
    shown: dict[str, Any] = {
        "text": text,
        "error": error,
        "read": bool(text.strip()) and not error,
        "notes": _notes(remarks, text, page_language()),
        "refused": any(remark.severity == "refuse" for remark in remarks),
        "headline": _headline(remarks),
    }
    return render(request, "guideline/lint.html", shown, status=status)


def _notes(remarks: list[Remark], text: str, language: DraftLanguage) -> list[Note]:
    written = detect(text)
    return [_note(remark, text, language, written) for remark in remarks]


def _note(remark: Remark, text: str, language: DraftLanguage, written: Language) -> Note:
    kinds = {"refuse": _("Will not hold"), "warn": _("A second look")}
    own: DraftLanguage = language if written == "unknown" else written
    return Note(
        effect=EFFECT[remark.severity],
        sign=SIGNS[remark.severity],
        kind=kinds[remark.severity],
        line=text.count("\n", 0, remark.span.start) + 1,
        quote=remark.text,
        title=remark.title.in_(language),
        why=remark.why.in_(language),
        instead=remark.instead.in_(language),
        better=tuple(remark.replace.get(own, ())),
        url=reverse("guideline:rule", args=[remark.by]),
    )


def _headline(remarks: list[Remark]) -> str:
    refused = sum(remark.severity == "refuse" for remark in remarks)
    if refused:
        return (
            ngettext("%d sentence would not hold.", "%d sentences would not hold.", refused)
            % refused
        )
    if remarks:
        return _("Nothing forbids too much. A second look is worth it.")
    return _("Well done. Nothing to say.")
