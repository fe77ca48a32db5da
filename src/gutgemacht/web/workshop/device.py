"""A phone's key: random, signed, good for one room, and kept by the phone alone."""

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from gutgemacht.learn.workshop import LASTS
from gutgemacht.web.workshop.models import Room

COOKIE = "room"
SALT = "gutgemacht.web.workshop.device"


def key_of(request: HttpRequest) -> tuple[int, str] | None:
    """The room that the phone has joined, and its key; None for all others and forged ones."""
    try:
        room, key = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT)
    except (signing.BadSignature, ValueError):
        return None
    return room, key


def remember(request: HttpRequest, response: HttpResponse, room: Room, key: str) -> None:
    """The phone has joined; it tells its key to the pages of this room only."""
    response.set_cookie(
        COOKIE,
        signing.dumps([room.pk, key], salt=SALT),
        max_age=int(LASTS.total_seconds()),
        path=reverse("room:page", args=[room.code]),
        secure=request.is_secure(),
        httponly=True,
        samesite="Lax",
    )
