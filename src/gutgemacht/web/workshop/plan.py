"""The plan of a room: questions come from cards, from cases, or from the coach."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from gutgemacht.learn import Question
from gutgemacht.web.learn.models import OwnCard
from gutgemacht.web.workshop import offers, rooms
from gutgemacht.web.workshop.access import coaches_only
from gutgemacht.web.workshop.forms import CaseForm, OwnForm
from gutgemacht.web.workshop.models import Question as Row
from gutgemacht.web.workshop.models import Room


@never_cache
@coaches_only
@require_safe
def add(request: HttpRequest, number: int) -> HttpResponse:
    """All ways to a question."""
    return _page(request, _open(number))


@coaches_only
@require_POST
def add_own(request: HttpRequest, number: int) -> HttpResponse:
    """A question of one's own."""
    room, form = _open(number), OwnForm(request.POST)
    return (
        _added(request, room, form.asked()) if form.is_valid() else _page(request, room, own=form)
    )


@coaches_only
@require_POST
def add_case(request: HttpRequest, number: int) -> HttpResponse:
    """A question about a case."""
    room = _open(number)
    form = CaseForm(room, request.POST)
    if form.is_valid():
        return _added(request, room, form.cleaned_data["question"])
    return _page(request, room, case=form)


@coaches_only
@require_POST
def add_card(request: HttpRequest, number: int) -> HttpResponse:
    """The question of a card."""
    room = _open(number)
    found = offers.of_card_id(request.POST.get("card", ""), room.speaks)
    if found is None:
        messages.error(request, _("This card is not there any more. Choose another one."))
        return redirect("workshop:add", number)
    return _added(request, room, found)


@coaches_only
@require_POST
def add_again(request: HttpRequest, number: int, question: int) -> HttpResponse:
    """A question that was asked, once more."""
    room = _open(number)
    rooms.add_again(get_object_or_404(Row, pk=question, room=room))
    messages.success(request, _("It is in the plan once more: what does the talk change?"))
    return redirect("workshop:room", number)


@coaches_only
@require_POST
def drop(request: HttpRequest, number: int, question: int) -> HttpResponse:
    """Takes a question out of the plan; what was asked stays."""
    _open(number)
    if not rooms.drop(number, question):
        messages.error(request, _("This question was asked already, so it stays."))
    return redirect("workshop:room", number)


def _open(number: int) -> Room:
    return get_object_or_404(Room, pk=number, ended_at=None)


def _added(request: HttpRequest, room: Room, question: Question) -> HttpResponse:
    rooms.add(room, question)
    messages.success(request, _("It is in the plan."))
    return redirect("workshop:room", room.pk)


def _page(
    request: HttpRequest, room: Room, own: OwnForm | None = None, case: CaseForm | None = None
) -> HttpResponse:
    chosen = request.GET.get("rule", "")
    language = room.speaks
    context = {
        "room": room,
        "own": own or OwnForm(),
        "case": case or CaseForm(room),
        "rules": offers.rules(language),
        "own_cards": OwnCard.objects.filter(state=OwnCard.State.ON).exists(),
        "chosen": chosen,
        "offered": offers.of_source(chosen, language) if chosen else [],
    }
    return render(request, "workshop/add.html", context, status=400 if own or case else 200)
