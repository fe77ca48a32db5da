"""The wall: one page for the projector, which asks now and then how the room stands."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from gutgemacht.web.campaign.panel.codes import code_of
from gutgemacht.web.workshop.access import coaches_only
from gutgemacht.web.workshop.models import Room
from gutgemacht.web.workshop.shown import shown


@never_cache
@coaches_only
@require_safe
def wall(request: HttpRequest, number: int) -> HttpResponse:
    """The page for the projector."""
    return _standing(request, number, "workshop/wall.html")


@never_cache
@coaches_only
@require_safe
def now(request: HttpRequest, number: int) -> HttpResponse:
    """What changes of it: asked again and again, and answered at once."""
    return _standing(request, number, "workshop/standing.html")


def _standing(request: HttpRequest, number: int, template: str) -> HttpResponse:
    room = get_object_or_404(Room.objects.select_related("question"), pk=number)
    return render(request, template, standing(request, room))


def standing(request: HttpRequest, room: Room) -> dict[str, Any]:
    """What `workshop/standing.html` shows of a room."""
    link, seen = _link(request, room), shown(room, timezone.now())
    return {
        "room": room,
        "shown": seen,
        "link": link,
        "door": link.removesuffix(f"{room.code}/").split("://")[-1],
        # Drawn only where it is seen: walls ask again and again.
        "qr": code_of(link) if seen.stage == "open" else None,
    }


def _link(request: HttpRequest, room: Room) -> str:
    """Where phones join."""
    path = reverse("room:page", args=[room.code])
    return settings.ADDRESS + path if settings.ADDRESS else request.build_absolute_uri(path)
