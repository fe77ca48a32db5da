"""Statements: a template, filled in, read by the guideline like any draft, and kept as one."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from gutgemacht.check import Context, Draft, check
from gutgemacht.guideline import DraftLanguage
from gutgemacht.incident.data import Template
from gutgemacht.incident.statement import filled, open_blanks
from gutgemacht.web.draft import notes as margin
from gutgemacht.web.frame import page_language
from gutgemacht.web.incident.access import WORKERS, incident_for, public_title, veil_of
from gutgemacht.web.incident.books import books
from gutgemacht.web.incident.models import Entry, Incident
from gutgemacht.web.incident.record import record
from gutgemacht.web.incident.room import head
from gutgemacht.web.people.access import needs, person_of
from gutgemacht.web.people.models import Person
from gutgemacht.web.publish.drafts.access import may_write
from gutgemacht.web.publish.drafts.body import Body
from gutgemacht.web.publish.drafts.models import Draft as CompanyDraft
from gutgemacht.web.publish.drafts.saving import blank
from gutgemacht.web.rules import in_force
from gutgemacht.web.turns import turns

LONGEST = 10_000


@dataclass(frozen=True)
class Form:
    """What somebody is writing."""

    template: Template
    language: DraftLanguage
    given: dict[str, str]
    text: str


@never_cache
@needs(*WORKERS)
@require_http_methods(["GET", "POST"])
def statement(request: HttpRequest, number: int) -> HttpResponse:
    """A statement is begun, filled in and kept as a draft of the company."""
    incident, person, now = incident_for(request, number), person_of(request), timezone.now()
    form = _form(request)
    if request.POST.get("do") == "keep" and form.text.strip():
        draft = keep(incident, form.text, person, now)
        if draft is not None and may_write(request):
            return redirect("drafts:page", draft.pk)
        messages.success(request, _kept_words(incident))
        return redirect("incident:room", number)
    language = page_language()
    shown = head(incident, person) | judged(form.text, form, now)
    shown |= {
        "form": form,
        "choices": [(t.id, t.title.in_(language)) for t in books().statements.templates],
        "when": form.template.when.in_(language),
        "blanks": [
            (one.id, one.words.in_(language), form.given.get(one.id, ""))
            for one in form.template.blanks
        ],
    }
    return render(request, "incident/statement.html", shown)


@never_cache
@needs(*WORKERS)
@require_POST
def look(request: HttpRequest, number: int) -> HttpResponse:
    """Only the notes, while somebody writes. Nothing is kept."""
    incident_for(request, number)
    form = _form(request)
    return render(request, "incident/notes.html", judged(form.text, form, timezone.now()))


def _form(request: HttpRequest) -> Form:
    """What was given; a template that was chosen or filled in makes the text anew."""
    form = request.POST or request.GET
    templates = {one.id: one for one in books().statements.templates}
    template = templates.get(form.get("template", "")) or books().statements.templates[0]
    language: DraftLanguage = page_language()
    if form.get("language") in ("de", "en"):
        language = "en" if form["language"] == "en" else "de"
    given = {one.id: form.get(f"blank-{one.id}", "")[:500] for one in template.blanks}
    text = form.get("text", "").replace("\r\n", "\n")[:LONGEST]
    if "text" not in form or form.get("do") == "fill":
        text = filled(template, given, language)
    return Form(template, language, given, text)


def judged(text: str, form: Form, now: datetime) -> dict[str, Any]:
    """What the guideline says of it as an answer of the company, and what is still open."""
    rules, language = in_force(), page_language()
    context = Context(
        time=timezone.localtime(now),
        action="comment",
        language=form.language,
        company=settings.COMPANY or tuple(rules.guideline.company.names),
        appetite=rules.guideline.appetite,
    )
    draft = Draft(text)
    with turns:
        verdict = check(draft, rules.compiled, context)
    return {
        "level": verdict.level,
        "headline": margin.headline(verdict.level, "company"),
        "notes": margin.notes(verdict, draft, language),
        "asked": margin.questions(verdict, language),
        "open": open_blanks(text, form.template, form.language),
    }


@transaction.atomic
def keep(incident: Incident, text: str, person: Person, now: datetime) -> CompanyDraft | None:
    """A draft of the company with these words; in an exercise only a line in the room.

    Drafts are read by many: names of colleagues do not go into them.
    """
    text = veil_of(incident, None)(text)
    if incident.drill:
        record(incident, Entry.What.STATEMENT, person, now, text)
        return None
    draft = blank(person, now)
    draft.title = (_("Answer: %s") % public_title(incident))[:150]
    draft.save(update_fields=["title"])
    draft.versions.update(body=Body(text=text).model_dump(mode="json"))
    record(incident, Entry.What.STATEMENT, person, now, text, draft=draft.pk)
    return draft


def _kept_words(incident: Incident) -> str:
    if incident.drill:
        return _("Kept in the exercise. Nothing goes out.")
    return _("Kept as a draft. An author chooses the channels and asks for approval.")
