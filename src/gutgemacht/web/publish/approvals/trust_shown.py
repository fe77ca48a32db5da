"""A standing as the page shows it: where one is, what is met, what is missing."""

from dataclasses import dataclass
from datetime import datetime

from gutgemacht.publish.trust import LEVELS, Missing, Reached, Standing, TrustLevel
from gutgemacht.web.people.models import Person
from gutgemacht.web.publish.approvals.models import TrustEvent
from gutgemacht.web.publish.approvals.standing import standing_of
from gutgemacht.web.publish.approvals.words import (
    cause_sentence,
    level_meanings,
    level_words,
    requirement_words,
)
from gutgemacht.web.publish.channels.models import Channel


@dataclass(frozen=True)
class Step:
    """A level on the way: passed, the present one, or still ahead."""

    word: str
    state: str


@dataclass(frozen=True)
class Ask:
    """Something the next level asks for; `has` of `needed`."""

    words: str
    needed: int
    has: int

    @property
    def met(self) -> bool:
        """True when it is there."""
        return self.has >= self.needed

    @property
    def counted(self) -> bool:
        """True where it is more than yes or no."""
        return self.needed > 1


@dataclass(frozen=True)
class ShownStanding:
    """How far somebody is trusted on a channel, in words."""

    channel: Channel
    level: TrustLevel
    meaning: str
    why: str
    since: datetime
    steps: tuple[Step, ...]
    next: str
    asks: tuple[Ask, ...]
    events: tuple[TrustEvent, ...]


def shown_standing(person: Person, channel: Channel, now: datetime) -> ShownStanding:
    """One's own standing on a channel."""
    stand = standing_of(person, channel, now)
    events = person.trust_events.filter(channel=channel).exclude(who="").order_by("-at")
    return ShownStanding(
        channel=channel,
        level=stand.level,
        meaning=level_meanings()[stand.level],
        why=cause_sentence(stand),
        since=stand.why.at,
        steps=_steps(stand),
        next=level_words()[stand.next] if stand.next else "",
        asks=(*map(_ask, stand.reached), *map(_ask, stand.missing)),
        events=tuple(events),
    )


def _steps(stand: Standing) -> tuple[Step, ...]:
    here = LEVELS.index(stand.level)
    states = ["passed" if n < here else "here" if n == here else "ahead" for n in range(3)]
    words = level_words()
    return tuple(Step(words[level], state) for level, state in zip(LEVELS, states, strict=True))


def _ask(one: Reached | Missing) -> Ask:
    has = one.needed if isinstance(one, Reached) else one.has
    return Ask(requirement_words(one.requirement, one.needed), one.needed, has)
