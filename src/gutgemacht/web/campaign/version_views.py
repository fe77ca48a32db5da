"""The versions of a campaign: what readers saw, and what changed since."""

from itertools import pairwise

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from gutgemacht.web.campaign.access import READERS, campaign_for
from gutgemacht.web.campaign.changes import told_changes
from gutgemacht.web.campaign.desk import desk
from gutgemacht.web.people.access import needs


@never_cache
@needs(*READERS)
@require_safe
def versions(request: HttpRequest, number: int) -> HttpResponse:
    """All versions, newest first, each with what changed since the one before."""
    campaign = campaign_for(request, number)
    every = list(campaign.versions.select_related("campaign", "by"))
    told = [(one, told_changes(before, one)) for one, before in pairwise(every)]
    shown = {"campaign": campaign, "versions": [*told, (every[-1], [])]}
    return render(request, "campaign/versions.html", shown)


@never_cache
@needs(*READERS)
@require_safe
def version(request: HttpRequest, number: int, which: int) -> HttpResponse:
    """One version as it was, to be read only."""
    campaign = campaign_for(request, number)
    one = campaign.versions.select_related("campaign").filter(number=which).first()
    if one is None:
        raise Http404
    return render(request, "campaign/version.html", desk(campaign, one, timezone.now(), {}))
