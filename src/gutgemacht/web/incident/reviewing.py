"""Looking back: what failed, the lesson, and one click each to a rule, a card, a case."""

from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from gutgemacht.guideline import GuidelineError
from gutgemacht.incident.clock import targets
from gutgemacht.web.cases.library import at_hand, look_again
from gutgemacht.web.cases.words import how_long, kind_words
from gutgemacht.web.frame import page_language
from gutgemacht.web.incident import acting
from gutgemacht.web.incident.access import WORKERS, incident_for, may_lead, veil_of
from gutgemacht.web.incident.models import Entry, Incident, Review
from gutgemacht.web.incident.own_case import Given, write_case
from gutgemacht.web.incident.playing import came
from gutgemacht.web.incident.plot import plot_of
from gutgemacht.web.incident.record import Refused, locked, record
from gutgemacht.web.incident.room import head, line_of
from gutgemacht.web.incident.storm_words import course_words
from gutgemacht.web.incident.words import gate_words
from gutgemacht.web.learn.access import may_write
from gutgemacht.web.learn.keeping import keep
from gutgemacht.web.learn.models import OwnCard
from gutgemacht.web.people.access import holds, needs, person_of
from gutgemacht.web.people.models import Person, Role

LONGEST = 1_000


@never_cache
@needs(*WORKERS)
@require_http_methods(["GET", "POST"])
def review(request: HttpRequest, number: int) -> HttpResponse:
    """What failed and what is learnt; afterwards what becomes of it."""
    incident, person, now = incident_for(request, number), person_of(request), timezone.now()
    error = ""
    if request.method == "POST":
        try:
            gates = [one for one in request.POST.getlist("gates") if one in gate_words()]
            learn(incident, gates, _text(request, "lesson"), person, now)
            return redirect("incident:review", number)
        except Refused as bad:
            error = str(bad)
    shown = _page(incident, person, now) | {
        "error": error,
        "lesson": _text(request, "lesson"),
        "may_edit_rules": holds(request, Role.GUIDELINE_EDITOR),
        "may_write_cards": may_write(request),
    }
    return render(request, "incident/review.html", shown, status=400 if error else 200)


def _page(incident: Incident, person: Person, now: datetime) -> dict[str, Any]:
    done = Review.objects.filter(incident=incident).first()
    case = at_hand().library.by_id.get(incident.drill)
    veil, due = veil_of(incident, person), targets(incident.times, incident.clock(now))
    return head(incident, person) | {
        "plot": plot_of(incident, list(incident.entries.all()), due, now),
        "came": came(incident, now) if incident.drill else [],
        "course": course_words(incident, case) if case else [],
        "review": done,
        "learnt": veil(done.lesson) if done else "",
        "clock": [line_of(one) for one in due],
        "gates": list(gate_words().items()),
        "failed": [gate_words()[one] for one in done.gates] if done else [],
        "rule_link": _rule_link(incident, done) if done else "",
        "cards": incident.cards.all(),
        "kinds": list(kind_words().items()),
        "theirs": {
            "company": case.company,
            "hours": how_long(case.hours),
            "lesson": case.lesson.in_(page_language()),
            "id": case.id,
        }
        if case
        else None,
    }


@transaction.atomic
def learn(
    incident: Incident, gates: list[str], lesson: str, person: Person, now: datetime
) -> Review:
    """Keeps what was learnt, and with that the incident is looked back on; raises Refused."""
    incident = locked(incident)
    if not may_lead(incident, person):
        raise Refused(_("Whoever leads this incident does that."))
    if incident.state == Incident.State.REVIEWED:
        raise Refused(_("Somebody was faster and has looked back on it already."))
    if incident.state != Incident.State.CLOSED:
        raise Refused(_("First it is closed, then it is looked back on."))
    if not lesson.strip() or not gates:
        raise Refused(_("Say what failed, and the lesson in one sentence."))
    made = Review.objects.create(
        incident=incident, gates=gates, lesson=lesson.strip(), who=str(person), at=now
    )
    record(incident, Entry.What.LESSON, person, now, lesson.strip(), gates=", ".join(gates))
    acting.move(incident, "reviewed", "", person, now)
    return made


def _rule_link(incident: Incident, done: Review) -> str:
    """The form of an own rule with what is known already."""
    veil, language = veil_of(incident, None), page_language()
    known = {
        f"title_{language}": veil(incident.title)[:120] if not incident.staff else "",
        f"why_{language}": veil(done.lesson),
        "sources": _("Incident %s") % incident.pk,
    }
    return f"{reverse('own_rules:new')}?{urlencode(known)}"


@needs(*WORKERS)
@require_POST
def card(request: HttpRequest, number: int) -> HttpResponse:
    """A card is written, on trial until somebody who writes cards has seen it."""
    incident, person = incident_for(request, number), person_of(request)
    question, answer = _text(request, "question"), _text(request, "answer")
    try:
        write_card(incident, question, answer, person, timezone.now())
        messages.success(request, _("The card is there, on trial until it is put in use."))
    except Refused as bad:
        messages.error(request, str(bad))
    return redirect("incident:review", number)


@transaction.atomic
def write_card(
    incident: Incident, question: str, answer: str, person: Person, now: datetime
) -> None:
    """A card of what was learnt, without names; raises Refused before that, and in an exercise."""
    incident = locked(incident)
    if incident.drill:
        raise Refused(_("An exercise leaves no card behind, only practice."))
    if incident.state != Incident.State.REVIEWED:
        raise Refused(_("Write down first what was learnt."))
    if not question or not answer:
        raise Refused(_("A card needs a question and its answer."))
    veil, language = veil_of(incident, None), page_language()
    texts = {f"question_{language}": veil(question), f"answer_{language}": veil(answer)}
    card = keep(OwnCard(kind=OwnCard.Kind.CASE, incident=incident, **texts), str(person), now)
    record(incident, Entry.What.LESSON, person, now, _("A card was written."), card=card.pk)


@needs(*WORKERS)
@require_POST
def case(request: HttpRequest, number: int) -> HttpResponse:
    """The company's own case, beside those of others; names never go into it."""
    incident, person, now = incident_for(request, number), person_of(request), timezone.now()
    done = Review.objects.filter(incident=incident, case="").first()
    if incident.drill or done is None or not may_lead(incident, person):
        messages.error(request, _("A case is written once, after the review, by whoever leads it."))
        return redirect("incident:review", number)
    veil = veil_of(incident, None)
    names = ("title", "published", "read", "response", "lesson")
    texts = {name: veil(_text(request, name)) for name in names}
    given = Given(**texts, kind=request.POST.get("kind", ""), since=incident.began_at.date())
    try:
        done.case = write_case(settings.DATA, given, number)
        look_again()
    except (GuidelineError, ValueError) as error:
        messages.error(request, _("It cannot be kept yet: %s") % error)
        return redirect("incident:review", number)
    with transaction.atomic():
        done.save(update_fields=["case"])
        record(incident, Entry.What.LESSON, person, now, _("A case was written."), case=done.case)
    return redirect("incident:review", number)


def _text(request: HttpRequest, name: str) -> str:
    return request.POST.get(name, "").replace("\r\n", "\n").strip()[:LONGEST]
