"""Advice on a draft, as a talk of two: what may follow what, who may do what, who reads it.

asked -> taken -> answered, back to taken when the one who asked says more; from each of them to
done, when either of the two says so, or to vanished, when its time is over. Who asks chooses one
coach or whoever has time, and may choose again at any time; a coach reads nothing before taking it,
and nothing after giving it away. People are numbers here.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

State = Literal["asked", "taken", "answered", "done", "vanished"]
Act = Literal["take", "answer", "say", "choose", "offer", "accept", "decline", "finish"]
Reason = Literal["over", "not-yours", "nobody", "many"]

STAYS = {"hour": timedelta(hours=1), "day": timedelta(days=1), "days": timedelta(days=3)}
"""How long a text may stay, by the names of the form."""
MOST_SAID = 20
"""A talk has so many messages; who needs more had better meet."""
ENDED = ("done", "vanished")
_OF_ASKER = ("say", "choose", "accept", "decline", "finish")
_OF_COACH = ("answer", "offer", "finish")


class NotNow(Exception):
    """Something that cannot be done, by a reason of `Reason`."""

    def __init__(self, reason: Reason) -> None:
        self.reason = reason
        super().__init__(reason)


@dataclass(frozen=True)
class Talk:
    """One talk. `until` is when it vanishes.

    Without a coach it waits for whoever has time, or, where `to_all` is not set, for the one who
    asked to choose again. `offered` is the coach to whom it would be handed over.
    """

    asker: int
    coach: int | None
    until: datetime
    to_all: bool = False
    state: State = "asked"
    offered: int | None = None
    said: int = 0


def begun(asker: int, coach: int | None, stays: timedelta, now: datetime) -> Talk:
    """A new talk, with one coach or, without one, whoever has time. Nobody asks themselves."""
    if coach == asker:
        raise NotNow("nobody")
    return Talk(asker, coach, now + stays, to_all=coach is None)


def at(talk: Talk, now: datetime) -> Talk:
    """The talk as it stands now: vanished when its time is over."""
    if talk.state in ENDED or now < talk.until:
        return talk
    return replace(talk, state="vanished", coach=None, offered=None)


def may(talk: Talk, act: Act, who: int, coaches: Collection[int]) -> bool:
    """True when somebody may do this to the talk of now; `coaches` are those who are one today."""
    if talk.state in ENDED:
        return False
    if who == talk.asker:
        return act in _OF_ASKER and (act not in ("accept", "decline") or talk.offered is not None)
    if who not in coaches:
        return False
    if act == "take":
        return talk.state == "asked" and (talk.coach == who or (talk.coach is None and talk.to_all))
    return act in _OF_COACH and reads(talk, who, coaches)


def reads(talk: Talk, who: int, coaches: Collection[int]) -> bool:
    """True when somebody may read the draft and what was said, in the talk of now."""
    if talk.state in ENDED:
        return False
    is_coach = who == talk.coach and who in coaches
    return who == talk.asker or (is_coach and talk.state in ("taken", "answered"))


def after(
    talk: Talk,
    act: Act,
    who: int,
    now: datetime,
    coaches: Collection[int],
    other: int | None = None,
) -> Talk:
    """The talk after an act; `other` is the coach of `choose` and `offer`. Raises NotNow."""
    talk = at(talk, now)
    if talk.state in ENDED:
        raise NotNow("over")
    if not may(talk, act, who, coaches):
        raise NotNow("not-yours")
    if act in ("say", "answer") and talk.said >= MOST_SAID:
        raise NotNow("many")
    if act in ("choose", "offer"):
        _fits(talk, act, other, coaches)
    return _STEPS[act](talk, who, other)


def without(talk: Talk, coach: int) -> Talk:
    """The talk after a coach has gone for good: whoever asked chooses again, nobody else reads."""
    if talk.state in ENDED:
        return talk
    if talk.offered == coach:
        talk = replace(talk, offered=None)
    return _given(talk, None, to_all=False) if talk.coach == coach else talk


def _fits(talk: Talk, act: Act, other: int | None, coaches: Collection[int]) -> None:
    """Somebody is asked who is a coach, and neither of the two already."""
    if other is None and act == "choose":
        return
    if other not in coaches or other == talk.asker or (act == "offer" and other == talk.coach):
        raise NotNow("nobody")


def _given(talk: Talk, coach: int | None, *, to_all: bool) -> Talk:
    return replace(talk, coach=coach, to_all=to_all, state="asked", offered=None)


def _take(talk: Talk, who: int, other: int | None) -> Talk:
    return replace(talk, coach=who, state="taken", to_all=False)


def _answer(talk: Talk, who: int, other: int | None) -> Talk:
    return replace(talk, state="answered", said=talk.said + 1)


def _say(talk: Talk, who: int, other: int | None) -> Talk:
    return replace(talk, state="asked" if talk.state == "asked" else "taken", said=talk.said + 1)


def _choose(talk: Talk, who: int, other: int | None) -> Talk:
    return _given(talk, other, to_all=other is None)


def _offer(talk: Talk, who: int, other: int | None) -> Talk:
    return replace(talk, offered=other)


def _accept(talk: Talk, who: int, other: int | None) -> Talk:
    return _given(talk, talk.offered, to_all=False)


def _decline(talk: Talk, who: int, other: int | None) -> Talk:
    return replace(talk, offered=None)


def _finish(talk: Talk, who: int, other: int | None) -> Talk:
    return replace(talk, state="done", coach=None, offered=None)


_STEPS: dict[Act, Callable[[Talk, int, int | None], Talk]] = {
    "take": _take,
    "answer": _answer,
    "say": _say,
    "choose": _choose,
    "offer": _offer,
    "accept": _accept,
    "decline": _decline,
    "finish": _finish,
}
