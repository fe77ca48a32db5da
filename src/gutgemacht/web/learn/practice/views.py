"""Three minutes: where they begin, one card after the other, and a kind end."""

import secrets
from dataclasses import replace
from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gutgemacht.learn import Card, Grade, Review
from gutgemacht.learn.spacing import NEW_A_DAY, time_left
from gutgemacht.web.frame import page_language
from gutgemacht.web.learn.answers import Shown, answered
from gutgemacht.web.learn.article import article, source
from gutgemacht.web.learn.practice import choosing, keeping, rounds
from gutgemacht.web.learn.practice.choosing import Round
from gutgemacht.web.people.access import needs, person_of
from gutgemacht.web.people.models import Person

LONGEST_KEY = 40


@never_cache
@needs()
@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """Three minutes are offered; or when the next card is due."""
    person, now = person_of(request), timezone.now()
    keeping.right_clocks(person, now)
    context = {
        "waiting": choosing.waiting(person, now, page_language()),
        "next": choosing.next_due(person, now),
        "gone": choosing.gone(person, page_language()),
        "is_new": not person.progress.exists(),
    }
    return render(request, "practice/start.html", context)


@needs()
@require_POST
def begin(request: HttpRequest) -> HttpResponse:
    """Three minutes begin; with `more` there are new cards even if today had enough."""
    now = timezone.now()
    keeping.right_clocks(person_of(request), now)
    had = choosing.begun_today(person_of(request), now) if "more" in request.POST else 0
    rounds.keep(request, Round(now, new=had + NEW_A_DAY))
    return redirect("practice:card")


@never_cache
@needs()
@require_http_methods(["GET", "HEAD", "POST"])
def card(request: HttpRequest) -> HttpResponse:
    """The next card; or what an answer to one is worth, which is kept."""
    person, now = person_of(request), timezone.now()
    sitting = rounds.current(request, now)
    if request.method == "POST":
        return _answer(request, person, sitting or Round(now), now)
    if sitting is None:
        return redirect("practice:start")
    found = choosing.next_card(person, sitting, now, page_language())
    if found is None:
        return redirect("practice:end")
    return _page(request, found, sitting, Shown(text=found.text), _note(person, found))


@never_cache
@needs()
@require_safe
def end(request: HttpRequest) -> HttpResponse:
    """Enough for today; and when the next card would be."""
    person, now = person_of(request), timezone.now()
    sitting = rounds.current(request, now)
    if sitting is None:
        return redirect("practice:start")
    rounds.end(request)
    context = {
        "done": sitting.done,
        "waiting": choosing.waiting(person, now, page_language()),
        "next": choosing.next_due(person, now),
    }
    return render(request, "practice/end.html", context)


@needs()
@require_POST
def take(request: HttpRequest) -> HttpResponse:
    """A card that somebody wants to be asked again."""
    found = choosing.find(request.POST.get("card", ""), page_language())
    if found is None:
        return _gone(request)
    keeping.take(person_of(request), found, timezone.now())
    messages.success(request, _("Noted. It comes back before it slips your mind."))
    return redirect("practice:start")


def _answer(request: HttpRequest, person: Person, sitting: Round, now: datetime) -> HttpResponse:
    found = choosing.find(request.POST.get("card", ""), page_language())
    if found is None:
        return _gone(request)
    if "later" in request.POST:
        rounds.keep(request, replace(sitting, aside=[*sitting.aside, found.id]))
        return redirect("practice:card")
    if request.POST.get("revision") != found.revision:
        return _page(request, found, sitting, Shown(text=found.text), _changed())
    shown, key = answered(found, request.POST), request.POST.get("key", "")[:LONGEST_KEY]
    grade = _grade(request, found, shown)
    if grade and key:
        sitting = _kept(request, person, found, Review(key, now, grade), sitting)
    if grade and found.open:
        return redirect("practice:card")
    return _page(request, found, sitting, shown, "", key)


def _kept(
    request: HttpRequest, person: Person, found: Card, review: Review, sitting: Round
) -> Round:
    """Keeps an answer; the first to a card counts, also when the page is sent again."""
    if keeping.keep_answer(person, found, review):
        sitting = replace(sitting, done=sitting.done + 1)
        rounds.keep(request, sitting)
    return sitting


def _grade(request: HttpRequest, found: Card, shown: Shown) -> Grade | None:
    """What an answer is worth; of an open card the person says it, once it is turned over."""
    if found.open:
        knew: dict[str | None, Grade] = {"yes": "right", "no": "not-yet"}
        return knew.get(request.POST.get("knew"))
    if shown.right is None:
        return None
    return "right" if shown.right else "not-yet"


def _page(
    request: HttpRequest, found: Card, sitting: Round, shown: Shown, note: str, key: str = ""
) -> HttpResponse:
    left = time_left(sitting.began, timezone.now())
    hidden = [
        ("card", found.id),
        ("revision", found.revision),
        ("key", key or secrets.token_urlsafe(12)),
    ]
    context = article(found, shown) | source(found)
    context |= {
        "level": 1,
        "hidden": hidden,
        "later": True,
        "note": note,
        "next": reverse("practice:card"),
        "enough": reverse("practice:end"),
        "number": sitting.done + (shown.right is None or found.open),
        "minutes": -(-left.seconds // 60),
    }
    return render(request, "practice/card.html", context)


def _note(person: Person, found: Card) -> str:
    """What is to be said before a card: that it is another since."""
    row = person.progress.filter(card=found.id).first()
    return _changed() if row and keeping.known_of(row).changed(found) else ""


def _changed() -> str:
    return _("This card has changed since you last saw it. It begins anew; nothing is lost.")


def _gone(request: HttpRequest) -> HttpResponse:
    """The card has gone while somebody was thinking about it."""
    return render(request, "practice/gone.html", status=410)
