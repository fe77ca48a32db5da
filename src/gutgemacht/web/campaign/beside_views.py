"""What stands beside a campaign: whom it could hurt, and what happened to others."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from gutgemacht.web.campaign import groups
from gutgemacht.web.campaign.access import MAKERS, READERS, campaign_for
from gutgemacht.web.campaign.desk import groups_shown, rows_of
from gutgemacht.web.campaign.meaning import meant_of
from gutgemacht.web.campaign.pages import in_parts
from gutgemacht.web.campaign.similar import similar
from gutgemacht.web.campaign.versions import newest
from gutgemacht.web.errors import BadInput
from gutgemacht.web.people.access import needs, person_of


@needs(*MAKERS)
@require_POST
def answer(request: HttpRequest, number: int) -> HttpResponse:
    """Takes a group that could be hurt, or refuses it."""
    campaign, takes = campaign_for(request, number), "take" in request.POST
    group = request.POST.get("take" if takes else "leave", "")
    try:
        groups.answer(number, group, person_of(request), timezone.now(), takes=takes)
    except BadInput as bad:
        messages.error(request, bad.message)
    if not in_parts(request):
        return redirect("campaign:page", number)
    campaign.refresh_from_db()
    version = newest(campaign)
    told = groups_shown(campaign, version, rows_of(version)) | {"campaign": campaign}
    return render(request, "campaign/groups.html", told | {"in_parts": True})


@never_cache
@needs(*READERS)
@require_safe
def cases(request: HttpRequest, number: int) -> HttpResponse:
    """The most similar cases, as a part of the page."""
    version = newest(campaign_for(request, number))
    found = similar(meant_of(version), rows_of(version))
    return render(request, "cases/beside.html", {"similar": found})
