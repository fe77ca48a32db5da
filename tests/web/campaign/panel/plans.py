"""The form of a plan as a browser sends it."""

from datetime import timedelta
from typing import Any

from django.test import Client
from django.utils import timezone

from gutgemacht.web.campaign.models import Campaign
from gutgemacht.web.campaign.panel.models import Panel

GROUPS = (("addressed", "Women in engineering", 40), ("affected", "Apprentices", 24))


def sent(
    campaign: Campaign, groups: tuple[tuple[str, str, object], ...] = GROUPS, **more: Any
) -> dict[str, Any]:
    """All fields; `more` stands in the place of the usual ones."""
    told = {
        "stimuli": [one.pk for one in campaign.versions.first().stimuli.filter(read=True)],
        "per_reader": "1",
        "certainty": "usual",
        "limit": "10",
        "go": "90",
        "stop": "90",
        "closes_on": (timezone.localdate() + timedelta(days=5)).isoformat(),
        "in_de": "on",
        "in_en": "on",
        "consent_de": "",
        "consent_en": "I take part.",
        "groups-TOTAL_FORMS": str(len(groups)),
        "groups-INITIAL_FORMS": "0",
    }
    for number, (kind, name, quota) in enumerate(groups):
        told |= {
            f"groups-{number}-kind": kind,
            f"groups-{number}-name": name,
            f"groups-{number}-quota": str(quota),
        }
    return told | more


def planned(desk: Client, campaign: Campaign, **more: Any) -> Panel:
    """A plan that was kept by its page."""
    answer = desk.post(f"/campaigns/{campaign.pk}/panels/new/", sent(campaign, **more))
    assert answer.status_code == 302, answer.content.decode()
    return Panel.objects.latest("pk")


def opened(desk: Client, campaign: Campaign, **more: Any) -> Panel:
    """A panel that was planned and opened by its pages."""
    panel = planned(desk, campaign, **more)
    path = f"/campaigns/{campaign.pk}/panels/{panel.pk}/"
    seen = desk.get(path).context["seen"]
    assert desk.post(f"{path}open/", {"seen": seen}).url == f"{path}people/"
    panel.refresh_from_db()
    return panel
