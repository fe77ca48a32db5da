"""A panel in numbers, for programs and the command line; no words of a reader."""

from dataclasses import asdict
from typing import Any

from gutgemacht.web.campaign.panel.models import Panel
from gutgemacht.web.campaign.panel.standing import rule_of
from gutgemacht.web.campaign.panel.watching import CellShown, GroupShown, watched


def summary(panel: Panel) -> dict[str, Any]:
    """Where a panel stands, as JSON takes it; what may not be shown yet is None."""
    seen = watched(panel)
    return {
        "number": panel.pk,
        "campaign": panel.version.campaign.title,
        "version": panel.version.number,
        "state": panel.state,
        "method": panel.method,
        "rule": asdict(rule_of(panel)),
        "decision": seen.decision,
        "warnings": len(seen.warnings),
        "groups": [_group(group) for group in seen.groups],
    }


def _group(group: GroupShown) -> dict[str, Any]:
    stratum = group.stratum
    return {
        "name": stratum.name,
        "kind": stratum.kind,
        "quota": stratum.quota,
        "stimuli": [_cell(cell) for cell in group.cells],
    }


def _cell(cell: CellShown) -> dict[str, Any]:
    told = cell.told
    return {
        "stimulus": cell.name,
        "readers": told.readers,
        "late": cell.late,
        "decision": told.decision,
        "at": asdict(told.at) if told.at else None,
        "interval": told.seen.interval if told.seen else None,
        "next": asdict(told.seen.next) if told.seen else None,
    }
