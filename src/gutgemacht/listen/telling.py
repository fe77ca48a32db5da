"""Whom to tell of an alarm now, and when to look again.

People are asked one after the other until somebody says "I have it". Once is enough: a wave speaks
again only when it rises. Nights are quiet, small things wait for one letter; neither holds for a
storm.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

Person = int
Way = Literal["asked", "risen", "digest", "nobody"]

STORM = 5
"""From this level on neither night nor mute keeps it back."""
AGAIN_AT = 2.0
"""A wave that has grown so many times has risen, also on the same level."""


@dataclass(frozen=True)
class Rise:
    """The last time that a wave rose: its number from 1, and how high and large it was then.

    `loud` is a wave beyond the false alarms that people accept: somebody shall look after it.
    """

    number: int
    level: int
    size: float
    loud: bool
    at: datetime

    def after(self, level: int, size: float, now: datetime, *, loud: bool) -> "Rise":
        """The same while the wave has not risen further."""
        grown = size >= AGAIN_AT * max(1.0, self.size)
        if level > self.level or grown or (loud and not self.loud):
            return Rise(self.number + 1, max(level, self.level), size, loud or self.loud, now)
        return self


@dataclass(frozen=True)
class Told:
    """Somebody was told of one rise; nobody where `person` is None, which was said aloud."""

    person: Person | None
    rise: int
    at: datetime
    way: Way


@dataclass(frozen=True)
class Heard:
    """Somebody has said "I have it", when the wave had this level and rise."""

    person: Person
    level: int
    rise: int


@dataclass(frozen=True)
class Wave:
    """One alarm as telling sees it. `over` is one that has calmed down."""

    id: int
    rise: Rise
    told: tuple[Told, ...] = ()
    heard: Heard | None = None
    over: bool = False
    false: bool = False
    muted: bool = False

    @property
    def storms(self) -> bool:
        """True for the levels that are told by night too."""
        return self.rise.level >= STORM

    @property
    def answered(self) -> bool:
        """True when somebody looks after it; a storm wants to be heard as a storm."""
        return self.heard is not None and (self.heard.level >= STORM or not self.storms)

    def after(self, tell: "Tell", now: datetime) -> "Wave":
        """The wave once this was told."""
        return replace(self, told=(*self.told, Told(tell.person, self.rise.number, now, tell.way)))

    def told_now(self) -> set[Person | None]:
        """Who has heard of its last rise."""
        return {one.person for one in self.told if one.rise == self.rise.number}


@dataclass(frozen=True)
class Rung:
    """A place in the chain: a person, and who stands in while they are away, best first."""

    person: Person
    substitutes: tuple[Person, ...] = ()


@dataclass(frozen=True)
class Rota:
    """The on-call chain, and who of all people is away now, for a time or for good."""

    chain: tuple[Rung, ...] = ()
    away: frozenset[Person] = frozenset()

    def here(self, person: Person) -> bool:
        """True when somebody can be asked."""
        return person not in self.away

    def answering(self, rung: Rung) -> Person | None:
        """Who answers at a place now; None where all are away."""
        return next((one for one in (rung.person, *rung.substitutes) if self.here(one)), None)

    def answers(self) -> tuple[Person, ...]:
        """Who answers now, place by place, each once."""
        found = (self.answering(rung) for rung in self.chain)
        return tuple(dict.fromkeys(one for one in found if one is not None))

    def order(self) -> tuple[Person, ...]:
        """In which order people are asked: the chain, and then its substitutes."""
        others = (one for rung in self.chain for one in rung.substitutes if self.here(one))
        return tuple(dict.fromkeys([*self.answers(), *others]))


@dataclass(frozen=True)
class Quiet:
    """Quiet hours of each night, on the clock of a place.

    A time that a change of the clock skips counts on the clock from before it; of one that comes
    twice the first counts.
    """

    begin: time
    end: time
    zone: ZoneInfo

    def until(self, now: datetime) -> datetime | None:
        """The end of the quiet hours that hold now; None while they do not."""
        day = now.astimezone(self.zone).date()
        nights = (self._night(day - timedelta(days=back)) for back in (0, 1))
        return next((end for begin, end in nights if begin <= now < end), None)

    def _night(self, day: date) -> tuple[datetime, datetime]:
        over = timedelta(days=self.end <= self.begin)
        return _at(day, self.begin, self.zone), _at(day + over, self.end, self.zone)


@dataclass(frozen=True)
class Digest:
    """When small alarms are told together: each day at a time, or each full hour."""

    at: time
    zone: ZoneInfo
    hourly: bool = False

    def last(self, now: datetime) -> datetime:
        """The last time for a letter, now or before."""
        if self.hourly:
            return now.replace(minute=0, second=0, microsecond=0)
        day = now.astimezone(self.zone).date()
        days = (day + timedelta(days=more) for more in (1, 0, -1, -2))
        return next(at for at in (_at(one, self.at, self.zone) for one in days) if at <= now)

    def next(self, now: datetime) -> datetime:
        """The first time for a letter after now."""
        if self.hourly:
            return self.last(now) + timedelta(hours=1)
        day = now.astimezone(self.zone).date()
        days = (day + timedelta(days=more) for more in (-1, 0, 1, 2))
        return next(at for at in (_at(one, self.at, self.zone) for one in days) if at > now)


@dataclass(frozen=True)
class Policy:
    """How the house wants to be told.

    What is not loud is collected in a digest. Who was asked has `patience` to answer.
    """

    digest: Digest
    quiet: Quiet | None = None
    patience: timedelta = timedelta(minutes=15)


@dataclass(frozen=True)
class Tell:
    """One telling: these waves to this person; `nobody` has no person, and must be said aloud."""

    person: Person | None
    waves: tuple[int, ...]
    way: Way


@dataclass(frozen=True)
class Decision:
    """What to tell now, and when to look again at the latest; None while nothing will change."""

    tell: tuple[Tell, ...] = ()
    look_again: datetime | None = None


def decide(waves: Sequence[Wave], rota: Rota, policy: Policy, now: datetime) -> Decision:
    """Whom to tell of what now. Who carries it out keeps each telling with its wave and rise."""
    each = [_ask(wave, rota, policy, now) for wave in waves if _asks(wave)]
    together = _collect([wave for wave in waves if not _asks(wave)], rota, policy, now)
    decisions = [*each, together]
    times = [one.look_again for one in decisions if one.look_again]
    return Decision(tuple(tell for one in decisions for tell in one.tell), min(times, default=None))


def _asks(wave: Wave) -> bool:
    """True for those that somebody shall look after, not only read of."""
    return (wave.rise.loud or wave.storms) and not wave.over


def _is_silent(wave: Wave) -> bool:
    return wave.false or wave.rise.level < 1 or (wave.muted and not wave.storms)


def _ask(wave: Wave, rota: Rota, policy: Policy, now: datetime) -> Decision:
    if _is_silent(wave):
        return Decision()
    quiet = policy.quiet.until(now) if policy.quiet and not wave.storms else None
    if quiet:
        return Decision((), quiet)
    if wave.answered and wave.heard and rota.here(wave.heard.person):
        return Decision(_risen(wave, (wave.heard.person,)))
    return _next(wave, rota, policy, now)


def _risen(wave: Wave, people: Sequence[Person]) -> tuple[Tell, ...]:
    """Those who know of the wave hear once that it has risen since."""
    knows = wave.told_now()
    if wave.heard and wave.heard.rise == wave.rise.number:
        knows.add(wave.heard.person)
    return tuple(Tell(one, (wave.id,), "risen") for one in people if one not in knows)


def _next(wave: Wave, rota: Rota, policy: Policy, now: datetime) -> Decision:
    """The chain goes on: those who were asked hear of a rise, and when their time is over the next.

    A rise does not begin the chain anew, or a wave that rises all the time would never reach the
    second in it. Who went away after being asked is not waited for.
    """
    first = _first_asked(wave)
    holder = [wave.heard.person] if wave.heard and rota.here(wave.heard.person) else []
    asked = [one for one in rota.order() if one in first]
    waiting = [one for one in rota.order() if one not in first and one not in holder]
    risen = _risen(wave, list(dict.fromkeys([*asked, *holder])))
    over = max((first[one] for one in asked), default=now - policy.patience) + policy.patience
    if over > now:
        return Decision(risen, over)
    if waiting:
        tell = Tell(waiting[0], (wave.id,), "asked")
        return Decision((*risen, tell), now + policy.patience)
    if None in wave.told_now():
        return Decision(risen)
    return Decision((*risen, Tell(None, (wave.id,), "nobody")))


def _first_asked(wave: Wave) -> dict[Person | None, datetime]:
    """When each person was asked first; who only read of it in a digest was not."""
    first: dict[Person | None, datetime] = {}
    for one in wave.told:
        if one.way != "digest":
            first.setdefault(one.person, one.at)
    return first


def _collect(waves: Sequence[Wave], rota: Rota, policy: Policy, now: datetime) -> Decision:
    """One letter with all small waves that nobody has heard of, to everybody who answers."""
    new = [one for one in waves if not (_is_silent(one) or one.heard or one.told_now())]
    if not new:
        return Decision()
    quiet = policy.quiet.until(now) if policy.quiet else None
    if quiet:
        return Decision((), quiet)
    due = tuple(one.id for one in new if one.rise.at <= policy.digest.last(now))
    tell = tuple(Tell(person, due, "digest") for person in rota.answers() if due)
    return Decision(tell, policy.digest.next(now) if len(due) < len(new) or not tell else None)


def _at(day: date, at: time, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, at, zone).astimezone(UTC)
