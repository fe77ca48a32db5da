"""A campaign as programs are told of it."""

from dataclasses import asdict
from typing import Any

from gutgemacht.web.campaign.meaning import meant_of
from gutgemacht.web.campaign.models import Campaign
from gutgemacht.web.campaign.shelf import Line, state_of
from gutgemacht.web.campaign.versions import fingerprint_of, newest, shown_of


def told_line(line: Line) -> dict[str, Any]:
    """A campaign in a list."""
    return {
        "number": line.campaign.pk,
        "title": line.campaign.title,
        "intent": line.campaign.intent,
        "owner": str(line.campaign.owner),
        "state": line.state,
        "came": line.came,
        "wanted": line.wanted,
    }


def told_campaign(campaign: Campaign) -> dict[str, Any]:
    """What a campaign means, and all that its newest version shows."""
    version = newest(campaign)
    shown = shown_of(version)
    return {
        "number": campaign.pk,
        "title": campaign.title,
        **meant_of(version).model_dump(mode="json"),
        "state": state_of(campaign),
        "version": version.number,
        "frozen": version.frozen_at is not None,
        "fingerprint": fingerprint_of(version),
        "stimuli": [asdict(one) for one in shown.stimuli],
    }
