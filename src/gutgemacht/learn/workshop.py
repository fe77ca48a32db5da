"""A workshop's room: who may do what when, and what of its answers may be shown.

A room is led by one coach at a time; each of their steps says which step they saw, so that of two
who act at once one is told. Sums hold answers in the order in which they came. While a question
takes answers they grow by LEAST people at once and keep the newest back, so that what closing adds
is LEAST people or more as well; below LEAST nothing is shown. So no two looks at a wall differ by
fewer people.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

# open: nothing asked yet · asked: a question takes answers · closed: it takes none any more.
State = Literal["open", "asked", "closed", "ended"]
# over: the room has ended · full: MOST have joined · led: somebody else leads · moved: the coach
# saw an older step · asking: one question at a time · before: it was asked already · nothing: no
# question is in that stage · late: this one takes no answers · again: this phone has answered it ·
# choice: no such answer.
Trouble = Literal[
    "over", "full", "led", "moved", "asking", "before", "nothing", "late", "again", "choice"
]

LEAST = 5
MOST = 300
LASTS = timedelta(hours=12)
# Read aloud, typed on a phone: without letters that look alike, and without vowels, so that no
# code is a word.
_SIGNS = "23456789BCDFGHJKMNPQRSTVWXZ"
_LENGTH = 6
CODES: int = len(_SIGNS) ** _LENGTH


class RoomError(ValueError):
    """What cannot be done in a room now: `trouble` says why."""

    def __init__(self, trouble: Trouble) -> None:
        self.trouble: Trouble = trouble
        super().__init__(trouble)


@dataclass(frozen=True)
class Room:
    """A room as it stands: who leads it (nobody: None), until when, and the question asked last.

    `step` grows with each act of a coach; `joined` counts phones.
    """

    until: datetime
    coach: int | None
    state: State = "open"
    question: int | None = None
    joined: int = 0
    step: int = 0


@dataclass(frozen=True)
class By:
    """A coach, and the step of the room that they saw when they acted."""

    coach: int
    seen: int


def has_ended(room: Room, now: datetime) -> bool:
    """True when it was ended, or its time is over."""
    return room.state == "ended" or now >= room.until


def join(room: Room, now: datetime) -> Room:
    """One phone more; raises RoomError (over, full)."""
    if has_ended(room, now):
        raise RoomError("over")
    if room.joined >= MOST:
        raise RoomError("full")
    return replace(room, joined=room.joined + 1)


def ask(room: Room, by: By, question: int, now: datetime, *, before: bool) -> Room:
    """Asks a question; `before` says that it was asked already. Raises RoomError."""
    _must_lead(room, by, now)
    if room.state == "asked":
        raise RoomError("asking")
    if before:
        raise RoomError("before")
    return replace(room, state="asked", question=question, step=room.step + 1)


def close(room: Room, by: By, now: datetime) -> Room:
    """Takes no more answers; raises RoomError."""
    _must_lead(room, by, now)
    if room.state != "asked":
        raise RoomError("nothing")
    return replace(room, state="closed", step=room.step + 1)


def tell(room: Room, by: By, now: datetime) -> Room:
    """Tells what is known of the question that is closed; raises RoomError."""
    _must_lead(room, by, now)
    if room.state != "closed":
        raise RoomError("nothing")
    return replace(room, step=room.step + 1)


def end(room: Room, by: By, now: datetime) -> Room:
    """Ends the room, and with it a question that takes answers; raises RoomError."""
    _must_lead(room, by, now)
    return ended(room)


def ended(room: Room) -> Room:
    """The room when its time is over."""
    return replace(room, state="ended", step=room.step + 1)


def delete(room: Room, by: By) -> Room:
    """The room that is to be deleted, ended; one that nobody leads is anybody's.

    Raises RoomError (led, moved): whoever says yes has read of the room as it stands.
    """
    if room.coach not in (None, by.coach):
        raise RoomError("led")
    if room.step != by.seen:
        raise RoomError("moved")
    return room if room.state == "ended" else ended(room)


def take_over(room: Room, coach: int, now: datetime) -> Room:
    """Another coach leads, also while a question takes answers; raises RoomError (over)."""
    if has_ended(room, now):
        raise RoomError("over")
    return replace(room, coach=coach, step=room.step + 1)


def leave(room: Room, by: By, now: datetime) -> Room:
    """Nobody leads until somebody takes over; answers still come in. Raises RoomError."""
    _must_lead(room, by, now)
    return replace(room, coach=None, step=room.step + 1)


def must_take(room: Room, question: int, now: datetime, *, again: bool) -> None:
    """Raises RoomError (over, late, again) where an answer to a question is not taken.

    `again` says that the same phone has answered it.
    """
    if has_ended(room, now):
        raise RoomError("over")
    if room.state != "asked" or room.question != question:
        raise RoomError("late")
    if again:
        raise RoomError("again")


def settled(count: int, *, is_closed: bool) -> int:
    """How many answers, the oldest first, sums may hold now."""
    if is_closed:
        return count if count >= LEAST else 0
    return max(count // LEAST - 1, 0) * LEAST


def sums(choices: Sequence[int], options: int, *, is_closed: bool) -> tuple[int, ...] | None:
    """How often each option was chosen, as it may be shown; None while there are too few.

    `choices` are the options chosen, counted from 0, the oldest answer first.
    """
    shown = choices[: settled(len(choices), is_closed=is_closed)]
    if not shown:
        return None
    return tuple(sum(choice == option for choice in shown) for option in range(options))


def code_of(number: int) -> str:
    """The code of a number below CODES; chance is the caller's."""
    signs = ""
    for _ in range(_LENGTH):
        number, place = divmod(number, len(_SIGNS))
        signs += _SIGNS[place]
    return signs


def read_code(told: str) -> str:
    """A code as people type it, with blanks, dashes or small letters; empty where it is none."""
    signs = "".join(sign for sign in told.upper() if not (sign.isspace() or sign in "-–."))
    return signs if len(signs) == _LENGTH and set(signs) <= set(_SIGNS) else ""


def _must_lead(room: Room, by: By, now: datetime) -> None:
    if has_ended(room, now):
        raise RoomError("over")
    if room.coach != by.coach:
        raise RoomError("led")
    if room.step != by.seen:
        raise RoomError("moved")
