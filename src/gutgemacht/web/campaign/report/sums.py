"""The report for programs: sums only, never what one person answered."""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from gutgemacht.campaign.report import GroupSums, StimulusReport
from gutgemacht.campaign.sums import Share
from gutgemacht.campaign.told import Told
from gutgemacht.web.campaign.report.gather import Round

COLUMNS = ("stimulus", "groups", "question", "answer", "count", "of", "low", "high")


def as_json(told: Round) -> dict[str, Any]:
    """All sums with their intervals; groups and stimuli are named by number."""
    report = told.report
    return {
        "campaign": told.row.version.campaign_id,
        "version": told.row.version.number,
        "panel": told.row.pk,
        "state": told.row.state,
        "method": report.method,
        "rule": asdict(report.panel.rule),
        "decision": report.decision,
        "groups": [
            {"id": one.pk, "kind": one.kind, "name": one.name} for one in told.strata.values()
        ],
        "late": told.late,
        "stimuli": [_stimulus(one, told) for one in report.stimuli],
    }


def as_csv(told: Round) -> str:
    """The same sums, a line each; `groups` are numbers joined by +."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for one in told.report.stimuli:
        number = told.stimuli[one.stimulus.id].number
        for groups, question, answer, share in _lines(one):
            numbers = share.count, share.of, round(share.low, 4), round(share.high, 4)
            writer.writerow([number, "+".join(groups), question, answer, *numbers])
    return out.getvalue()


def _stimulus(one: StimulusReport, told: Round) -> dict[str, Any]:
    row = told.stimuli[one.stimulus.id]
    return {
        "id": row.pk,
        "number": row.number,
        "kind": row.kind,
        "network": row.network,
        "outcomes": [_outcome(each) for each in one.outcomes],
        "sums": [_sums(each) for each in one.sums],
        "words": [
            {"start": heat.start, "end": heat.end, **asdict(heat.share)} for heat in one.words
        ],
        "picture": one.picture and asdict(one.picture),
        "changes": [{"group": int(each.stratum), **asdict(each.change)} for each in one.changes],
    }


def _outcome(told: Told) -> dict[str, Any]:
    return {
        "group": int(told.stratum),
        "readers": told.readers,
        "decision": told.decision,
        "at": told.at and asdict(told.at),
        "interval": told.seen and told.seen.interval,
        "all": told.objectors and asdict(told.objectors),
    }


def _sums(group: GroupSums) -> dict[str, Any]:
    return {
        "groups": [*map(int, group.strata)],
        "people": group.people,
        "pairs": {pair: [*map(asdict, shares)] for pair, shares in group.pairs.items()},
        "hurts_me": [*map(asdict, group.hurts_me)],
        "would": {would: asdict(share) for would, share in group.would.items()},
        "warned": asdict(group.warned),
    }


def _lines(one: StimulusReport) -> Iterator[tuple[tuple[str, ...], str, str, Share]]:
    for told in one.outcomes:
        if told.at and told.seen:
            seen = Share(told.at.objectors, told.at.readers, *told.seen.interval)
            yield (told.stratum,), "objects", "yes", seen
    for group in one.sums:
        for question, answers in _answers(group).items():
            for answer, share in answers.items():
                yield group.strata, question, answer, share


def _answers(group: GroupSums) -> Mapping[str, Mapping[str, Share]]:
    pairs: dict[str, dict[str, Share]] = {
        pair: {str(step): share for step, share in enumerate(shares, 1)}
        for pair, shares in group.pairs.items()
    }
    hurts = {str(step): share for step, share in enumerate(group.hurts_me)}
    would = {str(name): share for name, share in group.would.items()}
    return {**pairs, "hurts_me": hurts, "would": would, "warned": {"yes": group.warned}}
