"""How the pages of a campaign answer: in parts for htmx, else whole."""

from collections.abc import Mapping
from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from gutgemacht.web.campaign.access import may_make
from gutgemacht.web.campaign.card import Head, head_of
from gutgemacht.web.campaign.desk import Typed, desk
from gutgemacht.web.campaign.gate.against import gone_against, may_go_against, panels_of
from gutgemacht.web.campaign.models import Campaign
from gutgemacht.web.campaign.saving import Base, Choice, Clash, Kept, State
from gutgemacht.web.campaign.versions import newest
from gutgemacht.web.people.access import person_of

TAKEN = "campaign-taken-%d"


def base_of(request: HttpRequest) -> Base:
    """What the form was made of, and what was chosen."""
    choice = cast("Choice", request.POST.get("choose", ""))
    return Base(request.POST.get("base", ""), choice, request.POST.get("seen", ""))


def in_parts(request: HttpRequest) -> bool:
    """True where htmx asks for a part of a page."""
    return "HX-Request" in request.headers


def as_it_was() -> HttpResponse:
    """Nothing to tell: the page stays, and with it the button that somebody may just click."""
    return HttpResponse(status=204)


def after_keeping(response: HttpResponse) -> HttpResponse:
    """Lets what stands beside it follow."""
    response["HX-Trigger-After-Settle"] = "kept"
    return response


def stays(request: HttpRequest, mine: State, kept: Kept) -> bool:
    """True when the page shows what stands there, and nothing that would have to go."""
    return kept.same and request.POST.get("base") == mine.stamp and "told" not in request.POST


def already_told(request: HttpRequest, mine: State, clash: Clash[Any] | None) -> bool:
    """True when the page shows this clash already, with these words."""
    told = (request.POST.get("told"), request.POST.get("seen"))
    return in_parts(request) and clash is not None and told == (mine.stamp, clash.theirs.stamp)


def shown(
    request: HttpRequest,
    campaign: Campaign,
    typed: Mapping[int, Typed] | None = None,
    told: dict[str, Any] | None = None,
    status: int = 200,
) -> HttpResponse:
    """The whole page, with what is not kept yet."""
    return render(
        request, "campaign/page.html", _page(request, campaign, typed) | (told or {}), status=status
    )


def stimuli(request: HttpRequest, campaign: Campaign, refused: str = "") -> HttpResponse:
    """After a button: what readers will see, as it is now."""
    if not in_parts(request):
        return redirect("campaign:page", campaign.pk)
    campaign.refresh_from_db()
    told = _page(request, campaign) | {"refused": refused, "in_parts": True}
    return after_keeping(render(request, "campaign/stimuli.html", told))


def fields(head: Head) -> dict[str, Any]:
    """What the form of a campaign holds."""
    meant = head.meant
    return {
        "title": head.title,
        "intent": meant.intent,
        "addressed": meant.addressed,
        "hurt_words": meant.hurt_words,
        "made_by": meant.made_by,
        "day": meant.day.isoformat() if meant.day else "",
        "countries": meant.countries,
    }


def _page(
    request: HttpRequest, campaign: Campaign, typed: Mapping[int, Typed] | None = None
) -> dict[str, Any]:
    page = desk(campaign, newest(campaign), timezone.now(), typed or {})
    head = head_of(campaign)
    return page | {
        "fields": fields(head),
        "head_base": head.stamp,
        "may_make": may_make(request),
        "writes": may_make(request) and page["standing"].frozen_at is None,
        "gone": gone_against(panels_of(campaign)),
        "may_go_against": may_go_against(panels_of(campaign), person_of(request)),
        "taken": bool(request.session.get(TAKEN % campaign.pk)),
    }
