"""Exercises: a case of the library is played, and nothing of it leaves the room."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from gutgemacht.web.cases.library import at_hand
from gutgemacht.web.cases.words import kind_words
from gutgemacht.web.frame import page_language
from gutgemacht.web.incident.access import WORKERS
from gutgemacht.web.incident.models import Incident
from gutgemacht.web.incident.opening import open_drill
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
            "first": case in first,
        }
        for case in (*first, *rest)
    ]
    played = Incident.objects.exclude(drill="").select_related("opened_by")
    mine = set(played.filter(joined=person).values_list("pk", flat=True))
    context = {"cases": lines, "played": [(one, one.pk in mine) for one in played[:20]]}
    return render(request, "incident/drills.html", context)


@needs(*WORKERS)
@require_POST
def start(request: HttpRequest) -> HttpResponse:
    """A case begins now."""
    case = at_hand().library.by_id.get(request.POST.get("case", ""))
    if case is None:
        raise Http404
    incident = open_drill(case, person_of(request), timezone.now())
    return redirect("incident:room", incident.pk)


@needs(*WORKERS)
@require_POST
def join(request: HttpRequest, number: int) -> HttpResponse:
    """Somebody plays along, and is told from now on."""
    incident = get_object_or_404(Incident.objects.exclude(drill=""), pk=number, closed_at=None)
    incident.joined.add(person_of(request))
    return redirect("incident:room", number)
