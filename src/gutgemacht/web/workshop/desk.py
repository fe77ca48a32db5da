"""The coach's desk: rooms, one room, and the steps through it."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gutgemacht.learn.workshop import By, RoomError
from gutgemacht.web.frame import page_language
from gutgemacht.web.people.access import person_of
from gutgemacht.web.workshop import offers, rooms
from gutgemacht.web.workshop.access import coaches_only
from gutgemacht.web.workshop.forms import NotesForm, RoomForm, RoomNotesForm
from gutgemacht.web.workshop.models import Question, Room, kept
from gutgemacht.web.workshop.shown import result_of
from gutgemacht.web.workshop.wall import standing
from gutgemacht.web.workshop.words import trouble_words


@never_cache
@coaches_only
@require_http_methods(["GET", "HEAD", "POST"])
def everything(request: HttpRequest) -> HttpResponse:
    """All rooms, and the form of a new one."""
    form = RoomForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        language = page_language()
        title, coach = form.cleaned_data["title"], person_of(request)
        room = rooms.open_room(title, language, coach, timezone.now())
        for asked in offers.to_begin(language) if form.cleaned_data["begin"] else ():
            rooms.add(room, asked)
        return redirect("workshop:room", room.pk)
    found = kept().select_related("coach")
    now = timezone.now()
    context = {
        "form": form,
        "open": found.filter(ended_at=None, until__gt=now),
        "past": found.exclude(ended_at=None, until__gt=now),
        "deleted": rooms.deleted(person_of(request), now),
    }
    status = 400 if request.method == "POST" else 200
    return render(request, "workshop/all.html", context, status=status)


@never_cache
@coaches_only
@require_safe
def room(request: HttpRequest, number: int) -> HttpResponse:
    """A room: what is asked now, what is planned, what came of it."""
    found = get_object_or_404(Room.objects.select_related("coach", "question"), pk=number)
    if found.deleted_at:
        messages.info(request, _("This workshop was deleted."))
        return redirect("workshop:all")
    questions = list(found.questions.all())
    context = standing(request, found) | {
        "leads": found.coach_id == person_of(request).pk,
        "may_delete": found.coach_id in (None, person_of(request).pk),
        "planned": [one for one in questions if one.asked_at is None],
        "past": [(one, result_of(one)) for one in questions if one.closed_at],
    }
    return render(request, "workshop/room.html", context)


@coaches_only
@require_POST
def ask(request: HttpRequest, number: int, question: int) -> HttpResponse:
    """Asks a question of the plan."""
    asked = get_object_or_404(Question, pk=question, room=number)
    return _done(request, number, lambda by, now: rooms.ask(number, by, asked, now))


@coaches_only
@require_POST
def close(request: HttpRequest, number: int) -> HttpResponse:
    """Takes no more answers."""
    return _done(request, number, lambda by, now: rooms.close(number, by, now))


@coaches_only
@require_POST
def tell(request: HttpRequest, number: int) -> HttpResponse:
    """The wall tells what is known."""
    return _done(request, number, lambda by, now: rooms.tell(number, by, now))


@coaches_only
@require_POST
def end(request: HttpRequest, number: int) -> HttpResponse:
    """Ends a room."""
    return _done(request, number, lambda by, now: rooms.end(number, by, now))


@coaches_only
@require_POST
def leave(request: HttpRequest, number: int) -> HttpResponse:
    """Leaves a room to another coach."""
    return _done(request, number, lambda by, now: rooms.leave(number, by, now))


@coaches_only
@require_POST
def take_over(request: HttpRequest, number: int) -> HttpResponse:
    """Leads a room from now on."""
    me = person_of(request)
    return _done(request, number, lambda by, now: rooms.take_over(number, me, now))


@coaches_only
@require_POST
def note(request: HttpRequest, number: int) -> HttpResponse:
    """Keeps the notes of a room."""
    return _noted(request, number, RoomNotesForm(request.POST, instance=_room(number)))


@coaches_only
@require_POST
def note_question(request: HttpRequest, number: int, question: int) -> HttpResponse:
    """Keeps the notes of a question."""
    asked = get_object_or_404(Question, pk=question, room=number)
    return _noted(request, number, NotesForm(request.POST, instance=asked))


def _noted(request: HttpRequest, number: int, form: NotesForm | RoomNotesForm) -> HttpResponse:
    if form.is_valid():
        form.save()
        both = _("Noted. Somebody else had written meanwhile: both are kept, one below the other.")
        messages.success(request, both if form.is_joined else _("Noted."))
        return redirect("workshop:room", number)
    context = {"room": _room(number), "form": form}
    return render(request, "workshop/notes.html", context, status=400)


def _room(number: int) -> Room:
    return get_object_or_404(Room, pk=number)


def _done(request: HttpRequest, number: int, step: Callable[..., None]) -> HttpResponse:
    """Does a coach's step and shows the room, with a word where it was not done."""
    if _room(number).deleted_at:
        return redirect("workshop:room", number)
    try:
        step(by_of(request), timezone.now())
    except RoomError as error:
        messages.error(request, trouble_words()[error.trouble])
    return redirect("workshop:room", number)


def by_of(request: HttpRequest) -> By:
    """Who asks for a step, and at which step they saw the room."""
    seen = request.POST.get("seen", "")
    return By(person_of(request).pk, int(seen) if seen.isdecimal() and len(seen) < 10 else -1)
