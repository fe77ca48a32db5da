"""Plan: how many readers a stratum needs for what certainty, and how often a rule is wrong.

Pure arithmetic before anybody has read: `decision` says what those who have read say.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, log1p

import numpy as np
from numpy.typing import NDArray

from gutgemacht.campaign.decision import METHOD, Rule, goes, stops

SHARES = (0.01, 0.03, 0.05, 0.10, 0.15, 0.20, 0.30)
MOST_STRATA = 20
MOST_RUNS = 100_000

_Floats = NDArray[np.float64]
_Ints = NDArray[np.int64]


def readers_to_see_one(share: float, certainty: float) -> int:
    """How many must read so that at least one objects, if a `share` of the stratum does.

    The chance is then at least `certainty`. Raises ValueError for what is no probability.
    """
    _refuse(share=share, certainty=certainty)
    # What is whole but for rounding is not rounded up.
    return ceil(log1p(-certainty) / log1p(-share) - 1e-9)


def chance_to_see_one(share: float, readers: int) -> float:
    """The chance that at least one of `readers` objects, if a `share` of the stratum does."""
    return float(1 - (1 - share) ** readers)


def highest_share(readers: int, certainty: float = 0.95) -> float:
    """The share of objectors that may still be there when none of `readers` objects.

    The exact upper bound (Clopper and Pearson 1934), roughly 3 / readers at 95 %; of nobody: 1.
    """
    _refuse(certainty=certainty)
    return 1.0 if readers == 0 else float(1 - (1 - certainty) ** (1 / readers))


@dataclass(frozen=True)
class Edge:
    """For GO: the first number of readers at which so many objectors do; for STOP: the last."""

    objectors: int
    readers: int


@dataclass(frozen=True)
class Boundaries:
    """Where a stratum is decided, looked at after each reader: the corners of two staircases."""

    go: tuple[Edge, ...]
    stop: tuple[Edge, ...]


def boundaries(rule: Rule) -> Boundaries:
    """The boundaries of a rule; a side that it cannot reach is empty."""
    go, stop = _lines(rule)
    readers = np.arange(rule.most + 1)
    going = tuple(Edge(count, int(readers[go >= count][0])) for count in range(go.max() + 1))
    stopping: dict[int, int] = {}
    for objectors in range(1, rule.most + 1):
        fits = readers[(stop <= objectors) & (readers >= objectors)]
        if len(fits):
            # More objectors among as many readers stop all the more.
            stopping.setdefault(int(fits[-1]), objectors)
    return Boundaries(going, tuple(Edge(count, last) for last, count in stopping.items()))


def _lines(rule: Rule) -> tuple[_Ints, _Ints]:
    """By number of readers: the most objectors for GO (-1: none), the fewest for STOP.

    Where nothing stops, the fewest are one more than there can be.
    """
    readers, objectors = np.ogrid[: rule.most + 1, : rule.most + 1]
    possible = objectors <= readers
    counted = np.minimum(objectors, readers)
    go = (possible & goes(readers, counted, rule)).sum(axis=1) - 1
    stopping = possible & stops(readers, counted, rule)
    stop = np.where(stopping.any(axis=1), stopping.argmax(axis=1), rule.most + 1)
    return go, stop


@dataclass(frozen=True)
class Characteristic:
    """What a rule does when a `share` objects: how often it says what, after how many readers.

    `readers` is the mean. `go` at a share above the limit, and `stop` below it, are its errors.
    """

    share: float
    go: float
    stop: float
    undecided: float
    readers: float


def characteristics(rule: Rule, shares: Sequence[float] = SHARES) -> tuple[Characteristic, ...]:
    """What a rule does at some shares: exact, by going from reader to reader."""
    go, stop = _lines(rule)
    share = _column(shares)
    objectors = np.arange(rule.most + 2)
    alive = np.zeros((len(shares), rule.most + 2))
    alive[:, 0] = 1
    ended = {"go": np.zeros(len(shares)), "stop": np.zeros(len(shares))}
    readers = np.zeros(len(shares))
    for looked in range(1, rule.most + 1):
        readers += alive.sum(axis=1)
        alive = alive * (1 - share) + np.roll(alive, 1, axis=1) * share
        going, stopping = objectors <= go[looked], objectors >= stop[looked]
        ended["go"] += alive[:, going].sum(axis=1)
        ended["stop"] += alive[:, stopping].sum(axis=1)
        alive[:, going | stopping] = 0
    return _told(shares, ended["go"], ended["stop"], readers)


def simulated(
    rule: Rule, runs: int, generator: np.random.Generator, shares: Sequence[float] = SHARES
) -> tuple[Characteristic, ...]:
    """What a rule did at some shares in so many made-up panels: the check on `characteristics`.

    Raises ValueError when `runs` is not 1 to 100,000.
    """
    if not 1 <= runs <= MOST_RUNS:
        raise ValueError(f"runs {runs}: must be 1 to {MOST_RUNS}")
    share, lines = _column(shares), _lines(rule)
    # A million draws at once fit into any memory.
    at_once = 1_000_000 // (rule.most * len(shares)) + 1
    counted = np.zeros((3, len(shares)))
    for begin in range(0, runs, at_once):
        counted += _played(lines, share, min(at_once, runs - begin), generator)
    go, stop, readers = counted / runs
    return _told(shares, go, stop, readers)


def _played(
    lines: tuple[_Ints, _Ints], share: _Floats, runs: int, generator: np.random.Generator
) -> _Floats:
    """How many of `runs` panels ended in GO and in STOP, and the readers of all; by share."""
    go, stop = (line[1:] for line in lines)
    objections = generator.uniform(size=(len(share), runs, len(go))) < share[:, :, None]
    objectors = objections.cumsum(axis=2)
    going, stopping = objectors <= go, objectors >= stop
    ends = going | stopping
    end = np.where(ends.any(axis=2), ends.argmax(axis=2), len(go) - 1)[:, :, None]
    at_end = [np.take_along_axis(side, end, axis=2).sum(axis=(1, 2)) for side in (going, stopping)]
    return np.array([*at_end, (end + 1).sum(axis=(1, 2))], dtype=np.float64)


def _told(
    shares: Sequence[float], go: _Floats, stop: _Floats, readers: _Floats
) -> tuple[Characteristic, ...]:
    return tuple(
        Characteristic(share, float(yes), float(no), max(0.0, float(1 - yes - no)), float(mean))
        for share, yes, no, mean in zip(shares, go, stop, readers, strict=True)
    )


def _column(shares: Sequence[float]) -> _Floats:
    for share in shares:
        _refuse(share=share)
    return np.array(shares, dtype=np.float64)[:, None]


@dataclass(frozen=True)
class StratumPlan:
    """What one stratum needs.

    `to_see_one`: so many readers show at least one objector, with the plan's certainty, if the
    plan's share objects; `chance_at_most`: how likely one shows among the most the rule asks.
    `go_from`: GO is possible from so many readers on, if none of them objects, None if never;
    `then_at_most`: the share of objectors that may then still be there (95 %). `least` and `most`:
    between so many readers it ends.
    """

    stratum: str
    least: int
    most: int
    to_see_one: int
    chance_at_most: float
    go_from: int | None
    then_at_most: float | None


@dataclass(frozen=True)
class Plan:
    """How many readers for what certainty, by stratum, and how often the rule is wrong.

    `each` says it of one stratum; `together` of all strata, when in each the same share objects:
    one STOP stops, and GO needs all.
    """

    method: str
    rule: Rule
    share: float
    certainty: float
    strata: tuple[StratumPlan, ...]
    boundaries: Boundaries
    each: tuple[Characteristic, ...]
    together: tuple[Characteristic, ...]


def plan(strata: Sequence[str], rule: Rule, share: float = 0.1, certainty: float = 0.9) -> Plan:
    """The plan of a panel; raises ValueError naming what cannot be."""
    if not 1 <= len(strata) <= MOST_STRATA or len({*strata, ""}) <= len(strata):
        given = ",".join(strata)
        raise ValueError(f"strata {given!r}: name 1 to {MOST_STRATA} of them, each once")
    edges = boundaries(rule)
    each = characteristics(rule)
    return Plan(
        method=METHOD,
        rule=rule,
        share=share,
        certainty=certainty,
        strata=tuple(_stratum(name, rule, edges, share, certainty) for name in strata),
        boundaries=edges,
        each=each,
        together=tuple(_together(one, len(strata)) for one in each),
    )


def _stratum(
    name: str, rule: Rule, edges: Boundaries, share: float, certainty: float
) -> StratumPlan:
    go_from = edges.go[0].readers if edges.go else None
    return StratumPlan(
        stratum=name,
        least=rule.least,
        most=rule.most,
        to_see_one=readers_to_see_one(share, certainty),
        chance_at_most=chance_to_see_one(share, rule.most),
        go_from=go_from,
        then_at_most=None if go_from is None else highest_share(go_from),
    )


def _together(one: Characteristic, strata: int) -> Characteristic:
    go, stop = one.go**strata, 1 - (1 - one.stop) ** strata
    undecided = max(0.0, 1 - go - stop)
    return Characteristic(one.share, go, stop, undecided, one.readers * strata)


def _refuse(**chances: float) -> None:
    for name, chance in chances.items():
        if not 0 < chance < 1:
            raise ValueError(f"{name} {chance}: must lie between 0 and 1, such as 0.1")
