"""The desk: what one has asked, and for coaches who waits, since when, and how long it stays."""

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from gutgemacht.web.coach import going
from gutgemacht.web.coach.models import Advice
from gutgemacht.web.coach.shown import standing
from gutgemacht.web.coach.talks import coach_numbers, open_for
from gutgemacht.web.coach.who import away
from gutgemacht.web.people.access import needs, person_of
from gutgemacht.web.people.models import Role


@never_cache
@needs()
@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """No text stands here, neither of drafts nor of talks."""
    person, now, numbers = person_of(request), timezone.now(), coach_numbers()
    known = list(open_for(person, now))
    asked = [one for one in known if one.coach_id != person.pk and one.asker_id != person.pk]
    named = [one for one in known if one.coach_id == person.pk]
    is_new = {Advice.State.ASKED}
    shown = {
        "own": [(one, standing(one, now, numbers)) for one in known if one.asker_id == person.pk],
        "is_coach": person.pk in numbers,
        "waiting": [one for one in [*named, *asked] if one.state in is_new],
        "reading": [one for one in named if one.state not in is_new],
        "away": away(now).get(person.pk),
        "today": timezone.localdate(),
    }
    return render(request, "coach/desk.html", shown)


@needs(Role.COACH)
@require_POST
def away_or_back(request: HttpRequest) -> HttpResponse:
    """A coach has no time until a day, or has time again."""
    person = person_of(request)
    if "back" in request.POST:
        going.come_back(person)
        messages.success(request, _("Good to have you back. People can choose you again."))
        return redirect("coach:desk")
    try:
        until = date.fromisoformat(request.POST["until"]) if request.POST.get("until") else None
    except ValueError:
        messages.error(request, _("This is no day; please choose one, or leave it empty."))
        return redirect("coach:desk")
    if until and until < timezone.localdate():
        messages.error(request, _("This day is over; please choose a later one."))
        return redirect("coach:desk")
    going.go_away(person, until, timezone.now())
    messages.success(request, _("Rest well. Those who wait for you are told that they may choose."))
    return redirect("coach:desk")
