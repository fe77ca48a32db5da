"""Panels that end by themselves."""

from datetime import datetime

from gutgemacht.web.campaign.panel.models import Panel
from gutgemacht.web.campaign.panel.standing import close, is_decided


def close_due(now: datetime) -> int:
    """Closes panels whose last day is over or that are decided; returns how many.

    Where all groups are full and one is undecided, it stays until its last day: its makers may show
    it to more.
    """
    panels = Panel.objects.filter(state=Panel.State.OPEN).select_related("version__campaign__owner")
    return sum(close(panel, None, now) for panel in panels if _is_over(panel, now))


def _is_over(panel: Panel, now: datetime) -> bool:
    return bool(panel.closes_at and panel.closes_at <= now) or is_decided(panel)
