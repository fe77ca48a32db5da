"""What holds on a day, kept to be compared, and what changed between two such days.

People confirm what binds them. They are asked again when a duty is new or says something
else: not when a sign in a text, a reason, an example, a source or a piece of advice changes,
and not when a duty ends. A law that begins counts on the day on which it begins.
"""

import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from gutgemacht.guideline.both import Both
from gutgemacht.guideline.handbook.standing import BINDING, in_use, standing
from gutgemacht.guideline.rule import Guideline, Rule
from gutgemacht.guideline.scope import (
    COUNTRIES,
    Action,
    Basis,
    Channel,
    ChannelGroup,
    Country,
    Day,
    Effect,
    Speaker,
)
from gutgemacht.guideline.strict import Strict

Field = Literal["title", "why", "instead", "rests-on", "applies"]
_BETWEEN_WORDS = re.compile(r"[\W_]+")


class Way(Strict):
    """On what a rule rests in a country, and what it does there."""

    basis: Basis
    effect: Effect


class Kept(Strict):
    """What a snapshot keeps of a rule."""

    id: str
    title: Both
    why: Both
    instead: Both
    ways: dict[Country, Way]
    speakers: list[Speaker]
    channels: list[Literal[Channel, ChannelGroup]]
    actions: list[Action]
    trial: bool

    @property
    def bound(self) -> tuple[Any, ...] | None:
        """What binds people or the company, the same when it means the same; None for advice."""
        ways = [
            (country, way.basis, way.effect)
            for country, way in sorted(self.ways.items())
            if way.basis != "advice"
        ]
        if self.trial or not ways:
            return None
        words = [_bare(text) for both in (self.title, self.instead) for text in (both.de, both.en)]
        return self.id, ways, *(sorted(names) for names in self._scope()), words

    @property
    def duty(self) -> tuple[Any, ...] | None:
        """What binds employees; None when the rule lays no duty on them."""
        lays = any(way.basis in BINDING for way in self.ways.values())
        return self.bound if lays and "employee" in self.speakers else None

    def differs(self, other: "Kept") -> tuple[Field, ...]:
        """The fields in which two states of a rule differ for a reader."""
        found: list[Field] = [
            name
            for name in ("title", "why", "instead")
            if getattr(self, name) != getattr(other, name)
        ]
        if (self.ways, self.trial) != (other.ways, other.trial):
            found.append("rests-on")
        if self._scope() != other._scope():
            found.append("applies")
        return tuple(found)

    def _scope(self) -> tuple[set[str], ...]:
        return set(self.speakers), set(self.channels), set(self.actions)


def _bare(text: str) -> str:
    """The words alone: commas, quotes, hyphens and capitals bind nobody."""
    return _BETWEEN_WORDS.sub(" ", text).strip().casefold()


class Snapshot(Strict):
    """What holds on a day, per rule and country."""

    day: Day
    rules: tuple[Kept, ...]

    def within(self, countries: Sequence[Country]) -> "Snapshot":
        """Only what holds in these countries."""
        rules = [
            rule.model_copy(update={"ways": ways})
            for rule in self.rules
            if (ways := {place: way for place, way in rule.ways.items() if place in countries})
        ]
        return Snapshot(day=self.day, rules=tuple(rules))

    @property
    def version(self) -> str:
        """Short, and different whenever something that binds anybody is."""
        return _digest([bound for rule in self.rules if (bound := rule.bound)])[:8]

    @property
    def words(self) -> str:
        """Different whenever a reader reads something else."""
        return _digest([rule.model_dump(mode="json") for rule in self.rules])


def _digest(data: Any) -> str:
    return hashlib.sha256(json.dumps(data, sort_keys=True).encode()).hexdigest()


def snapshot(guideline: Guideline, day: date) -> Snapshot:
    """What holds on a day in all countries."""
    kept = [_kept(rule, day) for rule in in_use(guideline)]
    return Snapshot(day=day.isoformat(), rules=tuple(rule for rule in kept if rule.ways))


def _kept(rule: Rule, day: date) -> Kept:
    return Kept(
        id=rule.id,
        title=rule.promise or rule.title,
        why=rule.why,
        instead=rule.instead,
        ways={
            country: Way(basis=basis, effect=effect)
            for country, (basis, effect) in standing(rule, COUNTRIES, day).items()
        },
        speakers=rule.applies.speakers,
        channels=rule.applies.channels,
        actions=rule.applies.actions,
        trial=rule.status == "trial",
    )


@dataclass(frozen=True)
class Change:
    """A rule that is new, says something else, or holds no longer."""

    kind: Literal["added", "changed", "removed"]
    before: Kept | None
    after: Kept | None

    @property
    def rule(self) -> Kept:
        """The rule as it is now, or was last."""
        found = self.after or self.before
        assert found is not None
        return found

    @property
    def binds(self) -> bool:
        """True when it lays a duty on employees that they did not have, or had otherwise."""
        duty = self.after.duty if self.after else None
        return duty is not None and duty != (self.before.duty if self.before else None)

    @property
    def ends(self) -> bool:
        """True when employees had a duty and have none any more."""
        had = self.before is not None and self.before.duty is not None
        return had and (self.after is None or self.after.duty is None)

    @property
    def fields(self) -> tuple[Field, ...]:
        """Where old and new words differ."""
        return self.before.differs(self.after) if self.before and self.after else ()


def changes(before: Snapshot, after: Snapshot) -> tuple[Change, ...]:
    """What changed between two snapshots, what binds first, then by id."""
    old = {rule.id: rule for rule in before.rules}
    new = {rule.id: rule for rule in after.rules}
    found = [Change("added", None, new[id_]) for id_ in new.keys() - old.keys()]
    found += [Change("removed", old[id_], None) for id_ in old.keys() - new.keys()]
    found += [
        Change("changed", old[id_], new[id_])
        for id_ in old.keys() & new.keys()
        if old[id_].differs(new[id_])
    ]
    return tuple(sorted(found, key=lambda change: (not change.binds, change.rule.id)))
