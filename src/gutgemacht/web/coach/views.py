"""The page of a talk, and what each of the two may do there."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from gutgemacht.learn.advice import Act, NotNow
from gutgemacht.web.coach import talks
from gutgemacht.web.coach.asking import coach_in, said_in
from gutgemacht.web.coach.content import Lost, Said, asked_of, said_of
from gutgemacht.web.coach.models import Advice
from gutgemacht.web.coach.shown import page_of
from gutgemacht.web.coach.taking import take_over
from gutgemacht.web.coach.who import with_time
from gutgemacht.web.coach.words import refusal
from gutgemacht.web.errors import BadInput
from gutgemacht.web.people.access import needs, person_of
from gutgemacht.web.people.models import Person, Role

MOST_WORDS = 5_000


@never_cache
@needs()
@require_safe
def talk(request: HttpRequest, number: int) -> HttpResponse:
    """A talk, for the one who asked and the coach who was asked; for all others there is none.

    With `heard`, the number of what was said before, only what was said, if that has changed.
    """
    person, now = person_of(request), timezone.now()
    advice = _known(request, number)
    if advice is None:
        return _gone(request)
    heard = request.GET.get("heard")
    if heard == str(advice.messages.count()):
        return HttpResponse(status=204)
    return render(
        request,
        "coach/talk.html" if heard is None else "coach/said.html",
        page_of(advice, person, now),
    )


@needs(Role.COACH)
@require_POST
def take(request: HttpRequest, number: int) -> HttpResponse:
    """A coach takes what waits, and may read it from now on."""
    return _acted(request, number, "take")


@needs()
@require_POST
def say(request: HttpRequest, number: int) -> HttpResponse:
    """Either says something; a coach may suggest another wording."""
    advice = _known(request, number)
    if advice is None:
        return _gone(request)
    try:
        talks.say(number, _said(request, advice), person_of(request), timezone.now())
    except BadInput as bad:
        messages.error(request, bad.message)
    except NotNow as error:
        messages.error(request, refusal(error.reason))
    except Lost:
        messages.error(request, _("The words of this draft cannot be opened any more."))
    except Advice.DoesNotExist:
        return _gone(request)
    return redirect("coach:talk", number)


@needs()
@require_POST
def done(request: HttpRequest, number: int) -> HttpResponse:
    """Either says that it is done; all of it is deleted."""
    return _acted(request, number, "finish")


@needs()
@require_POST
def choose(request: HttpRequest, number: int) -> HttpResponse:
    """The one who asked chooses another coach; the one from before reads nothing any more."""
    person, now = person_of(request), timezone.now()
    try:
        other = coach_in(request.POST, with_time(person, now))
    except BadInput as bad:
        messages.error(request, bad.message)
        return redirect("coach:talk", number)
    return _acted(request, number, "choose", other)


@needs(Role.COACH)
@require_POST
def offer(request: HttpRequest, number: int) -> HttpResponse:
    """A coach names a colleague; nothing is handed over without a yes."""
    advice = _known(request, number)
    free = with_time(advice.asker, timezone.now()) if advice else []
    other = next((one for one in free if str(one.pk) == request.POST.get("coach")), None)
    return _acted(request, number, "offer", other)


@needs()
@require_POST
def hand_over(request: HttpRequest, number: int) -> HttpResponse:
    """The one who asked says yes to the colleague, or stays."""
    return _acted(request, number, "accept" if "yes" in request.POST else "decline")


@needs()
@require_POST
def take_wording(request: HttpRequest, number: int, message: int) -> HttpResponse:
    """A suggested wording goes into the company's draft that was asked about."""
    advice = _known(request, number)
    said = advice.messages.filter(pk=message).first() if advice else None
    if advice is None or said is None or advice.asker_id != person_of(request).pk:
        return _gone(request)
    try:
        asked, suggestion = asked_of(advice), said_of(said).suggestion
    except Lost:
        return _gone(request)
    if asked.draft is None or not suggestion:
        return _gone(request)
    return take_over(request, asked.draft, suggestion)


def _known(request: HttpRequest, number: int) -> Advice | None:
    return talks.open_for(person_of(request), timezone.now()).filter(pk=number).first()


def _gone(request: HttpRequest) -> HttpResponse:
    """The same for what has gone, what is of others, and what never was."""
    return render(request, "coach/gone.html", status=404)


def _acted(
    request: HttpRequest, number: int, what: Act, other: Person | None = None
) -> HttpResponse:
    if _known(request, number) is None:
        return _gone(request)
    try:
        still = talks.act(number, what, person_of(request), timezone.now(), other)
    except NotNow as error:
        messages.error(request, refusal(error.reason))
        return redirect("coach:talk", number)
    except Advice.DoesNotExist:
        return _gone(request)
    if still is None:
        messages.success(request, _("Done. The draft and all that was said are deleted."))
    return redirect("coach:talk", number) if still and _known(request, number) else _home()


def _home() -> HttpResponse:
    return redirect("coach:desk")


def _said(request: HttpRequest, advice: Advice) -> Said:
    """What was said; the text as it is suggests nothing. Raises Lost, or BadInput without words."""
    words = said_in(request.POST, "words")
    if len(words) > MOST_WORDS:
        raise BadInput("words", _("Please say it in fewer words, or in two messages."))
    suggestion = ""
    if advice.asker_id != person_of(request).pk:
        suggestion = said_in(request.POST, "suggestion")
    if suggestion and suggestion.strip() == asked_of(advice).text.strip():
        suggestion = ""
    if not words and not suggestion:
        raise BadInput("words", _("Please say something, or suggest another wording."))
    return Said(words, suggestion)
