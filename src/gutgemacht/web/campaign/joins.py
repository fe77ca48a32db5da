"""From a draft of the company to a campaign, and back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gutgemacht.web.campaign.access import MAKERS, campaign_for
from gutgemacht.web.campaign.from_draft import campaign_of
from gutgemacht.web.campaign.to_draft import draft_of, without_channel
from gutgemacht.web.draft.choices import CHANNELS
from gutgemacht.web.errors import BadInput
from gutgemacht.web.people.access import needs, person_of
from gutgemacht.web.publish.drafts.access import draft_for


@needs(*MAKERS)
@require_POST
def from_draft(request: HttpRequest, draft: int) -> HttpResponse:
    """A draft becomes a campaign; one that says the same is opened."""
    campaign = campaign_of(draft_for(request, draft), person_of(request), timezone.now())
    return redirect("campaign:page", campaign.pk)


@needs(*MAKERS)
@require_POST
def to_draft(request: HttpRequest, number: int) -> HttpResponse:
    """The posts of a campaign become a draft of the company."""
    campaign = campaign_for(request, number)
    try:
        draft = draft_of(campaign, person_of(request), timezone.now())
    except BadInput as bad:
        messages.error(request, bad.message)
        return redirect("campaign:page", number)
    missing = without_channel(campaign)
    if missing:
        names = ", ".join(str(CHANNELS.get(network, network)) for network in missing)
        messages.warning(request, _("No channel of the company is entered for %s yet.") % names)
    return redirect("drafts:page", draft.pk)
