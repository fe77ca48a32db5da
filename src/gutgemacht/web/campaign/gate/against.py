"""Going against what readers said: by name, with a reason, for ever in the log."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from gutgemacht.campaign.decision import Answer
from gutgemacht.publish.log import Detail
from gutgemacht.web.campaign.gate.join import until
from gutgemacht.web.campaign.gate.models import Against
from gutgemacht.web.campaign.models import Campaign
from gutgemacht.web.campaign.panel.models import Panel
from gutgemacht.web.campaign.panel.standing import makers_of, standing_of, told_of
from gutgemacht.web.notices.tell import tell
from gutgemacht.web.people.models import Person, Role
from gutgemacht.web.publish.ledger.log import note

FEWEST_LETTERS = 20
FEWEST_WORDS = 4
LONGEST = 2_000

MAY = (Role.APPROVER, Role.INCIDENT_LEAD)
"""Who may go against what readers said."""


class AgainstError(Exception):
    """It cannot be gone against; the message is a sentence for people."""


@dataclass(frozen=True)
class Gone:
    """Somebody has gone against a panel: what the pages show of it."""

    who: str
    decision: Answer
    said: str
    reason: str
    at: datetime
    until: date
    panel: int
    version: int


@transaction.atomic
def go_against(panel: Panel, person: Person, reason: str, now: datetime) -> Against:
    """From now on exactly what the panel read may go out, as long as its answer would hold.

    Raises AgainstError with what is in the way.
    """
    row = Panel.objects.select_for_update().get(pk=panel.pk)
    hindered = hindrance(row, person) or _too_short(reason)
    if hindered:
        raise AgainstError(hindered)
    made = Against.objects.create(
        panel=row,
        decision=standing_of(row).decision,
        by=person,
        who=str(person),
        reason=reason.strip(),
        at=now,
    )
    people = [*_deciders(), *makers_of(row)]
    data = {**told_of(row), "who": made.who, "decision": made.decision}
    tell("went-against", [one for one in people if one != person], data, now)
    facts: dict[str, Detail] = {
        "version": row.version_id,
        "fingerprint": row.version.fingerprint,
        "decision": made.decision,
        "reason": made.reason,
    }
    note(person, "against readers", f"panel {row.pk}", facts, now)
    return made


def hindrance(panel: Panel, person: Person) -> str:
    """Why this person cannot go against this panel; empty where they can."""
    if panel.against.exists():
        return _("Somebody has gone against this panel already.")
    if panel.state != Panel.State.CLOSED:
        return _("The panel has not ended yet. Wait for its answer, or close it first.")
    if standing_of(panel).decision == "GO":
        return _("Readers say go; there is nothing to go against.")
    if person.pk in _authors(panel):
        return _("You made this campaign, so somebody else decides whether to go against it.")
    return ""


def gone_against(panels: Iterable[Panel]) -> list[Gone]:
    """Who has gone against one of these panels, in the order in which it happened."""
    rows = Against.objects.filter(panel__in=panels).select_related("panel__version")
    return [_gone(row) for row in rows]


def may_go_against(panels: Iterable[Panel], person: Person) -> Panel | None:
    """The last of these panels, if this person may go against it."""
    last = max(panels, key=lambda panel: panel.pk, default=None)
    may = last is not None and person.may(*MAY) and not hindrance(last, person)
    return last if may else None


def panels_of(campaign: Campaign) -> QuerySet[Panel]:
    """All panels of a campaign."""
    return Panel.objects.filter(version__campaign=campaign)


def _gone(row: Against) -> Gone:
    return Gone(
        who=row.who,
        decision="STOP" if row.decision == Against.Decision.STOP else "UNDECIDED",
        said=row.get_decision_display(),
        reason=row.reason,
        at=row.at,
        until=until(row.at),
        panel=row.panel_id,
        version=row.panel.version.number,
    )


def _authors(panel: Panel) -> set[int | None]:
    """Whose campaign it is: its owner, whoever opened the panel, wrote a version up to this one."""
    version = panel.version
    wrote = version.campaign.versions.filter(number__lte=version.number).exclude(by=None)
    own = {version.campaign.owner_id, panel.by_id}
    return own | set(wrote.values_list("by_id", flat=True))


def _too_short(reason: str) -> str:
    words = reason.split()
    if len(reason) > LONGEST:
        return _("Please keep the reason below %d characters.") % LONGEST
    if len(words) < FEWEST_WORDS or sum(map(str.isalpha, reason)) < FEWEST_LETTERS:
        return _("Please give the reason in a whole sentence; it stays in the log for ever.")
    return ""


def _deciders() -> list[Person]:
    return list(Person.objects.filter(is_active=True, grants__role__in=MAY).distinct())
