"""Where an incident stands, and the way on from there: nothing is skipped silently."""

from dataclasses import dataclass
from typing import Literal, get_args

State = Literal["open", "contained", "answered", "closed", "reviewed"]
STATES: tuple[State, ...] = get_args(State)

LOWEST, HIGHEST = 0, 6
"""Levels after the shitstorm scale of D. Graf and B. Schwede (2012), calm to hurricane."""


class StateError(ValueError):
    """A step that cannot be taken: `trouble` says why."""

    def __init__(self, trouble: Literal["same", "back", "reason", "over"]) -> None:
        self.trouble = trouble
        super().__init__(trouble)


@dataclass(frozen=True)
class Step:
    """From one standing to another; `skipped` are those between, with the `reason` for it."""

    before: State
    after: State
    skipped: tuple[State, ...] = ()
    reason: str = ""


def step(before: State, after: State, reason: str = "") -> Step:
    """A step forward, or with a reason back to open while nothing was reviewed.

    Whoever leaves something out, or opens again, says why. Raises StateError otherwise.
    """
    here, there = STATES.index(before), STATES.index(after)
    if here == there:
        raise StateError("same")
    if before == "reviewed":
        raise StateError("over")
    if there < here and after != "open":
        raise StateError("back")
    skipped = STATES[here + 1 : there]
    reason = reason.strip()
    if (skipped or there < here) and not reason:
        raise StateError("reason")
    return Step(before, after, skipped, reason)


def following(state: State) -> State | None:
    """What comes next; nothing after the review."""
    place = STATES.index(state) + 1
    return STATES[place] if place < len(STATES) else None
