"""What a plan asks of people, and what it can miss: numbers for words, before anybody has read."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from math import ceil

from gutgemacht.campaign.decision import Rule
from gutgemacht.campaign.plan import Characteristic, boundaries, characteristics, highest_share
from gutgemacht.web.campaign.panel.plots import Plot, plot_of
from gutgemacht.web.campaign.reading.page import READING_TAKES

HARMLESS = 0.01
# Nobody asks a group for more only to be able to say go.
FARTHEST = 200


@dataclass(frozen=True)
class Group:
    """One group: so many people read; with so few that GO is out of reach it says from how many."""

    name: str
    quota: int
    people: int
    go_from: int | None
    can_go: bool


@dataclass(frozen=True)
class Cost:
    """What a plan costs, and how often it errs.

    `harmless` and `grave` are two of the `rows`: hardly anybody objects, or clearly too many do.
    `then_at_most` is the share that may still object after the first possible GO (95 %), `all_go`
    how often a harmless campaign gets GO from every one of `cells`: each stimulus in each group.
    """

    rule: Rule
    groups: tuple[Group, ...]
    rows: tuple[Characteristic, ...]
    go_from: int | None
    then_at_most: float | None
    cells: int
    all_go: float
    plot: Plot

    @property
    def people(self) -> int:
        """How many people read, at most."""
        return sum(group.people for group in self.groups)

    @property
    def harmless(self) -> Characteristic:
        """What becomes of a campaign to which one in a hundred objects."""
        return next(row for row in self.rows if row.share == HARMLESS)

    @property
    def grave(self) -> Characteristic:
        """What becomes of one to which twice as many object as is borne, or more."""
        return next((row for row in self.rows if row.share >= 2 * self.rule.limit), self.rows[-1])


def cost_of(rule: Rule, quotas: Sequence[tuple[str, int]], stimuli: int, per_reader: int) -> Cost:
    """The cost of a plan: `quotas` are the groups with how many shall read each stimulus."""
    rows, go_from = characteristics(rule), _go_from(rule)
    groups = tuple(
        Group(
            name=name,
            quota=quota,
            people=ceil(quota * stimuli / per_reader),
            go_from=go_from,
            can_go=go_from is not None and quota >= go_from,
        )
        for name, quota in quotas
    )
    cells = max(len(groups), 1) * stimuli
    return Cost(
        rule=rule,
        groups=groups,
        rows=rows,
        go_from=go_from,
        then_at_most=None if go_from is None else highest_share(go_from),
        cells=cells,
        all_go=next(row.go for row in rows if row.share == HARMLESS) ** cells,
        plot=plot_of(rule),
    )


def _go_from(rule: Rule) -> int | None:
    """From how many readers on GO is possible, also beyond those that were planned."""
    edges = boundaries(replace(rule, most=max(rule.most, FARTHEST)))
    return edges.go[0].readers if edges.go else None


def minutes_of(per_reader: int) -> int:
    """How long a reader takes for so many stimuli, in full minutes."""
    return ceil(per_reader * READING_TAKES / timedelta(minutes=1))
