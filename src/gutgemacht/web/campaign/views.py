"""The list of campaigns, and the desk of one: what it means, what readers will see."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gutgemacht.web.campaign import saving, shelf
from gutgemacht.web.campaign.access import (
    MAKERS,
    READERS,
    campaign_for,
    campaigns_for,
    may_make,
)
from gutgemacht.web.campaign.beginning import begin
from gutgemacht.web.campaign.card import Head, head_of, sent_head
from gutgemacht.web.campaign.models import Campaign
from gutgemacht.web.campaign.pages import (
    after_keeping,
    already_told,
    as_it_was,
    base_of,
    fields,
    in_parts,
    shown,
    stays,
)
from gutgemacht.web.campaign.versions import changed
from gutgemacht.web.errors import BadInput
from gutgemacht.web.people.access import needs, person_of


@never_cache
@needs(*READERS)
@require_safe
def all_(request: HttpRequest) -> HttpResponse:
    """The campaigns of the company."""
    which, person = request.GET.get("show", "all"), person_of(request)
    told = {
        "lines": [(line, shelf.STATES[line.state]) for line in shelf.shelf(person, which)],
        "filters": shelf.FILTERS,
        "which": which if which in shelf.FILTERS else "all",
        "any": campaigns_for(person).exists(),
        "may_make": may_make(request),
    }
    return render(request, "campaign/all.html", told)


@needs(*MAKERS)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Begins a campaign with its one sentence."""
    if request.method != "POST":
        return render(request, "campaign/new.html", {"fields": {}})
    try:
        campaign = begin(request.POST, person_of(request), timezone.now())
    except BadInput as bad:
        told = {"fields": request.POST, "where": bad.where, "said": bad.message}
        return render(request, "campaign/new.html", told, status=bad.status)
    return redirect("campaign:page", campaign.pk)


@never_cache
@needs(*READERS)
@require_safe
def page(request: HttpRequest, number: int) -> HttpResponse:
    """The desk of a campaign; to be read only by those who do not make it, and once it is read."""
    return shown(request, campaign_for(request, number))


@never_cache
@needs(*MAKERS)
@require_POST
def save(request: HttpRequest, number: int) -> HttpResponse:
    """Keeps what the form says of the campaign; a part of a page for htmx, else the page again."""
    campaign, base = campaign_for(request, number), base_of(request)
    try:
        mine = sent_head(request.POST, head_of(campaign))
        kept = saving.save_head(number, mine, base, person_of(request), timezone.now())
    except BadInput as bad:
        told: dict[str, Any] = {"said": bad.message, "where": bad.where, "head_base": base.stamp}
        return _not_kept(request, campaign, told, bad.status)
    if isinstance(kept, saving.Clash):
        if already_told(request, mine, kept):
            return as_it_was()
        told = {"clash": kept, "differs": _differs(kept.theirs, mine), "head_base": base.stamp}
        told["mine"] = mine.stamp
        return _not_kept(request, campaign, told, 409)
    if not in_parts(request):
        messages.success(request, _("Saved."))
        return redirect("campaign:page", number)
    if kept.apart:
        return HttpResponse(headers={"HX-Refresh": "true"})
    if stays(request, mine, kept):
        return as_it_was()
    campaign.refresh_from_db()
    told = {"campaign": campaign, "head_base": mine.stamp}
    return after_keeping(render(request, "campaign/head_saved.html", told))


@needs(*MAKERS)
@require_POST
@transaction.atomic
def change(request: HttpRequest, number: int) -> HttpResponse:
    """What readers have read stays; the next version begins with the same."""
    campaign_for(request, number)
    changed(saving.locked(number), person_of(request), timezone.now())
    return redirect("campaign:page", number)


@needs(*MAKERS)
@require_POST
def put_away(request: HttpRequest, number: int) -> HttpResponse:
    """Off the desk, or back onto it; nothing of it is deleted."""
    campaign = campaign_for(request, number)
    campaign.put_away_at = None if campaign.put_away_at else timezone.now()
    campaign.save(update_fields=["put_away_at"])
    if campaign.put_away_at is None:
        return redirect("campaign:page", number)
    messages.success(request, _("Put away. You find it under “put away” and can bring it back."))
    return redirect("campaign:all")


def _not_kept(
    request: HttpRequest, campaign: Campaign, told: dict[str, Any], status: int
) -> HttpResponse:
    if in_parts(request):
        # htmx drops what comes with an error's status, and people must see it.
        return render(request, "campaign/head_saved.html", told | {"campaign": campaign})
    sent = request.POST.dict() | {"countries": request.POST.getlist("countries")}
    return shown(request, campaign, told=told | {"fields": sent}, status=status)


def _differs(theirs: Head, mine: Head) -> list[tuple[str, Any, Any]]:
    """What stands otherwise in two forms: place, theirs, mine."""
    names = {
        "title": _("Working title"),
        "intent": _("In one sentence"),
        "addressed": _("Whom it addresses"),
        "hurt_words": _("Whom could it hurt?"),
        "made_by": _("Who made it"),
        "day": _("Day"),
        "countries": _("Countries"),
    }
    old, new = fields(theirs), fields(mine)
    return [
        (words, old[name], new[name]) for name, words in names.items() if old[name] != new[name]
    ]
