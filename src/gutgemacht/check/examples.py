"""Rules test themselves: each example is checked by its rule alone."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from gutgemacht.check.compile import Compiled, compile_guideline
from gutgemacht.check.draft import Context, Draft, Medium
from gutgemacht.check.judge import Judge
from gutgemacht.check.run import check
from gutgemacht.guideline import (
    Appetite,
    CalendarDay,
    Channel,
    Example,
    Glossary,
    Guideline,
    Rule,
)
from gutgemacht.guideline.calendar import TAGS
from gutgemacht.guideline.rule import Media
from gutgemacht.guideline.scope import STATUSES, one_of
from gutgemacht.guideline.words import DraftLanguage
from gutgemacht.media import Device, Facts, Location, Rights

NOON = 12
# A rule in force today is tested today; nothing here depends on the day of the test.
LATEST_DAY = "2027-01-04"
EVERY_STATUS = Appetite(statuses=frozenset(STATUSES))
SOMEWHERE = Location(48.13, 11.57)


@dataclass(frozen=True)
class Failure:
    """An example that does not do what it says."""

    rule: str
    language: DraftLanguage
    kind: str
    text: str
    message: str

    def __str__(self) -> str:
        return f"{self.rule} [{self.language}, {self.kind}] {self.text!r}: {self.message}"


def failures(
    rule: Rule, glossaries: Iterable[Glossary] = (), judges: Mapping[str, Judge] | None = None
) -> list[Failure]:
    """The examples of a rule that it misses, or that it should leave alone and does not.

    Of the lists that it refers to, names and examples are known; a rule of the kind "model"
    asks `judges`.
    """
    guideline = alone(rule, glossaries)
    compiled = compile_guideline(guideline, judges, statuses=[rule.status])
    found: list[Failure] = []
    for language, examples in rule.examples.items():
        for kind, texts in (("bad", examples.bad), ("good", examples.good)):
            for example in texts:
                message = _fault(rule, compiled, language, kind, example)
                if message:
                    found.append(Failure(rule.id, language, kind, example.plain, message))
    return found


def alone(rule: Rule, glossaries: Iterable[Glossary] = ()) -> Guideline:
    """A guideline of one rule, in which the examples of its lists are names too."""
    lists = tuple(
        glossary.model_copy(update={"terms": [*glossary.terms, *glossary.examples]})
        for glossary in glossaries
    )
    return Guideline(packs=(), rules=(rule,), days=tuple(such_days(rule)), glossaries=lists)


def _fault(
    rule: Rule, compiled: Compiled, language: DraftLanguage, kind: str, example: Example
) -> str:
    media = tuple(map(_medium, example.media))
    draft = Draft(example.plain, media, example.context.declared)
    verdict = check(draft, compiled, context(rule, language, example))
    spoke = bool(verdict.findings or verdict.questions)
    if kind == "good":
        found = ", ".join(repr(finding.text) for finding in verdict.findings)
        return f"must stay silent, but it speaks of {found or 'the draft'}" if spoke else ""
    if not spoke:
        return "must be found and is not"
    spans = tuple(tuple(finding.span) for finding in verdict.findings)
    if example.marks and spans and spans != example.marks:
        found = ", ".join(repr(finding.text) for finding in verdict.findings)
        return f"marks other words than are found: {found}"
    return ""


def such_days(rule: Rule) -> Iterator[CalendarDay]:
    """Stand-ins for the days to which a rule is limited: its examples need no calendar."""
    for name in rule.applies.days:
        yield CalendarDay.model_validate(
            {
                "id": "such-a-day" if name in TAGS else name,
                "tags": [name if name in TAGS else "occasion"],
                "when": {"listed": [_day(rule)]},
                "name": rule.title,
                "why": rule.why,
            }
        )


def _day(rule: Rule) -> str:
    return rule.applies.until or max(LATEST_DAY, rule.applies.from_ or "")


def _medium(media: Media) -> Medium:
    said = Facts(
        location=SOMEWHERE if media.location else None,
        device=Device(serial=media.serial, owner=media.owner),
        rights=Rights(notice=media.rights),
        source=media.source,
    )
    return Medium(media.kind, media.alt, media.captions, said, media.words)


def context(rule: Rule, language: DraftLanguage, example: Example) -> Context:
    """The context in which an example of a rule is checked."""
    wanted, applies = example.context, rule.applies
    channel: Channel = one_of(applies.channels[0]) if applies.channels else "other"
    return Context(
        time=datetime.fromisoformat(wanted.time or f"{_day(rule)}T{NOON}:00"),
        speaker=wanted.speaker or applies.speakers[0],
        channel=wanted.channel or channel,
        action=wanted.action or applies.actions[0],
        country=wanted.country or applies.countries[0],
        language=language,
        account=wanted.account,
        company=("Bergtal",),
        appetite=EVERY_STATUS,
    )
