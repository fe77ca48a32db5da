"""A guideline made ready: built once, then read by every check, never changed.

Scope costs nothing at check time: per distinct context there is one row that says for each
rule how it binds there, or that it does not.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from gutgemacht.check.draft import Context
from gutgemacht.check.judge import Judge
from gutgemacht.check.kinds import KINDS, Matcher
from gutgemacht.check.lexicon import Lexicon
from gutgemacht.check.scan import Entry, PlainScanner, Scanner
from gutgemacht.check.unless import Excuse, excuse
from gutgemacht.guideline import (
    Appetite,
    Basis,
    CalendarDay,
    Country,
    Effect,
    Guideline,
    Rule,
    Status,
    Subject,
    days_on,
    first_named,
)

# Drafts are made ready as well: an appetite may want to hear them.
IN_FORCE: tuple[Status, ...] = ("draft", "trial", "active")
LARGEST_TABLE = 4_096

Key = tuple[str, str, str, str, int, Appetite, frozenset[str]]


class Binding(NamedTuple):
    """How a rule binds in a context; what is `advisory` stays a hint whatever is declared."""

    basis: Basis
    effect: Effect
    advisory: bool = False


Row = tuple[Binding | None, ...]


@dataclass(frozen=True)
class CompiledRule:
    """A rule with what finds it and what excuses a match."""

    rule: Rule
    matcher: Matcher
    excuses: tuple[Excuse, ...]


@dataclass(frozen=True)
class Compiled:
    """All rules in force, their entries and the scanner that finds these."""

    rules: tuple[CompiledRule, ...]
    entries: tuple[Entry, ...]
    scanner: Scanner
    fingerprint: str
    # Days of the calendars that matter to some rule, and their names.
    days: tuple[CalendarDay, ...]
    # Days on which the way a rule binds may change, in order.
    _turns: tuple[str, ...]
    _by_entry: Mapping[int, tuple[int, ...]]
    # Rules that an answer alone makes speak.
    _by_answer: Mapping[tuple[Subject, str], tuple[int, ...]]
    _untriggered: tuple[int, ...]
    _rows: dict[Key, Row] = field(default_factory=dict)
    _days_on: dict[tuple[Country, date], tuple[CalendarDay, ...]] = field(default_factory=dict)

    def days_on(self, context: Context) -> tuple[CalendarDay, ...]:
        """What day it is in this context, as far as it matters to a rule."""
        key = (context.country, context.time.date())
        if key not in self._days_on:
            _make_room(self._days_on)
            self._days_on[key] = days_on(self.days, *key)
        return self._days_on[key]

    def row(self, context: Context) -> Row:
        """Per rule how it binds in this context, or None where it does not speak."""
        day = context.time.date()
        era = sum(turn <= day.isoformat() for turn in self._turns)
        names = frozenset[str]().union(*(known.names for known in self.days_on(context)))
        key = (
            context.speaker,
            context.channel,
            context.action,
            context.country,
            era,
            context.appetite,
            names,
        )
        row = self._rows.get(key)
        if row is None:
            _make_room(self._rows)
            row = tuple(_binding(compiled.rule, context, day, names) for compiled in self.rules)
            self._rows[key] = row
        return row

    def candidates(self, hit_entries: set[int], declared: Mapping[Subject, str]) -> list[int]:
        """The rules worth asking, given the entries that stand in the text and the answers."""
        found = set(self._untriggered)
        for answer in declared.items():
            found.update(self._by_answer.get(answer, ()))
        for entry in hit_entries:
            found.update(self._by_entry.get(entry, ()))
        return sorted(found)


def compile_guideline(
    guideline: Guideline,
    judges: Mapping[str, Judge] | None = None,
    statuses: Collection[Status] = IN_FORCE,
) -> Compiled:
    """The guideline ready for `check`; rules of other statuses are left out.

    `judges` are the opinions that rules of the kind "model" ask for, by name.
    """
    lexicon = Lexicon(guideline.glossaries)
    rules = tuple(
        CompiledRule(
            rule,
            KINDS[rule.find.kind](rule, lexicon, judges or {}),
            tuple(excuse(unless, lexicon) for unless in rule.unless),
        )
        for rule in guideline.rules
        if rule.status in statuses and rule.id not in guideline.company.off
    )
    named = frozenset[str]().union(*(compiled.rule.days for compiled in rules))
    by_entry: dict[int, tuple[int, ...]] = {}
    by_answer: dict[tuple[Subject, str], tuple[int, ...]] = {}
    for number, compiled in enumerate(rules):
        for entry in compiled.matcher.triggers or ():
            by_entry[entry] = (*by_entry.get(entry, ()), number)
        if (declare := compiled.rule.declare) is not None:
            for name in declare.effect:
                answer = declare.subject, name
                by_answer[answer] = (*by_answer.get(answer, ()), number)
    return Compiled(
        rules,
        lexicon.entries,
        PlainScanner(lexicon.entries),
        guideline.fingerprint,
        tuple(day for day in guideline.days if first_named([day], named)),
        _turns(guideline),
        by_entry,
        by_answer,
        tuple(n for n, compiled in enumerate(rules) if compiled.matcher.triggers is None),
    )


def _make_room(table: dict[Any, Any]) -> None:
    if len(table) >= LARGEST_TABLE:
        table.clear()


def _binding(rule: Rule, context: Context, day: date, names: frozenset[str]) -> Binding | None:
    covered = rule.applies.covers(
        context.speaker, context.channel, context.action, context.country, day, names
    )
    if not covered:
        return None
    basis, effect = rule.basis_and_effect(context.country, day, names)
    if not context.appetite.wants(rule.status, effect, basis):
        return None
    # A rule on trial may be wrong, and a person's own account is their own.
    advisory = rule.status != "active" or context.speaker != "company"
    return Binding(basis, "hint" if advisory else effect, advisory)


def _turns(guideline: Guideline) -> tuple[str, ...]:
    days: set[str] = set()
    for rule in guideline.rules:
        periods = [(rule.applies.from_, rule.applies.until)]
        periods += [(law.from_, law.until) for law in rule.law]
        for from_, until in periods:
            days.update(day for day in (from_, _day_after(until)) if day)
    return tuple(sorted(days))


def _day_after(day: str | None) -> str | None:
    if day is None or day == date.max.isoformat():
        return None
    return date.fromordinal(date.fromisoformat(day).toordinal() + 1).isoformat()
