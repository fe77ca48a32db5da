"""Asking for advice: first the page says what would happen, and only a yes keeps the text."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from gutgemacht.check import DraftError, accepted
from gutgemacht.learn.advice import STAYS, NotNow
from gutgemacht.web.coach import talks
from gutgemacht.web.coach.content import Asked
from gutgemacht.web.coach.who import with_time
from gutgemacht.web.coach.words import refusal, stay_words
from gutgemacht.web.draft.choices import chosen
from gutgemacht.web.errors import BadInput, text_fault
from gutgemacht.web.people.access import holds, person_of
from gutgemacht.web.people.models import Person
from gutgemacht.web.publish.drafts.access import WRITERS, drafts_for

USUAL_STAY = "day"
ANYBODY = ""
LONGEST = 2_000


@dataclass(frozen=True)
class Wish:
    """Whom somebody asks (nobody: whoever has time), for how long, and what they want to know."""

    coach: Person | None
    stays: str
    question: str


@never_cache
@csrf_exempt  # Nothing is stored yet, so there is nothing to forge.
@require_http_methods(["GET", "HEAD", "POST"])
def before(request: HttpRequest) -> HttpResponse:
    """What would be kept, for whom, and how long; a draft comes here as the page has it."""
    if request.method != "POST":
        return redirect("draft:page")
    try:
        return _page(request, _asked(request))
    except BadInput as bad:
        return _page(request, None, bad)


@never_cache
@require_POST
def send(request: HttpRequest) -> HttpResponse:
    """Keeps the draft and tells whom it is for; who is not signed in keeps it on the page."""
    asked = None
    try:
        asked = _asked(request)
        if not request.user.is_authenticated:
            return _page(request, asked)
        person, now = person_of(request), timezone.now()
        wish = _wish(request.POST, with_time(person, now))
        advice = talks.ask(asked, wish.question, person, wish.coach, wish.stays, now)
    except BadInput as bad:
        return _page(request, asked, bad)
    except NotNow as error:
        return _page(request, asked, BadInput("coach", refusal(error.reason)))
    return redirect("coach:talk", advice.pk)


def _asked(request: HttpRequest) -> Asked:
    """The draft of a form; raises BadInput."""
    text = said_in(request.POST, "text")
    if not text:
        raise BadInput("text", _("Write something first; then somebody can read it."))
    return Asked(text, chosen(request.POST), _draft(request))


def said_in(form: Mapping[str, str], field: str) -> str:
    """A text of a form as it was written, empty where it says nothing; raises BadInput."""
    text = form.get(field, "").replace("\r\n", "\n")
    try:
        return accepted(text) if text.strip() else ""
    except DraftError as error:
        raise BadInput(field, text_fault(error)) from None


def _draft(request: HttpRequest) -> int | None:
    """The number of the company's draft it is, where the one who asks may write it."""
    number = request.POST.get("advice-on", "")
    if not number.isdecimal() or len(number) > 15 or not holds(request, *WRITERS):
        return None
    found = drafts_for(person_of(request)).filter(pk=int(number)).first()
    return found.pk if found else None


def _wish(form: Mapping[str, str], free: list[Person]) -> Wish:
    """Raises BadInput where nobody or no time was chosen."""
    stays, question = form.get("stays", ""), said_in(form, "question")
    if stays not in STAYS:
        raise BadInput("stays", _("Please choose how long it may stay."))
    if len(question) > LONGEST:
        raise BadInput("question", _("Please ask in fewer words; the draft stands beside it."))
    return Wish(coach_in(form, free), stays, question)


def coach_in(form: Mapping[str, str], free: list[Person]) -> Person | None:
    """Who was chosen of those who have time; none for whoever has. Raises BadInput."""
    chosen_one = form.get("coach")
    by_number = {str(one.pk): one for one in free}
    if chosen_one == ANYBODY and free:
        return None
    if chosen_one not in by_number:
        raise BadInput("coach", _("Please choose whom to ask: this coach has no time just now."))
    return by_number[chosen_one]


def _page(request: HttpRequest, asked: Asked | None, bad: BadInput | None = None) -> HttpResponse:
    known = request.user.is_authenticated
    shown = {
        "asked": asked,
        # Also of a text that cannot be asked about, so that nobody loses it.
        "text": request.POST.get("text", ""),
        "choice": list(asked.choice.items()) if asked else [],
        "error": bad.message if bad else "",
        "free": with_time(person_of(request), timezone.now()) if known else [],
        "stays": stay_words(),
        "chosen_stay": request.POST.get("stays") or USUAL_STAY,
        "chosen_coach": request.POST.get("coach", ANYBODY),
        "question": request.POST.get("question", ""),
        "longest": LONGEST,
    }
    return render(request, "coach/ask.html", shown, status=bad.status if bad else 200)
