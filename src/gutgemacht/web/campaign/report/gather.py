"""The rows of a panel become a report; nothing else of this area reads single readings."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
from django.shortcuts import get_object_or_404
from django.utils.crypto import salted_hmac

from gutgemacht.campaign.reading import Reading, read_reading
from gutgemacht.campaign.report import Earlier, Meant, Panel, Report, Stimulus, report
from gutgemacht.campaign.told import tell
from gutgemacht.web.campaign.access import campaigns_for
from gutgemacht.web.campaign.meaning import meant_of
from gutgemacht.web.campaign.models import Stimulus as StimulusRow
from gutgemacht.web.campaign.models import Version
from gutgemacht.web.campaign.panel.models import Panel as PanelRow
from gutgemacht.web.campaign.panel.models import Reading as ReadingRow
from gutgemacht.web.campaign.panel.models import Stratum as StratumRow
from gutgemacht.web.campaign.panel.standing import rule_of, stimuli_of
from gutgemacht.web.people.models import Person

PURPOSE = "gutgemacht.web.campaign.report.order"


@dataclass(frozen=True)
class Round:
    """A panel with its report; groups and stimuli by the ids that the report uses.

    `late` is the number of answers that came after the end, `days` the first and the last day on
    which somebody answered in time, once the panel is closed.
    """

    row: PanelRow
    report: Report
    strata: Mapping[str, StratumRow]
    stimuli: Mapping[str, StimulusRow]
    late: int
    days: tuple[date, date] | None

    @property
    def closed(self) -> bool:
        """True when nobody can answer any more."""
        return self.row.state == PanelRow.State.CLOSED


def panel_for(person: Person, campaign: int, number: int) -> PanelRow:
    """A panel that was opened, of a campaign that the person may see; raises Http404."""
    opened = PanelRow.objects.exclude(state=PanelRow.State.PLANNED)
    seen = opened.filter(version__campaign__in=campaigns_for(person).filter(pk=campaign))
    return get_object_or_404(seen.select_related("version__campaign"), pk=number)


def round_of(row: PanelRow) -> Round:
    """The panel's report as it may be shown now; the same readings are always told alike."""
    strata, stimuli = list(row.strata.all()), stimuli_of(row)
    rows = list(row.readings.order_by("pk"))
    counted = [one for one in rows if not one.late]
    late = [_reading(one) for one in rows if one.late]
    panel = Panel(
        meant=_meant(row.version),
        stimuli=tuple(Stimulus(str(one.pk), one.text, bool(one.picture_id)) for one in stimuli),
        strata=tuple(str(one.pk) for one in strata),
        rule=rule_of(row),
        closed=row.state == PanelRow.State.CLOSED,
    )
    made = report(
        panel, [*map(_reading, counted)], _order(row, len(rows)), _earlier(row, panel.strata), late
    )
    return Round(
        row=row,
        report=made,
        strata={str(one.pk): one for one in strata},
        stimuli={str(one.pk): one for one in stimuli},
        late=len(late),
        # On the days of an open panel one could count who came when.
        days=_days(counted) if panel.closed else None,
    )


def before(row: PanelRow) -> PanelRow | None:
    """The panel before: the newest panel of the campaign that was closed when this one opened."""
    closed = PanelRow.objects.filter(
        version__campaign=row.version.campaign_id, state=PanelRow.State.CLOSED
    ).exclude(pk=row.pk)
    return closed.filter(closed_at__lte=row.opened_at).order_by("-closed_at", "-pk").first()


def _earlier(row: PanelRow, known: tuple[str, ...]) -> Iterator[Earlier]:
    """What groups of the same name said of the same stimuli in the panel before."""
    old = before(row)
    if old is None:
        return
    rule = rule_of(old)
    groups = {one.name: str(one.pk) for one in row.strata.all() if str(one.pk) in known}
    shown = {one.number: str(one.pk) for one in stimuli_of(row)}
    for stratum in old.strata.filter(name__in=groups):
        for stimulus in stimuli_of(old):
            rows = ReadingRow.objects.filter(stratum=stratum, stimulus=stimulus, late=False)
            objections = list(rows.order_by("pk").values_list("objector", flat=True))
            told = tell(str(stratum.pk), str(stimulus.pk), objections, rule, closed=True)
            if told.at and stimulus.number in shown:
                ids = groups[stratum.name], shown[stimulus.number]
                yield Earlier(*ids, told.at.readers, told.at.objectors)


def _meant(version: Version) -> Meant:
    meant = meant_of(version)
    return Meant(meant.intent, meant.addressed)


def _reading(row: ReadingRow) -> Reading:
    # The answers are taken as they are; where they belong is what the row says.
    ids = {"stratum": str(row.stratum_id), "stimulus": str(row.stimulus_id)}
    return read_reading({**row.answers, **ids})


def _order(row: PanelRow, many: int) -> np.random.Generator:
    """Shuffles the same readings always alike, in a way that nobody can turn back."""
    made = salted_hmac(PURPOSE, f"{row.pk}:{many}", algorithm="sha256").digest()
    return np.random.default_rng(int.from_bytes(made, "big"))


def _days(rows: list[ReadingRow]) -> tuple[date, date] | None:
    days = [one.day for one in rows]
    return (min(days), max(days)) if days else None
