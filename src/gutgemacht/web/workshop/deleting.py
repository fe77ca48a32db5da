"""A room is deleted by whoever led it, and for a day brought back."""

from typing import Any, Literal

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from gutgemacht.culture import Quarter
from gutgemacht.learn import workshop
from gutgemacht.learn.workshop import RoomError
from gutgemacht.web.culture.models import Picture
from gutgemacht.web.culture.words import quarter_words
from gutgemacht.web.people.access import person_of
from gutgemacht.web.workshop import rooms
from gutgemacht.web.workshop.access import coaches_only
from gutgemacht.web.workshop.desk import by_of
from gutgemacht.web.workshop.models import Room
from gutgemacht.web.workshop.shown import shown
from gutgemacht.web.workshop.words import trouble_words


@never_cache
@coaches_only
@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: HttpRequest, number: int) -> HttpResponse:
    """Says what goes and what stays; deletes the room when that is wanted."""
    room = get_object_or_404(Room, pk=number)
    if room.deleted_at:
        return redirect("workshop:all")
    if room.coach_id not in (None, person_of(request).pk):
        messages.error(request, _("Only whoever led this workshop last can delete it."))
        return redirect("workshop:room", number)
    if request.method != "POST":
        return render(request, "workshop/delete.html", _told(room))
    try:
        rooms.delete(number, by_of(request), timezone.now())
    except RoomError as error:
        messages.error(request, trouble_words()[error.trouble])
        return redirect("workshop:delete", number)
    messages.success(request, _("Deleted. For a day you can take it back; then it is gone."))
    return redirect("workshop:all")


@coaches_only
@require_POST
def bring_back(request: HttpRequest, number: int) -> HttpResponse:
    """Brings a deleted room back."""
    get_object_or_404(Room, pk=number)
    if rooms.bring_back(number, person_of(request), timezone.now()):
        messages.success(request, _("Here it is again, as it was when it ended."))
        return redirect("workshop:room", number)
    messages.error(request, _("It cannot be brought back any more: a day has passed."))
    return redirect("workshop:all")


def _told(room: Room) -> dict[str, Any]:
    asked = room.questions.exclude(asked_at=None).count()
    counted, quarter = _counted(room)
    return {
        "room": room,
        "shown": shown(room, timezone.now()),
        "asked": asked,
        "planned": room.questions.count() - asked,
        "counted": counted,
        "quarter": quarter_words(quarter),
    }


def _counted(room: Room) -> tuple[Literal["told", "open", "few"], Quarter]:
    """Whether the picture of the room's quarter has counted it: it has, it would, it never will."""
    quarter = Quarter.of(timezone.localdate(room.ended_at or timezone.now()))
    if room.joined < workshop.LEAST:
        return "few", quarter
    return "told" if Picture.objects.filter(quarter=str(quarter)).exists() else "open", quarter
