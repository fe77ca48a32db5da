"""What phones open: the door, the room, one question. No account, no name, no session."""

import time
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

import gutgemacht
from gutgemacht.learn import workshop
from gutgemacht.learn.workshop import RoomError
from gutgemacht.web.campaign.reading.pace import Limit
from gutgemacht.web.workshop import device, rooms
from gutgemacht.web.workshop.models import Room
from gutgemacht.web.workshop.steps import Steps

# A whole room may share an address. Whoever is not inside may try codes, but not all.
knocks = Limit(most=900, again=0.2)
answers = Limit(most=900, again=0.05)
steps = Steps()

STATUS = {"over": 410, "full": 409, "late": 409, "again": 200, "choice": 422}


@require_safe
def door(request: HttpRequest) -> HttpResponse:
    """Where a code is typed."""
    told = request.GET.get("code", "")
    code = workshop.read_code(told)
    if code:
        return redirect("room:page", code)
    return _unknown(told) if told else _page("door", {})


@require_safe
def page(request: HttpRequest, code: str) -> HttpResponse:
    """The room as it stands: to be joined, waiting, a question."""
    room, joined = _room(code), device.key_of(request)
    if room and joined and joined[0] == room.pk:
        # Chosen, and not sent before the question was closed.
        return _standing(room, joined[1], "late" if "late" in request.GET else "")
    if not knocks.allows(_address(request), time.monotonic()):
        return _page("said", {"said": "busy"}, 429)
    if room is None:
        return _unknown(code)
    if code != room.code:
        # A phone shows its key under one address only.
        return redirect("room:page", room.code)
    said = "cookie" if "joined" in request.GET else ""
    return _ended(room) or _page("join", {"room": room, "said": said})


@csrf_exempt  # No account and no session: whoever is sent here has joined a room, and that is all.
@require_POST
def join(request: HttpRequest, code: str) -> HttpResponse:
    """A phone joins; one that has is not counted again."""
    if not knocks.allows(_address(request), time.monotonic()):
        return _page("said", {"said": "busy"}, 429)
    room, joined = _room(code), device.key_of(request)
    if room is None:
        return _unknown(code)
    response = HttpResponseRedirect(reverse("room:page", args=[room.code]) + "?joined")
    if joined and joined[0] == room.pk:
        return response
    try:
        key = rooms.join(room.pk, timezone.now())
    except RoomError as error:
        room.refresh_from_db()
        return _ended(room) or _page("said", {"said": error.trouble}, STATUS[error.trouble])
    device.remember(request, response, room, key)
    return response


@csrf_exempt  # The phone's key comes along from pages of this house only (SameSite).
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, code: str) -> HttpResponse:
    """Keeps an answer; whoever comes here otherwise is shown the room."""
    joined, room = device.key_of(request), _room(code)
    if request.method != "POST" or room is None or not joined or joined[0] != room.pk:
        return redirect("room:page", code)
    if not answers.allows(_address(request), time.monotonic()):
        return _standing(room, joined[1], "busy", 429)
    question, choice = _number(request, "question"), _number(request, "choice")
    try:
        rooms.answer(room.pk, joined[1], question, choice, timezone.now())
    except RoomError as error:
        room.refresh_from_db()
        return _standing(room, joined[1], error.trouble, STATUS[error.trouble])
    return _standing(room, joined[1])


@require_safe
def now(request: HttpRequest, code: str) -> HttpResponse:
    """The step of the room, asked by phones that wait; says nothing to those outside."""
    joined = device.key_of(request)
    step = steps.of(joined[0]) if joined else ""
    headers = {"Cache-Control": "no-store"}
    return HttpResponse(
        step, status=200 if joined else 404, content_type="text/plain", headers=headers
    )


def _standing(room: Room, key: str, said: str = "", status: int = 200) -> HttpResponse:
    """The room for a phone that has joined; `said` is a trouble that is told above."""
    ended = _ended(room, is_late=said in ("late", "over"))
    if ended:
        return ended
    context: dict[str, Any] = {"room": room, "said": said, "step": steps.told(room)}
    question = room.question if room.state == "asked" else None
    if question and rooms.has_answered(key, question.pk):
        return _page("waiting", context | {"stage": "answered"}, status)
    if question:
        return _page("question", context | {"question": question}, status)
    return _page("waiting", context | {"stage": room.state}, status)


def _unknown(told: str) -> HttpResponse:
    return _page("door", {"told": told[:20], "said": "unknown"}, 404)


def _ended(room: Room, *, is_late: bool = False) -> HttpResponse | None:
    """Only of a room that has ended; `is_late` says that the phone had an answer to send."""
    if not workshop.has_ended(rooms.value(room), timezone.now()):
        return None
    said = "deleted" if room.deleted_at else "over"
    return _page("said", {"said": said, "is_late": is_late}, STATUS["over"])


def _room(code: str) -> Room | None:
    found = Room.objects.select_related("question")
    return found.filter(code=workshop.read_code(code) or None).first()


def _number(request: HttpRequest, name: str) -> int:
    told = request.POST.get(name, "")
    return int(told) if told.isascii() and told.isdecimal() and len(told) < 15 else -1


def _page(name: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    # Without the request: the pages of the house ask who is there, these do not want to know.
    html = render_to_string(f"room/{name}.html", {"version": gutgemacht.__version__, **context})
    headers = {
        "Cache-Control": "private, no-store",
        "Referrer-Policy": "no-referrer",
        "X-Robots-Tag": "noindex, nofollow",
    }
    return HttpResponse(html, status=status, headers=headers)


def _address(request: HttpRequest) -> str:
    return str(request.META.get("REMOTE_ADDR", ""))
