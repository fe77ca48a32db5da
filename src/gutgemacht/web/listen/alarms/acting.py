"""What people do with an alarm: they have it, it was none, its topic shall be quiet for a while."""

from datetime import datetime, timedelta

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gutgemacht.web.listen.alarms.access import ASKED
from gutgemacht.web.listen.alarms.models import Alarm, Mute
from gutgemacht.web.listen.models import Topic
from gutgemacht.web.people.access import needs, person_of
from gutgemacht.web.people.models import Person
from gutgemacht.web.publish.ledger.log import note

# For how many days a topic can be muted.
DAYS = (1, 7, 30)


@needs(*ASKED)
@require_POST
@transaction.atomic
def heard(request: HttpRequest, number: int) -> HttpResponse:
    """Somebody has it: nobody else is asked."""
    alarm = _locked(number)
    if alarm.heard_by_id in (None, person_of(request).pk) or "take" in request.POST:
        alarm.heard_by, alarm.heard_at = person_of(request), timezone.now()
        alarm.heard_level, alarm.heard_rise = alarm.level, alarm.rise
        alarm.save()
        _note(alarm, "alarm taken on", alarm.heard_by, alarm.heard_at)
        messages.success(request, _("Thank you. It is yours; nobody else is asked."))
    else:
        said = _("%(who)s has it already. If it should be yours, take it over.")
        messages.info(request, said % {"who": alarm.heard_by})
    return redirect("alarms:one", number)


@needs(*ASKED)
@require_POST
@transaction.atomic
def give_back(request: HttpRequest, number: int) -> HttpResponse:
    """Who had it has it no longer; the chain goes on."""
    alarm, who = _locked(number), person_of(request)
    if alarm.heard_by_id != who.pk:
        messages.info(request, _("Only who has it can give it back."))
        return redirect("alarms:one", number)
    alarm.heard_by = alarm.heard_at = None
    alarm.save()
    _note(alarm, "alarm given back", who, timezone.now())
    messages.success(request, _("Given back. The chain goes on where it was."))
    return redirect("alarms:one", number)


@needs(*ASKED)
@require_POST
@transaction.atomic
def false(request: HttpRequest, number: int) -> HttpResponse:
    """It was none; it counts among the false alarms of its topic."""
    alarm = _locked(number)
    alarm.false_by, alarm.false_at = person_of(request), timezone.now()
    alarm.heard_level, alarm.heard_rise = alarm.level, alarm.rise
    alarm.save()
    _note(alarm, "alarm was none", alarm.false_by, alarm.false_at)
    messages.success(request, _("Noted. Nobody hears of it any more, unless it becomes a storm."))
    return redirect("alarms:one", number)


@needs(*ASKED)
@require_POST
@transaction.atomic
def not_false(request: HttpRequest, number: int) -> HttpResponse:
    """It was one after all."""
    alarm = _locked(number)
    alarm.false_by = alarm.false_at = None
    alarm.save()
    messages.success(request, _("Taken back. It is an alarm again."))
    return redirect("alarms:one", number)


@needs(*ASKED)
@require_POST
def mute(request: HttpRequest, number: int) -> HttpResponse:
    """Nobody is told of the topic for some days; 0 ends that."""
    topic = get_object_or_404(Topic, alarms=number)
    days, now = request.POST.get("days", ""), timezone.now()
    Mute.objects.filter(topic=topic, until__gt=now).update(until=now)
    if days.isdecimal() and int(days[:3]) in DAYS:
        until = now + timedelta(days=int(days))
        Mute.objects.create(topic=topic, until=until, by=person_of(request))
        messages.success(request, _("Quiet until then. Of a storm you hear all the same."))
    else:
        messages.success(request, _("You hear of this topic again."))
    return redirect("alarms:one", number)


def _note(alarm: Alarm, what: str, who: Person, now: datetime) -> None:
    note(who, what, f"alarm {alarm.pk}", {"level": alarm.level}, now)


def _locked(number: int) -> Alarm:
    """An alarm, or the one that speaks for it."""
    alarm = get_object_or_404(Alarm, pk=number)
    return Alarm.objects.select_for_update().get(pk=alarm.same_as_id or alarm.pk)
