"""Decision: whether enough readers of one stratum have spoken, and what they say.

The share of objectors in a stratum is unknown and gets a Beta prior; readers and objectors make it
a Beta posterior (the beta-binomial model: Gelman et al., Bayesian Data Analysis, 3rd ed., ch. 2).
GO when it is sure enough that fewer than the limit object, STOP when it is sure enough that more
do; before `least` readers nothing is decided, and what is not sure is UNDECIDED, never silently GO.
Nothing is stopped by the prior alone: STOP needs somebody who objects, however low the limit.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import betainc, betaincinv

METHOD = "beta-binomial/1"
# More readers than this nobody asks, and tables of them would fill the memory.
MOST_READERS = 1_000
MOST_COUNTED = 1_000_000
INTERVAL = 0.95

Answer = Literal["GO", "STOP", "UNDECIDED"]


@dataclass(frozen=True)
class Rule:
    """When a stratum is decided; raises ValueError naming what cannot be and what can.

    `limit` is the share of objectors that is still borne, `prior` the two numbers of the Beta
    prior, `go` and `stop` how sure one must be, `least` and `most` between how many readers one
    looks.
    """

    limit: float = 0.1
    prior: tuple[float, float] = (1.0, 1.0)
    go: float = 0.9
    stop: float = 0.9
    least: int = 8
    most: int = 40

    def __post_init__(self) -> None:
        if not 0 < self.limit < 1:
            raise ValueError(f"limit {self.limit}: must lie between 0 and 1, such as 0.1")
        if len(self.prior) != 2 or not all(0 < number <= 1_000 for number in self.prior):
            given = ",".join(map(str, self.prior))
            raise ValueError(f"prior {given}: must be two numbers above 0, up to 1000, such as 1,1")
        for name, sure in (("go", self.go), ("stop", self.stop)):
            # At a half and below, both could be true at once.
            if not 0.5 < sure < 1:
                raise ValueError(f"{name} {sure}: must lie between 0.5 and 1, such as 0.9")
        if self.least < 1:
            raise ValueError(f"least {self.least}: must be 1 or more")
        if self.least > self.most:
            raise ValueError(
                f"least {self.least}: exceeds most {self.most}; lower it or raise most"
            )
        if self.most > MOST_READERS:
            raise ValueError(f"most {self.most}: must be no more than {MOST_READERS}")


@dataclass(frozen=True)
class Next:
    """What would decide next; None where it cannot within `most` readers.

    `readers_to_go`: so many more readers, none of them an objector, make GO. `objectors_to_stop`:
    so many objectors, among the next readers as early as the rule allows, make STOP; 0 before the
    first look when those there are will do. Each is 0 when it is reached. `readers_to_least` are
    missing until the first look, `readers_left` until the last one. `reachable`: decided, or it
    can still be.
    """

    readers_to_go: int | None
    objectors_to_stop: int | None
    readers_to_least: int
    readers_left: int
    reachable: bool


@dataclass(frozen=True)
class Decision:
    """What so many readers say: the answer, and how sure it is.

    `p_below` is the probability that fewer than the limit object, `interval` holds the share of
    objectors with 95 % (equal tails).
    """

    decision: Answer
    p_below: float
    interval: tuple[float, float]
    next: Next


@dataclass(frozen=True)
class Look:
    """So many have read and so many of them object; the share is below the limit with `p_below`."""

    readers: int
    objectors: int
    p_below: float


class Decided(Protocol):
    """What knows the answer of one stratum."""

    @property
    def decision(self) -> Answer:
        """GO, STOP or UNDECIDED."""


@dataclass(frozen=True)
class Outcome:
    """How the looks at one stratum ended.

    `trail` are the looks, beginning before the first reader. `decided` is the look that crossed a
    boundary first; what comes later is counted and changes nothing.
    """

    decision: Answer
    trail: tuple[Look, ...]
    decided: Look | None

    @property
    def last(self) -> Look:
        """All who have read so far."""
        return self.trail[-1]


def decide(readers: int, objectors: int, rule: Rule) -> Decision:
    """What `objectors` among `readers` say; raises ValueError for counts that cannot be.

    Only the counts are known here, not their order: `follow` knows whether an earlier look had
    decided. Fewer than `rule.least` readers decide nothing; beyond `rule.most` the probabilities
    still do.
    """
    _refuse(readers, objectors)
    answer: Answer = "UNDECIDED"
    if goes(readers, objectors, rule):
        answer = "GO"
    elif stops(readers, objectors, rule):
        answer = "STOP"
    return Decision(
        decision=answer,
        p_below=float(p_below(readers, objectors, rule)),
        interval=interval_of(readers, objectors, rule.prior),
        next=_next(answer, readers, objectors, rule),
    )


def goes(readers: ArrayLike, objectors: ArrayLike, rule: Rule) -> NDArray[np.bool_]:
    """Whether so many say GO, for numbers or arrays of them."""
    sure: NDArray[np.bool_] = p_below(readers, objectors, rule) >= rule.go
    return sure & np.greater_equal(readers, rule.least)


def stops(readers: ArrayLike, objectors: ArrayLike, rule: Rule) -> NDArray[np.bool_]:
    """Whether so many say STOP, for numbers or arrays of them."""
    sure: NDArray[np.bool_] = 1 - p_below(readers, objectors, rule) >= rule.stop
    return sure & np.greater_equal(readers, rule.least) & np.greater(objectors, 0)


def p_below(readers: ArrayLike, objectors: ArrayLike, rule: Rule) -> NDArray[np.float64]:
    """The probability that fewer than the limit object, for numbers or arrays of them."""
    a, b = rule.prior
    below: NDArray[np.float64] = betainc(
        np.add(a, objectors), np.add(b, np.subtract(readers, objectors)), rule.limit
    )
    return below


def interval_of(
    readers: int, objectors: int, prior: tuple[float, float] = (1.0, 1.0)
) -> tuple[float, float]:
    """Where the share lies with 95 % (equal tails of the Beta posterior)."""
    tails = [(1 - INTERVAL) / 2, (1 + INTERVAL) / 2]
    low, high = betaincinv(prior[0] + objectors, prior[1] + readers - objectors, tails)
    return float(low), float(high)


def follow(objections: Sequence[bool], rule: Rule) -> Outcome:
    """The looks after each reader, in the order in which they read; the first boundary decides."""
    readers = np.arange(len(objections) + 1)
    objectors = np.concatenate(([0], np.cumsum(np.asarray(objections, dtype=bool))))
    looks = zip(readers, objectors, p_below(readers, objectors, rule), strict=True)
    trail = tuple(Look(int(n), int(k), float(p)) for n, k, p in looks)
    going, stopping = goes(readers, objectors, rule), stops(readers, objectors, rule)
    crossed = np.flatnonzero((going | stopping)[: rule.most + 1])
    if not len(crossed):
        return Outcome("UNDECIDED", trail, None)
    return Outcome("GO" if going[crossed[0]] else "STOP", trail, trail[crossed[0]])


def panel_decision(outcomes: Iterable[Decided]) -> Answer:
    """STOP when any stratum of any stimulus stops, GO only when all go.

    No stratum is weighed against another: the few who are hurt never vanish in the many who are
    not.
    """
    answers = {outcome.decision for outcome in outcomes}
    if "STOP" in answers:
        return "STOP"
    return "GO" if answers == {"GO"} else "UNDECIDED"


def _refuse(readers: int, objectors: int) -> None:
    for name, count in (("readers", readers), ("objectors", objectors)):
        if not 0 <= count <= MOST_COUNTED:
            raise ValueError(f"{name} {count}: must be 0 to {MOST_COUNTED}")
    if objectors > readers:
        raise ValueError(
            f"objectors {objectors} exceed readers {readers}: an objector is one of the readers"
        )


def _next(answer: Answer, readers: int, objectors: int, rule: Rule) -> Next:
    left = max(rule.most - readers, 0)
    to_least = max(rule.least - readers, 0)
    if answer == "UNDECIDED":
        more = np.arange(left + 1)
        # Where objectors alone would come too early, others read beside them.
        beside = np.maximum(more, to_least)
        to_go = _first(more, goes(readers + more, objectors, rule))
        to_stop = _first(more, stops(readers + beside, objectors + more, rule))
    else:
        to_go, to_stop = (0, None) if answer == "GO" else (None, 0)
    return Next(to_go, to_stop, to_least, left, (to_go, to_stop) != (None, None))


def _first(numbers: NDArray[np.int64], fits: NDArray[np.bool_]) -> int | None:
    found = numbers[fits]
    return int(found[0]) if len(found) else None
