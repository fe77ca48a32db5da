"""The wall: one page for the projector, which asks now and then how the room stands."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from gutgemacht.web.campaign.panel.codes import code_of
from gutgemacht.web.workshop.access import coaches_only
from gutgemacht.web.workshop.desk import link_of
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
    link = link_of(request, room)
    context = {
        "room": room,
        "shown": shown(room, timezone.now()),
        "link": link,
        "door": link.removesuffix(f"{room.code}/").split("://")[-1],
        "qr": code_of(link),
    }
    return render(request, template, context)
