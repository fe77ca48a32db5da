"""The list of incidents, a new one, and the room."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from gutgemacht.incident.clock import targets
from gutgemacht.web.frame import page_language
from gutgemacht.web.incident.access import SEE, WORKERS, incident_for, public_title, veil_of
from gutgemacht.web.incident.books import books
from gutgemacht.web.incident.given import lines, moment
from gutgemacht.web.incident.models import Incident
from gutgemacht.web.incident.opening import open_incident
from gutgemacht.web.incident.record import Refused
from gutgemacht.web.incident.room import line_of, room, steps
from gutgemacht.web.listen.alarms.models import Alarm
from gutgemacht.web.people.access import holds, needs, person_of
from gutgemacht.web.people.models import Person, Role


@never_cache
@needs(*SEE)
@require_safe
def everything(request: HttpRequest) -> HttpResponse:
    """What is going on, and what was; the works council sees what concerns staff."""
    person, works = person_of(request), holds(request, *WORKERS)
    found = Incident.objects.filter(drill="").select_related("lead")
    rows = [
        _row(one, person, works=works) for one in (found if works else found.filter(staff=True))
    ]
    context = {
        "running": [row for row in rows if not row["incident"].is_over],
        "past": [row for row in rows if row["incident"].is_over],
        "works": works,
        "alarms": _alarms() if works else [],
        "leads": Person.objects.filter(grants__role=Role.INCIDENT_LEAD, is_active=True).exists(),
        "drills": Incident.objects.exclude(drill="").filter(joined=person, closed_at=None),
    }
    return render(request, "incident/all.html", context)


def _row(incident: Incident, person: Person, *, works: bool) -> dict[str, Any]:
    level = books().triage.levels[incident.level].in_(page_language())
    title = veil_of(incident, person)(incident.title) if works else public_title(incident)
    due = [one for one in targets(incident.times, timezone.now()) if one.met is None]
    first = line_of(due[0]) if due and not incident.is_over else None
    return {"incident": incident, "title": title, "level": level, "due": first}


def _alarms() -> list[Alarm]:
    """Alarms that still sound and have no incident yet."""
    sounding = Alarm.objects.filter(calm_at=None, false_at=None, incidents=None, level__gt=0)
    return list(sounding.select_related("topic")[:5])


@never_cache
@needs(*WORKERS)
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """An incident by hand, or from an alarm."""
    alarm, error = _alarm(request), ""
    if request.method == "POST":
        try:
            return redirect("incident:room", _opened(request, alarm).pk)
        except Refused as bad:
            error = str(bad)
    began = timezone.localtime(alarm.since if alarm else timezone.now())
    context = {
        "alarm": alarm,
        "error": error,
        "title": request.POST.get("title", alarm.topic.name if alarm and alarm.topic else ""),
        "began": request.POST.get("began") or f"{began:%Y-%m-%dT%H:%M}",
        "kinds": request.POST.getlist("kinds"),
        "names": request.POST.get("names", ""),
        "waiting": Person.objects.filter(grants__role=Role.INCIDENT_LEAD, is_active=True),
    }
    return render(request, "incident/new.html", context, status=400 if error else 200)


def _alarm(request: HttpRequest) -> Alarm | None:
    number = request.GET.get("alarm", "")
    is_number = number.isdecimal() and len(number) < 10
    return Alarm.objects.filter(pk=int(number)).first() if is_number else None


def _opened(request: HttpRequest, alarm: Alarm | None) -> Incident:
    form, now = request.POST, timezone.now()
    began: datetime = moment(form.get("began", "")) or now
    kinds, names = set(form.getlist("kinds")), lines(form.get("names", ""))
    return open_incident(form.get("title", ""), began, kinds, names, alarm, person_of(request), now)


@never_cache
@needs(*SEE)
@require_safe
def page(request: HttpRequest, number: int) -> HttpResponse:
    """The room; the works council sees that something concerns staff, and what is done."""
    incident, person, now = incident_for(request, number), person_of(request), timezone.now()
    if holds(request, *WORKERS):
        shown = room(incident, person, now) | {"own": person, "candidates": _candidates()}
        return render(request, "incident/room.html", shown)
    if not incident.staff:
        return render(request, "incident/council.html", {"incident": None}, status=404)
    context = {
        "incident": incident,
        "title": public_title(incident),
        "steps": list(steps(incident, veil_of(incident, None), now)),
        "lead": incident.lead,
        "words": _("No names and no texts: only what is done."),
    }
    return render(request, "incident/council.html", context)


def _candidates() -> list[Person]:
    """Who may lead, or stand in."""
    return list(Person.objects.filter(grants__role__in=WORKERS, is_active=True).distinct())
