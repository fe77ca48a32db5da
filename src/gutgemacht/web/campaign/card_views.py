"""The stimuli of a campaign: each keeps itself while one writes, and has its buttons."""

from collections.abc import Callable
from typing import cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from gutgemacht.web.campaign import acting, saving
from gutgemacht.web.campaign.access import MAKERS, campaign_for
from gutgemacht.web.campaign.card import Card, card_of, sent_card
from gutgemacht.web.campaign.desk import Typed, alts_of, card, desk
from gutgemacht.web.campaign.models import Campaign, Stimulus
from gutgemacht.web.campaign.pages import (
    TAKEN,
    after_keeping,
    already_told,
    as_it_was,
    base_of,
    in_parts,
    shown,
    stays,
    stimuli,
)
from gutgemacht.web.campaign.versions import newest
from gutgemacht.web.draft.views import fixed
from gutgemacht.web.errors import BadInput
from gutgemacht.web.people.access import needs, person_of


@never_cache
@needs(*MAKERS)
@require_POST
def save(request: HttpRequest, number: int, which: int) -> HttpResponse:
    """Keeps what the form says of a stimulus; a part of a page for htmx, else the page again."""
    campaign, base = campaign_for(request, number), base_of(request)
    row = _row(campaign, which)
    try:
        mine = _sent(request, row)
    except BadInput as bad:
        typed = Typed(_as_typed(request, row), base.stamp, said=bad.message)
        return _not_kept(request, campaign, which, typed, bad.status)
    kept = saving.save_card(number, which, mine, base, person_of(request), timezone.now())
    if isinstance(kept, saving.Clash):
        return _not_kept(request, campaign, which, Typed(mine, base.stamp, clash=kept), 409)
    if not in_parts(request):
        messages.success(request, _("Saved."))
        return redirect(f"{_address(number)}#card-{which}")
    if kept.apart:
        return HttpResponse(headers={"HX-Refresh": "true"})
    return as_it_was() if stays(request, mine, kept) else _after(request, campaign, which)


@needs(*MAKERS)
@require_POST
def add(request: HttpRequest, number: int) -> HttpResponse:
    """A new post for a network, or a landing text."""
    kind, network = request.POST.get("kind", ""), request.POST.get("network", "")
    person, now = person_of(request), timezone.now()
    return acted(request, number, lambda: acting.add(number, kind, network, person, now))


@needs(*MAKERS)
@require_POST
def copy(request: HttpRequest, number: int, which: int) -> HttpResponse:
    """The same post for another network."""
    person, now = person_of(request), timezone.now()
    return acted(request, number, lambda: acting.copy(number, which, person, now))


@needs(*MAKERS)
@require_POST
def move(request: HttpRequest, number: int, which: int) -> HttpResponse:
    """One place up or down."""
    way = cast("acting.Way", request.POST.get("way", "down"))
    person, now = person_of(request), timezone.now()
    return acted(request, number, lambda: acting.move(number, which, way, person, now))


@needs(*MAKERS)
@require_POST
def show(request: HttpRequest, number: int, which: int) -> HttpResponse:
    """Before readers, or not."""
    read = request.POST.get("read") == "yes"
    person, now = person_of(request), timezone.now()
    return acted(request, number, lambda: acting.show(number, which, person, now, read=read))


@needs(*MAKERS)
@require_POST
def take_away(request: HttpRequest, number: int, which: int) -> HttpResponse:
    """Takes a stimulus away, so that it can be brought back."""
    person, now = person_of(request), timezone.now()

    def act() -> None:
        taken = acting.take_away(number, which, person, now)
        request.session[TAKEN % number] = taken

    return acted(request, number, act)


@needs(*MAKERS)
@require_POST
def bring_back(request: HttpRequest, number: int) -> HttpResponse:
    """What was taken away last stands there again."""
    person, now = person_of(request), timezone.now()

    def act() -> None:
        acting.bring_back(number, request.session.pop(TAKEN % number, []), person, now)

    return acted(request, number, act)


def acted(request: HttpRequest, number: int, act: Callable[[], object]) -> HttpResponse:
    """The page after a button, with what it could not do."""
    campaign = campaign_for(request, number)
    try:
        act()
    except Stimulus.DoesNotExist:
        raise Http404 from None
    except BadInput as bad:
        if not in_parts(request):
            messages.error(request, bad.message)
        return stimuli(request, campaign, refused=bad.message)
    return stimuli(request, campaign)


def _row(campaign: Campaign, which: int) -> Stimulus:
    try:
        return newest(campaign).stimuli.get(number=which)
    except Stimulus.DoesNotExist:
        raise Http404 from None


def _sent(request: HttpRequest, row: Stimulus) -> Card:
    """The form, with the way out of a note that somebody clicked."""
    mine = sent_card(request.POST, row, alts_of(row.version))
    fix = request.POST.get("fix", "")
    return Card(**(vars(mine) | {"text": fixed(mine.text, fix)})) if fix else mine


def _as_typed(request: HttpRequest, row: Stimulus) -> Card:
    """What was typed, even where it cannot be kept."""
    told = vars(card_of(row))
    return Card(**{name: str(request.POST.get(name, value)) for name, value in told.items()})


def _not_kept(
    request: HttpRequest, campaign: Campaign, which: int, typed: Typed, status: int
) -> HttpResponse:
    if not in_parts(request):
        return shown(request, campaign, {which: typed}, status=status)
    if already_told(request, typed.card, typed.clash):
        return as_it_was()
    look = card(newest(campaign), which, timezone.now(), typed)
    # htmx drops what comes with an error's status, and people must see it.
    return render(request, "campaign/card_saved.html", {"campaign": campaign, "look": look})


def _after(request: HttpRequest, campaign: Campaign, which: int) -> HttpResponse:
    """What follows from a stimulus: its looks and notes, and the hashtags of all."""
    campaign.refresh_from_db()
    version, now = newest(campaign), timezone.now()
    told = desk(campaign, version, now, {}) | {"writes": True, "kept": True}
    told["look"] = card(version, which, now)
    told["typed_over"] = "fix" in request.POST
    return after_keeping(render(request, "campaign/after.html", told))


def _address(number: int) -> str:
    return redirect("campaign:page", number).url
