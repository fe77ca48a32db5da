"""A panel as its makers watch it: where each group stands, what is missing, what was warned of."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from django.utils.translation import gettext as _

from gutgemacht.campaign.decision import Answer, Rule
from gutgemacht.campaign.told import Told, tell
from gutgemacht.web.campaign.models import Stimulus
from gutgemacht.web.campaign.panel.cost import Cost, cost_of
from gutgemacht.web.campaign.panel.models import Panel, Reading, Stratum
from gutgemacht.web.campaign.panel.plots import Plot, plot_of
from gutgemacht.web.campaign.panel.standing import Cell, Standing, rule_of, standing_of
from gutgemacht.web.campaign.panel.words import (
    ANSWERS,
    TONES,
    how_it_stands,
    in_a_row,
    name_of,
    what_is_next,
)

MORE = 20
"""So many more readers are offered when a group stays undecided."""


@dataclass(frozen=True)
class CellShown:
    """One stimulus before one group, in words and as a drawing."""

    stimulus: Stimulus
    name: str
    told: Told
    word: str
    tone: str
    stands: str
    next: str
    plot: Plot
    late: int
    quota: int


@dataclass(frozen=True)
class GroupShown:
    """One group with what it says of each stimulus; `may_widen` when more readers could decide."""

    stratum: Stratum
    cells: tuple[CellShown, ...]
    may_widen: bool


@dataclass(frozen=True)
class Watched:
    """All that the page shows while readers read, and after."""

    panel: Panel
    rule: Rule
    decision: Answer
    word: str
    tone: str
    groups: tuple[GroupShown, ...]
    missing: tuple[str, ...]
    warnings: tuple[tuple[str, str], ...]
    readings: int

    @property
    def is_open(self) -> bool:
        """True while people can read."""
        return self.panel.state == Panel.State.OPEN

    @property
    def stamp(self) -> str:
        """Changes with all that the page shows, so that it is shown anew only then."""
        cells = [cell for group in self.groups for cell in group.cells]
        counts = [f"{cell.told.readers}.{cell.late}.{cell.quota}" for cell in cells]
        return "-".join([self.panel.state, str(len(self.warnings)), *counts])


def watched(panel: Panel) -> Watched:
    """Where a panel stands that has been opened."""
    rule, standing = rule_of(panel), standing_of(panel)
    groups = tuple(_group(panel, stratum, standing, rule) for stratum in panel.strata.all())
    cells = [cell for group in groups for cell in group.cells]
    readings = sum(cell.told.readers for cell in cells)
    return Watched(
        panel=panel,
        rule=rule,
        decision=standing.decision,
        word=_together(panel, standing.decision, readings),
        tone=TONES[standing.decision],
        groups=groups,
        missing=tuple(_missing(panel, groups)) if panel.state == Panel.State.OPEN else (),
        warnings=_warnings(panel),
        readings=readings,
    )


def effect_of(rule: Rule, after: Rule) -> tuple[Cost, Cost]:
    """What a rule errs, before and after more readers were let in."""
    before, then = (cost_of(one, [("", one.most)], 1, 1) for one in (rule, after))
    return before, then


def _group(panel: Panel, stratum: Stratum, standing: Standing, rule: Rule) -> GroupShown:
    cells = standing.of(stratum)
    closed = panel.state == Panel.State.CLOSED
    return GroupShown(
        stratum=stratum,
        cells=tuple(_cell(cell, rule, closed=closed) for cell in cells),
        may_widen=not closed
        and all(cell.done for cell in cells)
        and any(cell.outcome.decision == "UNDECIDED" for cell in cells),
    )


def _cell(cell: Cell, rule: Rule, *, closed: bool) -> CellShown:
    trail = cell.outcome.trail
    objections = [after.objectors > before.objectors for before, after in pairwise(trail)]
    told = tell(cell.stratum.name, str(cell.stimulus.pk), objections, rule, closed=closed)
    return CellShown(
        stimulus=cell.stimulus,
        name=name_of(cell.stimulus),
        told=told,
        word=str(ANSWERS[told.decision]),
        tone=TONES[told.decision],
        stands=how_it_stands(told, rule),
        next="" if closed else what_is_next(told, is_full=cell.full),
        plot=plot_of(rule, told.trail),
        late=cell.late,
        quota=cell.stratum.quota,
    )


def _together(panel: Panel, decision: Answer, readings: int) -> str:
    if decision == "GO":
        return _("Every group that read says: GO.")
    if decision == "STOP":
        return _("STOP: at least one group would object too often. The others do not outweigh it.")
    if panel.state == Panel.State.CLOSED:
        return _("Undecided: people decide now, with what was read.")
    return _("Undecided so far.") if readings else _("Nobody has read yet.")


def _missing(panel: Panel, groups: tuple[GroupShown, ...]) -> Iterator[str]:
    empty = [g.stratum for g in groups if not any(cell.told.readers for cell in g.cells)]
    affected = [one.name for one in empty if one.kind == Stratum.Kind.AFFECTED]
    others = [one.name for one in empty if one.kind != Stratum.Kind.AFFECTED]
    if affected:
        yield _(
            "Nobody of %(groups)s has answered yet. They will not come by themselves: ask them on "
            "purpose, best through somebody whom they trust."
        ) % {"groups": in_a_row(affected)}
    if others:
        yield _("Nobody of %(groups)s has answered yet. Send them the link once more.") % {
            "groups": in_a_row(others)
        }
    if not any(group.stratum.kind == Stratum.Kind.AFFECTED for group in groups):
        yield _(
            "No group of this panel might be hurt by the campaign. What hurts few does not show "
            "among many: the next panel could ask them."
        )


def _warnings(panel: Panel) -> tuple[tuple[str, str], ...]:
    """Whom it could hurt and by what, in full and in an order that tells nothing."""
    rows = Reading.objects.filter(panel=panel, warner=True).values_list("answers", flat=True)
    told = [(one.get("hurts_whom", ""), one.get("hurts_by", "")) for one in rows]
    return tuple(random.Random(panel.pk).sample(sorted(told), len(told)))  # noqa: S311
