"""Triage: answers -> level, whose responsibility people see, and what answer fits it.

The order of the questions is data. Clusters and strategies follow Situational Crisis Communication
Theory (W. T. Coombs, Corporate Reputation Review 10, 2007): a history or a bad name raises the
responsibility that people see by one.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import get_args

from gutgemacht.incident.data import Answer, Cluster, Kind, Strategy, Triage

CLUSTERS: tuple[Cluster, ...] = get_args(Cluster)
FITTING: dict[Cluster, tuple[Strategy, ...]] = {
    "victim": ("deny", "bolster"),
    "accidental": ("diminish", "rebuild"),
    "preventable": ("rebuild",),
}


@dataclass(frozen=True)
class Proposal:
    """What the answers suggest; people decide."""

    level: int
    cluster: Cluster | None
    strategies: tuple[Strategy, ...]
    kinds: frozenset[Kind]


def propose(triage: Triage, given: Mapping[str, str]) -> Proposal:
    """The highest level that an answer speaks for; the gravest cluster, raised by a bad history."""
    chosen = list(_chosen(triage, given))
    cluster = _cluster(chosen)
    return Proposal(
        level=max((answer.level for answer in chosen), default=0),
        cluster=cluster,
        strategies=FITTING[cluster] if cluster else (),
        kinds=frozenset(answer.kind for answer in chosen if answer.kind),
    )


def _chosen(triage: Triage, given: Mapping[str, str]) -> Iterable[Answer]:
    for question in triage.questions:
        yield from (one for one in question.answers if one.id == given.get(question.id))


def _cluster(chosen: list[Answer]) -> Cluster | None:
    places = [CLUSTERS.index(answer.cluster) for answer in chosen if answer.cluster]
    if not places:
        return None
    raised = max(places) + any(answer.harsher for answer in chosen)
    return CLUSTERS[min(raised, len(CLUSTERS) - 1)]
