"""More readers than were planned: a visible act, because it changes what the rule can miss."""

from dataclasses import replace
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from gutgemacht.campaign.decision import MOST_READERS, Rule
from gutgemacht.web.campaign.panel.models import Panel, Stratum
from gutgemacht.web.campaign.panel.standing import rule_of, standing_in
from gutgemacht.web.people.models import Person
from gutgemacht.web.publish.ledger.log import note


class WideningError(Exception):
    """A group cannot be widened; the message is a sentence that says what to do."""


@transaction.atomic
def widen(stratum: Stratum, more: int, person: Person, now: datetime) -> tuple[Rule, Rule]:
    """Lets so many more of a group read; returns the rule before and after. Raises WideningError.

    The rule looks at as many readers as the largest group has: who was promised to look at 40 and
    then looks at 60 errs as a plan for 60 does.
    """
    panel = Panel.objects.select_for_update().get(pk=stratum.panel_id)
    row = Stratum.objects.select_for_update().get(pk=stratum.pk)
    before = rule_of(panel)
    _refuse(panel, row, more)
    row.quota, row.closed_at = row.quota + more, None
    row.save(update_fields=["quota", "closed_at"])
    after = replace(before, most=max(before.most, row.quota))
    panel.rule = panel.rule | {"most": after.most}
    panel.save(update_fields=["rule"])
    details = {"group": row.pk, "quota": row.quota, "most": after.most, "before": before.most}
    note(person, "panel widened", f"panel {panel.pk}", details, now)
    return before, after


def _refuse(panel: Panel, stratum: Stratum, more: int) -> None:
    if panel.state != Panel.State.OPEN:
        raise WideningError(_("The panel has ended. Plan another one for more readers."))
    if not 1 <= more <= MOST_READERS - stratum.quota:
        raise WideningError(
            _("Choose between 1 and %(most)s more readers.")
            % {"most": MOST_READERS - stratum.quota}
        )
    cells = standing_in(stratum).cells
    if all(cell.outcome.decision != "UNDECIDED" for cell in cells):
        raise WideningError(_("This group has decided; more readers would change nothing."))
