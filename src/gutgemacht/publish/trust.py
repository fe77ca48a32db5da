"""Trust: how closely one person's posts on one channel are read, and what is still missing.

Facts and the company's rule -> level with its reason. What was once reached stays: neither a stop
nor time takes it away, only a person does, with a reason; from then on counting starts anew.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal, get_args

from gutgemacht.guideline import TrustRule

# Each post is seen before it goes out, or afterwards, or not at all.
TrustLevel = Literal["before", "afterwards", "free"]
LEVELS: tuple[TrustLevel, ...] = get_args(TrustLevel)

# What became of a post that somebody read: approved as it was, stopped, or a change was wanted.
Outcome = Literal["approved", "stop", "change-wanted"]

Requirement = Literal[
    "basics-learned",
    "approved-in-a-row",
    "days-on-channel",
    "second-factor",
    "lifted-by-a-person",  # after a lowering, where the step counts nothing that could start anew
]


@dataclass(frozen=True)
class Post:
    """A post that somebody read, and when they said so."""

    at: datetime
    outcome: Outcome


@dataclass(frozen=True)
class Raised:
    """Lifted to a level: by a person, or `by` nobody ("") where the rule was met.

    The edge keeps the latter when it first sees them, so that a stricter rule takes nothing away.
    """

    level: TrustLevel
    at: datetime
    by: str = ""
    reason: str = ""


@dataclass(frozen=True)
class Lowered:
    """Lowered to a level by a person; `answer` is what the one concerned says to it."""

    level: TrustLevel
    at: datetime
    by: str
    reason: str
    answer: str = ""


@dataclass(frozen=True)
class Record:
    """What is known of one person on one channel, which they have had since `since`.

    `posts` are in the order of their times. `basics` and `second_factor` say since when; both
    stay when a second factor is taken off or a lesson is forgotten.
    """

    since: datetime
    posts: tuple[Post, ...] = ()
    basics: datetime | None = None
    second_factor: datetime | None = None
    events: tuple[Raised | Lowered, ...] = ()


@dataclass(frozen=True)
class Reached:
    """A requirement that is met, since when; `needed` is 1 for what is yes or no."""

    requirement: Requirement
    needed: int
    at: datetime


@dataclass(frozen=True)
class Missing:
    """A requirement that is not met: how much is needed, how much there is."""

    requirement: Requirement
    needed: int
    has: int


@dataclass(frozen=True)
class Start:
    """Where everybody begins."""

    at: datetime


Cause = Start | Raised | Lowered


@dataclass(frozen=True)
class Standing:
    """A level, why it is so, and what is reached and missing of the next (both empty at the top).

    `counted_from` is when counting began: with the channel, or when somebody `lowered` the level
    last.
    """

    level: TrustLevel
    why: Cause
    counted_from: datetime
    lowered: Lowered | None = None
    reached: tuple[Reached, ...] = ()
    missing: tuple[Missing, ...] = ()

    @property
    def next(self) -> TrustLevel | None:
        """The level that is next, None at the top."""
        above = LEVELS[LEVELS.index(self.level) + 1 :]
        return above[0] if above else None


def standing(rule: TrustRule, record: Record, now: datetime) -> Standing:
    """How closely this person's posts are read now; events after `now` do not count yet."""
    stand = Standing("before", Start(record.since), record.since)
    for event in sorted(record.events, key=lambda event: event.at):
        if event.at <= now:
            stand = _after(_earned(stand, rule, record, event.at), event)
    return _explained(_earned(stand, rule, record, now), rule, record, now)


def _after(stand: Standing, event: Raised | Lowered) -> Standing:
    if isinstance(event, Raised):
        higher = LEVELS.index(event.level) > LEVELS.index(stand.level)
        return replace(stand, level=event.level, why=event) if higher else stand
    level = min(stand.level, event.level, key=LEVELS.index)
    return Standing(level, event, max(stand.counted_from, event.at), lowered=event)


def _earned(stand: Standing, rule: TrustRule, record: Record, until: datetime) -> Standing:
    """Step by step up, as far as all that was asked was met by then."""
    while stand.next is not None:
        met = [_met(asked, record, stand) for asked in _asked(rule, stand)]
        times = [at for at in met if at is not None and at <= until]
        if len(times) < len(met):
            break
        at = max(times, default=stand.counted_from)
        stand = replace(stand, level=stand.next, why=Raised(stand.next, at))
    return stand


def _explained(stand: Standing, rule: TrustRule, record: Record, now: datetime) -> Standing:
    if stand.next is None:
        return stand
    reached: list[Reached] = []
    missing: list[Missing] = []
    for asked in _asked(rule, stand):
        at = _met(asked, record, stand)
        if at is not None and at <= now:
            reached.append(Reached(*asked, at))
        else:
            missing.append(Missing(*asked, _has(asked[0], record, stand, now)))
    return replace(stand, reached=tuple(reached), missing=tuple(missing))


_Asked = tuple[Requirement, int]


def _asked(rule: TrustRule, stand: Standing) -> list[_Asked]:
    """What the next step asks for. A lowering must not be undone at once by what stays met."""
    step = rule.afterwards if stand.next == "afterwards" else rule.free
    counts = step.approved_in_a_row or step.days
    every: list[_Asked] = [
        ("basics-learned", int(step.basics_learned)),
        ("approved-in-a-row", step.approved_in_a_row),
        ("days-on-channel", step.days),
        ("second-factor", int(step.second_factor)),
        ("lifted-by-a-person", int(stand.lowered is not None and not counts)),
    ]
    return [asked for asked in every if asked[1]]


def _met(asked: _Asked, record: Record, stand: Standing) -> datetime | None:
    """When a requirement was met or, for days alone, will be."""
    requirement, needed = asked
    if requirement == "basics-learned":
        return record.basics
    if requirement == "second-factor":
        return record.second_factor
    if requirement == "days-on-channel":
        return stand.counted_from + timedelta(days=needed)
    if requirement == "lifted-by-a-person":
        return None
    return next((at for at, row in _rows(record, stand) if row >= needed), None)


def _has(requirement: Requirement, record: Record, stand: Standing, now: datetime) -> int:
    if requirement == "days-on-channel":
        return max(0, (now - stand.counted_from).days)
    if requirement == "approved-in-a-row":
        return next((row for at, row in reversed([*_rows(record, stand)]) if at <= now), 0)
    return 0


def _rows(record: Record, stand: Standing) -> Iterator[tuple[datetime, int]]:
    """After each post that counts, how many approved ones stand in a row."""
    row = 0
    for post in record.posts:
        if post.at > stand.counted_from:
            row = row + 1 if post.outcome == "approved" else 0
            yield post.at, row
