"""The handbook as data: what every format prints, in the order in which one reads it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from gutgemacht.guideline.handbook.applies import applies
from gutgemacht.guideline.handbook.changes import Snapshot, changes, snapshot
from gutgemacht.guideline.handbook.difference import Difference, difference
from gutgemacht.guideline.handbook.examples import Shown, chosen
from gutgemacht.guideline.handbook.standing import BASES, BINDING, Standing, in_use, standing
from gutgemacht.guideline.handbook.words import Say
from gutgemacht.guideline.rule import Guideline, Law, Rule, Topic
from gutgemacht.guideline.scope import COUNTRIES, Basis, Country, Effect
from gutgemacht.guideline.topics import topic_words
from gutgemacht.guideline.words import DraftLanguage

SIGNS: dict[Basis | Effect, str] = {
    "law": "§",
    "contract": "&",
    "house": "⌂",
    "advice": "○",
    "protection": "☂",
    "stop": "⬣",
    "ask": "◆",
    "hint": "●",
}
EFFECTS: tuple[Effect, ...] = ("stop", "ask", "hint")
Kind = Literal["rule", "protection"]


@dataclass(frozen=True)
class Tag:
    """What a rule rests on and what it does, and where, when that is not everywhere alike."""

    basis: Basis
    effect: Effect
    where: str


@dataclass(frozen=True)
class Link:
    """A source."""

    name: str
    url: str


@dataclass(frozen=True)
class Entry:
    """One rule as the handbook tells it."""

    id: str
    title: str
    tags: tuple[Tag, ...]
    trial: bool
    employees: bool
    laws: tuple[str, ...]
    applies: str
    why: str
    instead: str
    bad: tuple[Shown, ...]
    good: tuple[Shown, ...]
    sources: tuple[Link, ...]

    @property
    def binds(self) -> bool:
        """True when it binds people somewhere."""
        return not self.trial and any(tag.basis in BINDING for tag in self.tags)


@dataclass(frozen=True)
class Chapter:
    """The rules of a topic."""

    id: Topic
    kind: Kind
    title: str
    lead: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Handbook:
    """All that stands in the book."""

    language: DraftLanguage
    company: str
    day: str
    version: str
    countries: tuple[Country, ...]
    packs: tuple[str, ...]
    chapters: tuple[Chapter, ...]
    # What changed since a day before, where somebody asked.
    since: str = ""
    changed: tuple[Difference, ...] = ()

    @property
    def say(self) -> Say:
        """What is said around the rules."""
        return Say(self.language)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All rules by their id."""
        found = [entry for chapter in self.chapters for entry in chapter.entries]
        return tuple(sorted(found, key=lambda entry: entry.id))


def handbook(
    guideline: Guideline,
    language: DraftLanguage,
    day: date,
    countries: Sequence[Country] = COUNTRIES,
    company: str = "",
    since: Snapshot | None = None,
) -> Handbook:
    """The handbook of a guideline as it stands on a day in some countries."""
    say = Say(language)
    rules = [rule for rule in in_use(guideline) if standing(rule, countries, day)]
    kept = snapshot(guideline, day).within(countries)
    changed = changes(since.within(countries), kept) if since else ()
    return Handbook(
        language=language,
        company=company or guideline.company.name,
        day=day.isoformat(),
        version=kept.version,
        countries=tuple(countries),
        packs=tuple(f"{pack.title.in_(language)} {pack.version}" for pack in guideline.packs),
        chapters=tuple(
            _chapter(topic, word, found, say, day, countries)
            for topic, word in _in_order(say)
            if (found := [rule for rule in rules if rule.topic == topic])
        ),
        since=since.day if since else "",
        changed=tuple(difference(change, say) for change in changed),
    )


def _in_order(say: Say) -> list[tuple[Topic, str]]:
    """What protects people comes first."""
    topics = topic_words(say.language)
    rest = [(topic, word) for topic, word in topics.items() if topic != "protection"]
    return [("protection", say("protects-you")), *rest]


def _chapter(
    topic: Topic, title: str, rules: list[Rule], say: Say, day: date, countries: Sequence[Country]
) -> Chapter:
    entries = [_entry(rule, standing(rule, countries, day), say, day) for rule in rules]
    return Chapter(
        id=topic,
        kind="protection" if topic == "protection" else "rule",
        title=title,
        lead=say(f"lead.{topic}"),
        entries=tuple(sorted(entries, key=strength)),
    )


def strength(entry: Entry) -> tuple[bool, int, int, str]:
    """What binds most comes first, what is on trial last."""
    first = entry.tags[0]
    return entry.trial, BASES.index(first.basis), EFFECTS.index(first.effect), entry.id


def _entry(rule: Rule, stands: Standing, say: Say, day: date) -> Entry:
    language = say.language
    bad, good = chosen(rule, say)
    return Entry(
        id=rule.id,
        title=(rule.promise or rule.title).in_(language),
        tags=_tags(stands, say),
        trial=rule.status == "trial",
        employees="employee" in rule.applies.speakers,
        laws=_laws(rule, tuple(stands), say, day),
        applies=_applies(rule, say),
        why=rule.why.in_(language),
        instead=rule.instead.in_(language),
        bad=bad,
        good=good,
        sources=tuple(Link(source.name, source.url or "") for source in rule.sources),
    )


def _applies(rule: Rule, say: Say) -> str:
    scope = rule.applies
    parts = [applies(scope.speakers, scope.channels, scope.actions, say)]
    if scope.until:
        parts.append(say("until", day=say.day(scope.until)))
    if rule.panel:
        parts.append(say("panel"))
    return " · ".join(parts)


def _tags(stands: Standing, say: Say) -> tuple[Tag, ...]:
    """One tag when the rule stands alike everywhere, else one for each way with its countries."""
    ways: dict[tuple[Basis, Effect], list[Country]] = {}
    for country, way in stands.items():
        ways.setdefault(way, []).append(country)
    alike = len(ways) == 1
    return tuple(
        Tag(basis, effect, "" if alike else say.where(countries))
        for (basis, effect), countries in sorted(
            ways.items(), key=lambda item: BASES.index(item[0][0])
        )
    )


def _laws(rule: Rule, countries: tuple[Country, ...], say: Say, day: date) -> tuple[str, ...]:
    """Where, since when and by which norm; also what becomes law later."""
    today = day.isoformat()
    held = [law for law in rule.law if law.until is None or law.until >= today]
    lines = []
    for law in held:
        shared = [country for country in countries if country in law.countries]
        if shared:
            lines.append(_law(law, say.where(shared), today, say))
    return tuple(lines)


def _law(law: Law, where: str, today: str, say: Say) -> str:
    word = say("basis.law")
    if law.from_ is None:
        return say("law-is", word=word, where=where, name=law.name)
    key = "law-since" if law.from_ <= today else "law-from"
    return say(key, word=word, where=where, day=say.day(law.from_), name=law.name)
