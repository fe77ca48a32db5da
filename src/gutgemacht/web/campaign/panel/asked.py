"""Who may see and change panels, and the panel that an address names."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from gutgemacht.web.campaign.access import MAKERS, READERS, campaign_for, may_make
from gutgemacht.web.campaign.panel.models import Panel, Stratum

__all__ = ["MAKERS", "READERS", "campaign_for", "group_of", "may_make", "panel_of"]


def panel_of(request: HttpRequest, number: int, which: int) -> Panel:
    """A panel of a campaign that the one who asks may see; raises Http404."""
    panels = Panel.objects.select_related("version__campaign__owner", "by")
    return get_object_or_404(panels, pk=which, version__campaign=campaign_for(request, number))


def group_of(panel: Panel, group: int) -> Stratum:
    """A group of a panel; raises Http404."""
    stratum: Stratum = get_object_or_404(panel.strata.select_related("panel"), pk=group)
    return stratum
