"""What people do in the room: one view each, all back to where they were."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from gutgemacht.incident.state import HIGHEST, STATES
from gutgemacht.web.incident import acting, freezing, keeping, steps
from gutgemacht.web.incident.access import WORKERS, incident_for, knows_names, may_lead
from gutgemacht.web.incident.books import books
from gutgemacht.web.incident.export import exported
from gutgemacht.web.incident.given import lines, moment
from gutgemacht.web.incident.models import Incident
from gutgemacht.web.incident.playing import drill_of
from gutgemacht.web.incident.record import Refused
from gutgemacht.web.listen.models import Mention
from gutgemacht.web.people.access import needs, person_of
from gutgemacht.web.people.models import Person

Do = Callable[[Incident, Person, datetime], None]
LONGEST = 20_000


def _done(
    request: HttpRequest, number: int, place: str, do: Do, *, lead: bool = False
) -> HttpResponse:
    """Does it, or says why not, and goes back to that place of the room."""
    incident, person = incident_for(request, number), person_of(request)
    try:
        if lead and not may_lead(incident, person):
            raise Refused(_("Whoever leads this incident does that."))
        do(incident, person, timezone.now())
    except Refused as bad:
        messages.error(request, str(bad))
    return redirect(f"{reverse('incident:room', args=[number])}#{place}")


def _text(request: HttpRequest, name: str) -> str:
    return request.POST.get(name, "").replace("\r\n", "\n")[:LONGEST]


@needs(*WORKERS)
@require_POST
def move(request: HttpRequest, number: int) -> HttpResponse:
    """On to the next standing, or to another with a reason."""
    after = request.POST.get("to", "")
    if after not in STATES:
        raise Http404
    reason = _text(request, "reason")
    return _done(
        request,
        number,
        "main",
        lambda one, person, now: acting.move(one, after, reason, person, now),
        lead=True,
    )


@needs(*WORKERS)
@require_POST
def step(request: HttpRequest, number: int, name: str) -> HttpResponse:
    """A step of the playbook is taken on, done, or free again."""
    does = {"take": steps.take, "finish": steps.finish, "undo": steps.undo}
    do = does.get(request.POST.get("do", ""))
    if do is None:
        raise Http404
    return _done(
        request, number, f"step-{name}", lambda one, person, now: do(one, name, person, now)
    )


@needs(*WORKERS)
@require_POST
def triage(request: HttpRequest, number: int) -> HttpResponse:
    """The answers, and the level that people chose."""
    asked = [one.id for one in books().triage.questions]
    given = {name: request.POST[name] for name in asked if request.POST.get(name)}
    level = request.POST.get("level", "")
    chosen = int(level) if level.isdecimal() and int(level) <= HIGHEST else None
    return _done(
        request,
        number,
        "triage",
        lambda one, person, now: acting.assess(one, given, chosen, person, now),
    )


@needs(*WORKERS)
@require_POST
def freeze(request: HttpRequest, number: int) -> HttpResponse:
    """Nothing goes out any more, or again."""
    do = freezing.unfreeze if request.POST.get("do") == "unfreeze" else freezing.freeze
    reason = _text(request, "reason")[:1000]
    return _done(request, number, "freeze", lambda one, person, now: do(one, reason, person, now))


@needs(*WORKERS)
@require_POST
def keep(request: HttpRequest, number: int) -> HttpResponse:
    """A mention, words or a picture are kept."""

    def kept(one: Incident, person: Person, now: datetime) -> None:
        mention = request.POST.get("mention", "")
        if mention:
            row = get_object_or_404(Mention, pk=int(mention) if mention.isdecimal() else 0)
            return keeping.keep_mention(one, row, person, now)
        at, place = moment(request.POST.get("at", "")), _text(request, "place")
        file, text = request.FILES.get("file"), _text(request, "text")
        if isinstance(file, UploadedFile):
            keeping.keep_picture(one, file, place, at, person, now)
        if text.strip() or file is None:
            keeping.keep_post(one, text, place, at, person, now)
        return None

    return _done(request, number, "evidence", kept)


@never_cache
@needs(*WORKERS)
@require_safe
def picture(request: HttpRequest, number: int, piece: int) -> HttpResponse:
    """A picture that was kept; one that may show a colleague is for the lead."""
    incident = incident_for(request, number)
    row = get_object_or_404(incident.evidence, pk=piece)
    if not row.media_type or (incident.staff and not knows_names(incident, person_of(request))):
        raise Http404
    return HttpResponse(bytes(row.data), content_type=row.media_type)


@never_cache
@needs(*WORKERS)
@require_safe
def export(request: HttpRequest, number: int) -> HttpResponse:
    """All that was kept, with a list by which it can be checked."""
    incident = incident_for(request, number)
    answer = HttpResponse(exported(incident, person_of(request)), content_type="application/zip")
    name = f"{'exercise' if incident.drill else 'incident'}-{number}.zip"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@needs(*WORKERS)
@require_POST
def answer(request: HttpRequest, number: int) -> HttpResponse:
    """What was said where, and when the next update comes."""

    def answered(one: Incident, person: Person, now: datetime) -> None:
        acting.answer(
            one,
            _text(request, "words"),
            _text(request, "where"),
            person,
            now,
            substance="substance" in request.POST,
            next_at=moment(request.POST.get("next", "")),
        )

    return _done(request, number, "answers", answered)


@needs(*WORKERS)
@require_POST
def say(request: HttpRequest, number: int) -> HttpResponse:
    """A note."""
    words = _text(request, "words")
    return _done(
        request, number, "notes", lambda one, person, now: acting.say(one, words, person, now)
    )


@needs(*WORKERS)
@require_POST
def people(request: HttpRequest, number: int) -> HttpResponse:
    """Who leads, who stands in, whom it is about."""

    def named(one: Incident, person: Person, now: datetime) -> None:
        if request.POST.get("do") == "mark":
            names = lines(_text(request, "names")) if knows_names(one, person) else None
            return acting.mark(one, request.POST.getlist("kinds"), names, person, now)
        found = Person.objects.filter(grants__role__in=WORKERS, is_active=True).distinct()
        numbers = [number for number in request.POST.getlist("deputies") if number.isdecimal()]
        chosen = request.POST.get("lead", "")
        lead = found.filter(pk=int(chosen)).first() if chosen.isdecimal() else None
        return acting.appoint(one, lead, found.filter(pk__in=numbers), person, now)

    return _done(request, number, "people", named, lead=True)


@needs(*WORKERS)
@require_POST
def forward(request: HttpRequest, number: int) -> HttpResponse:
    """The clock of an exercise runs ahead: to the next event, or by some minutes."""

    def ran(one: Incident, _person: Person, now: datetime) -> None:
        minutes = request.POST.get("minutes", "")
        drill = drill_of(one, now) if one.drill else None
        coming = drill["coming"] if drill else None
        fixed = timedelta(minutes=min(int(minutes), 1_440)) if minutes.isdecimal() else None
        acting.forward(one, fixed or coming or timedelta(hours=1))

    return _done(request, number, "main", ran)
