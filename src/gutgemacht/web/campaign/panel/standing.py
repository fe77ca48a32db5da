"""Where a panel stands, and how it ends."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from gutgemacht.campaign.decision import Answer, Outcome, Rule, follow, panel_decision
from gutgemacht.web.campaign.models import Stimulus
from gutgemacht.web.campaign.panel.models import Invitation, Panel, Reading, Stratum
from gutgemacht.web.notices.tell import tell
from gutgemacht.web.people.models import Person
from gutgemacht.web.publish.ledger.log import note


@dataclass(frozen=True)
class Cell:
    """One stimulus before one group: how the looks ended; `late` came after the end, uncounted."""

    stratum: Stratum
    stimulus: Stimulus
    outcome: Outcome
    late: int

    @property
    def readers(self) -> int:
        """Who has read it in time."""
        return self.outcome.last.readers

    @property
    def objectors(self) -> int:
        """How many of them object."""
        return self.outcome.last.objectors

    @property
    def full(self) -> bool:
        """True when as many as wanted have read it."""
        return self.readers >= self.stratum.quota

    @property
    def done(self) -> bool:
        """True when no further reader of this group is needed."""
        return self.full or self.outcome.decision != "UNDECIDED"


@dataclass(frozen=True)
class Standing:
    """Every stimulus before every group, in the order of groups and stimuli."""

    cells: tuple[Cell, ...]

    @property
    def decision(self) -> Answer:
        """What they say together; no group is weighed against another."""
        return panel_decision(cell.outcome for cell in self.cells)

    def of(self, stratum: Stratum) -> tuple[Cell, ...]:
        """The stimuli before one group."""
        return tuple(cell for cell in self.cells if cell.stratum.pk == stratum.pk)


def rule_of(panel: Panel) -> Rule:
    """The rule that was promised when the panel opened."""
    told = dict(panel.rule)
    return Rule(**{**told, "prior": tuple(told["prior"])} if "prior" in told else told)


def stimuli_of(panel: Panel) -> list[Stimulus]:
    """What its readers are shown, in order."""
    return list(Stimulus.objects.filter(version=panel.version_id, read=True))


def standing_of(panel: Panel) -> Standing:
    """Where the whole panel stands: every group is followed in the order of its answers."""
    return _standing(panel, list(panel.strata.all()))


def standing_in(stratum: Stratum) -> Standing:
    """Where one group stands."""
    return _standing(stratum.panel, [stratum])


def _standing(panel: Panel, strata: list[Stratum]) -> Standing:
    rule, stimuli = rule_of(panel), stimuli_of(panel)
    counted, late = _objections(strata)
    return Standing(
        tuple(
            Cell(stratum, one, follow(counted[stratum.pk, one.pk], rule), late[stratum.pk, one.pk])
            for stratum in strata
            for one in stimuli
        )
    )


def _objections(
    strata: list[Stratum],
) -> tuple[Mapping[tuple[int, int], list[bool]], Mapping[tuple[int, int], int]]:
    counted: dict[tuple[int, int], list[bool]] = defaultdict(list)
    late: dict[tuple[int, int], int] = defaultdict(int)
    rows = Reading.objects.filter(stratum__in=strata).order_by("pk")
    for group, one, objector, is_late in rows.values_list(
        "stratum_id", "stimulus_id", "objector", "late"
    ):
        if is_late:
            late[group, one] += 1
        else:
            counted[group, one].append(objector)
    return counted, late


def is_decided(panel: Panel) -> bool:
    """True when every group is closed and they decide something together.

    Where one is full and undecided, its makers may still show it to more (`widening.py`).
    """
    if panel.strata.filter(closed_at=None).exists():
        return False
    return standing_of(panel).decision != "UNDECIDED"


@transaction.atomic
def close(panel: Panel, person: Person | None, now: datetime) -> bool:
    """Ends a panel; without a person it ends by itself, and its makers are told.

    The addresses of its invitations are emptied. False when it was not open (any more).
    """
    row = Panel.objects.select_for_update().get(pk=panel.pk)
    if row.state != Panel.State.OPEN:
        return False
    row.state, row.closed_at = Panel.State.CLOSED, now
    row.save(update_fields=["state", "closed_at"])
    row.strata.filter(closed_at=None).update(closed_at=now)
    Invitation.objects.filter(stratum__panel=row).update(address="")
    decision = standing_of(row).decision
    if person is None:
        tell("panel-closed", makers_of(row), {**told_of(row), "decision": decision}, now)
    note(person or "gutgemacht", "panel closed", f"panel {row.pk}", {"decision": decision}, now)
    return True


def makers_of(panel: Panel) -> list[Person]:
    """Who is told of it: whoever opened it, and the owner of the campaign."""
    return [one for one in (panel.by, panel.version.campaign.owner) if one]


def told_of(panel: Panel) -> dict[str, str]:
    """What every notice of a panel says: which campaign, and where its page is."""
    campaign = panel.version.campaign
    return {"campaign": str(campaign), "page": f"/campaigns/{campaign.pk}/panels/{panel.pk}/"}
