"""Exercises: a case of the library is played, and nothing of it leaves the room."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from gutgemacht.library import Case
from gutgemacht.web.cases.library import at_hand
from gutgemacht.web.cases.words import kind_words
from gutgemacht.web.frame import page_language
from gutgemacht.web.incident.access import WORKERS, incident_for
from gutgemacht.web.incident.models import Incident
from gutgemacht.web.incident.opening import open_drill
from gutgemacht.web.incident.room import moved
from gutgemacht.web.incident.storm_words import known_words, pace_words, paces, sizes, speeds
from gutgemacht.web.incident.storms import way_of
from gutgemacht.web.people.access import needs, person_of

# To begin with: a campaign read otherwise, a captured account, staff, an answer that was good.
FIRST = (
    "hack-a-hair-dryer",
    "false-alarm-from-a-news-agency",
    "kitchen-prank-on-film",
    "why-i-stayed-pizza",
    "cheese-on-a-day-of-mourning",
)


@never_cache
@needs(*WORKERS)
@require_safe
def all_(request: HttpRequest) -> HttpResponse:
    """What can be played, what is being played, and what was."""
    person, language = person_of(request), page_language()
    cases = at_hand().library
    first = [cases.by_id[name] for name in FIRST if name in cases.by_id]
    rest = [case for case in cases.cases if case not in first]
    lines = [
        {
            "id": case.id,
            "title": case.title.in_(language),
            "company": case.company,
            "year": case.since[:4],
            "kind": kind_words()[case.kinds[0]],
            "pace": pace_words()[case.pace][0] if case.pace else "",
            "first": case in first,
        }
        for case in (*first, *rest)
    ]
    played = Incident.objects.exclude(drill="").select_related("opened_by")
    mine = set(played.filter(joined=person).values_list("pk", flat=True))
    context = {"cases": lines, "played": [(one, one.pk in mine) for one in played[:20]]}
    return render(request, "incident/drills.html", context)


@never_cache
@needs(*WORKERS)
@require_safe
def choose(request: HttpRequest, name: str) -> HttpResponse:
    """How fast and how large a case shall go, with what is known of it."""
    case = _case(name)
    context = {
        "case": case,
        "title": case.title.in_(page_language()),
        "kind": kind_words()[case.kinds[0]],
        "known": known_words(case),
        "is_documented": case.pace is not None,
        "paces": paces(case),
        "sizes": sizes(case),
        "speeds": speeds(),
    }
    return render(request, "incident/choose.html", context)


@needs(*WORKERS)
@require_POST
def start(request: HttpRequest) -> HttpResponse:
    """A case begins now."""
    case = _case(request.POST.get("case", ""))
    way = way_of(case, request.POST.dict())
    incident = open_drill(case, way, person_of(request), timezone.now())
    return redirect("incident:room", incident.pk)


def _case(name: str) -> Case:
    case = at_hand().library.by_id.get(name)
    if case is None:
        raise Http404
    return case


@never_cache
@needs(*WORKERS)
@require_safe
def now(request: HttpRequest, number: int) -> HttpResponse:
    """What has moved on in an exercise: its clock, its events, its plot."""
    incident, at = incident_for(request, number), timezone.now()
    shown = moved(incident, person_of(request), at) if incident.drill else {}
    if not shown.get("drill"):
        raise Http404
    is_fresh = request.GET.get("seen") != str(len(shown["drill"]["events"]))
    return render(request, "incident/now.html", shown | {"is_fresh": is_fresh})


@needs(*WORKERS)
@require_POST
def join(request: HttpRequest, number: int) -> HttpResponse:
    """Somebody plays along, and is told from now on."""
    incident = get_object_or_404(Incident.objects.exclude(drill=""), pk=number, closed_at=None)
    incident.joined.add(person_of(request))
    return redirect("incident:room", number)
