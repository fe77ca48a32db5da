"""Told: how the decision of one stratum stands, as far as it may be shown."""

from collections.abc import Sequence
from dataclasses import dataclass

from gutgemacht.campaign.decision import Answer, Decision, Look, Outcome, Rule, decide, follow
from gutgemacht.campaign.sums import SUM_LEAST, Share, share


@dataclass(frozen=True)
class Told:
    """What the makers learn of one stratum that read one stimulus.

    `readers` have read so far. `at` is the look that decided, else the newest that may be shown,
    None while there is none; `seen` says what so many mean. `trail` are the looks shown up to it.
    `objectors` counts all who have read, also those after the decision, once the panel is closed
    and they are enough.
    """

    stratum: str
    stimulus: str
    readers: int
    decision: Answer
    at: Look | None
    seen: Decision | None
    trail: tuple[Look, ...]
    objectors: Share | None


def tell(
    stratum: str, stimulus: str, objections: Sequence[bool], rule: Rule, *, closed: bool
) -> Told:
    """How it stands with the objections in the order in which people read.

    The look that decides is shown at once, whatever its number: the decision could not be checked
    without. Before, counts advance by 8 readers, so that no answer can be read off as it comes in.
    """
    outcome = follow(objections, rule)
    at = outcome.decided or _newest(outcome, rule, closed=closed)
    return Told(
        stratum=stratum,
        stimulus=stimulus,
        readers=outcome.last.readers,
        decision=outcome.decision,
        at=at,
        seen=None if at is None else decide(at.readers, at.objectors, rule),
        trail=() if at is None else (*outcome.trail[0 : at.readers : SUM_LEAST], at),
        objectors=_all(outcome.last, at) if closed else None,
    )


def _newest(outcome: Outcome, rule: Rule, *, closed: bool) -> Look | None:
    # Who reads after the last look of the rule decides nothing any more.
    readers = min(outcome.last.readers, rule.most)
    shown = readers if closed else readers // SUM_LEAST * SUM_LEAST
    return outcome.trail[shown] if shown >= SUM_LEAST else None


def _all(last: Look, at: Look | None) -> Share | None:
    later = last.readers - (at.readers if at else 0)
    return share(last.objectors, last.readers) if at and (not later or later >= SUM_LEAST) else None
