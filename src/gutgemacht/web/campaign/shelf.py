"""All campaigns in a list: what they want, where they stand."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gutgemacht.web.campaign.access import campaigns_for
from gutgemacht.web.campaign.models import Campaign
from gutgemacht.web.campaign.panel.models import Panel
from gutgemacht.web.campaign.panel.standing import standing_of
from gutgemacht.web.people.models import Person

MOST = 200
FILTERS: dict[str, str | Promise] = {
    "all": _("all"),
    "mine": _("mine"),
    "put-away": _("put away"),
}
STATES: dict[str, str | Promise] = {
    "put-away": _("put away"),
    "written": _("being written"),
    "planned": _("readers are being planned"),
    "open": _("being read"),
    "GO": _("go"),
    "STOP": _("stop"),
    "UNDECIDED": _("undecided"),
}


@dataclass(frozen=True)
class Line:
    """A campaign in the list; of its open panel how many readings came in, of how many wanted."""

    campaign: Campaign
    state: str
    came: int
    wanted: int


def shelf(person: Person, which: str) -> list[Line]:
    """The campaigns that a filter lets through, what was touched last first."""
    away = which == "put-away"
    found = campaigns_for(person).filter(put_away_at__isnull=not away)
    if which == "mine":
        found = found.filter(owner=person)
    return [_line(campaign) for campaign in found[:MOST]]


def state_of(campaign: Campaign) -> str:
    """Where a campaign stands, in a word of `STATES`."""
    return _line(campaign).state


def _line(campaign: Campaign) -> Line:
    if campaign.put_away_at:
        return Line(campaign, "put-away", 0, 0)
    panel = _panel(campaign)
    if panel is None:
        return Line(campaign, "written", 0, 0)
    if panel.state == Panel.State.CLOSED:
        return Line(campaign, standing_of(panel).decision, *_counts(panel))
    return Line(campaign, panel.state, *_counts(panel))


def _panel(campaign: Campaign) -> Panel | None:
    """The newest panel of the version on the desk."""
    number = campaign.versions.values_list("number", flat=True)[:1]
    panels = Panel.objects.filter(version__campaign=campaign, version__number__in=number)
    return panels.first()


def _counts(panel: Panel) -> tuple[int, int]:
    """Readings so far, and how many there can be."""
    shown = panel.version.stimuli.filter(read=True).count()
    wanted = sum(panel.strata.values_list("quota", flat=True)) * shown
    return panel.readings.filter(late=False).count(), wanted
