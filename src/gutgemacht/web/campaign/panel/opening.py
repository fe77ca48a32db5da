"""A plan becomes a panel: from then on what is read stays as it is."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from gutgemacht.publish.log import Detail
from gutgemacht.web.campaign.models import Campaign
from gutgemacht.web.campaign.panel.models import Panel
from gutgemacht.web.campaign.panel.planning import to_be_seen
from gutgemacht.web.campaign.versions import fingerprint_of, freeze, newest
from gutgemacht.web.people.models import Person
from gutgemacht.web.publish.ledger.log import note


class OpeningError(Exception):
    """A panel cannot open; the message is a sentence that says what to do."""


@transaction.atomic
def open_panel(panel: Panel, seen: str, person: Person, now: datetime) -> None:
    """Opens a plan; `seen` is the fingerprint of what its opener saw. Raises OpeningError.

    Of two who open at once one is told that it is open.
    """
    campaign = Campaign.objects.select_for_update().get(pk=panel.version.campaign_id)
    row = Panel.objects.select_for_update().get(pk=panel.pk)
    version = newest(campaign)
    _refuse(row, campaign, now)
    if not any(one.read for one in to_be_seen(version)):
        raise OpeningError(_("There is nothing to be read yet. Choose it in the plan."))
    if fingerprint_of(version) != seen:
        raise OpeningError(_("The campaign was changed meanwhile. Look at it and open it then."))
    freeze(version, now)
    row.version, row.by = version, person
    row.state, row.opened_at = Panel.State.OPEN, now
    row.save(update_fields=["version", "by", "state", "opened_at"])
    details: dict[str, Detail] = {f"group {one.pk}": one.quota for one in row.strata.all()}
    details |= {"version": version.number, "fingerprint": fingerprint_of(version)}
    note(person, "panel opened", f"panel {row.pk}", details, now)


def _refuse(panel: Panel, campaign: Campaign, now: datetime) -> None:
    if panel.state != Panel.State.PLANNED:
        raise OpeningError(_("It was opened already, and readers may have begun."))
    if not panel.strata.exists():
        raise OpeningError(_("There is no group of readers yet. Name one in the plan."))
    if panel.closes_at and panel.closes_at <= now:
        raise OpeningError(_("Its last day is over. Choose another in the plan."))
    others = Panel.objects.filter(version__campaign=campaign, state=Panel.State.OPEN)
    if others.exists():
        raise OpeningError(_("Readers are reading this campaign already. Close that panel first."))
