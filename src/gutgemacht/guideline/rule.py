"""The types of a guideline: the only place with defaults.

One rule is one file `packs/<pack>/rules/<id>.yml`. What is law is law somewhere and since
some day; so a rule names its house basis, and under `law` where and when it binds by law.
"""

import hashlib
import re
from collections.abc import Collection
from datetime import date, datetime
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    Field,
    GetJsonSchemaHandler,
    ValidationInfo,
    field_validator,
    model_validator,
)

from gutgemacht.guideline.appetite import Appetite, Appetites
from gutgemacht.guideline.both import Both
from gutgemacht.guideline.calendar import CalendarDay
from gutgemacht.guideline.company import Company
from gutgemacht.guideline.declaration import Declaration, Declare, Subject
from gutgemacht.guideline.find import Find
from gutgemacht.guideline.glossary import Glossary
from gutgemacht.guideline.pattern import Pattern, expression, is_tried
from gutgemacht.guideline.scope import (
    COUNTRIES,
    Action,
    Basis,
    Channel,
    Country,
    Day,
    DayName,
    Effect,
    Scope,
    Speaker,
    Status,
    in_force,
)
from gutgemacht.guideline.strict import Strict
from gutgemacht.guideline.words import ByLanguage, DraftLanguage

Topic = Literal[
    "identity",
    "advertising",
    "confidential",
    "people",
    "claims",
    "rights",
    "tone",
    "stereotypes",
    "campaign",
    "reply",
    "accounts",
    "protection",
    "craft",
]

FEWEST_EXAMPLES = 3

_MARK = re.compile(r"\[\[(.+?)\]\](?!\])", re.DOTALL)


class Unless(ByLanguage):
    """An exception: the finding falls when one of these stands within the window.

    match: overlaps the match · sentence · post · start: the text begins with it ·
    a number: within so many words of the match. It holds in `countries`.
    """

    patterns: list[Pattern] = []
    countries: list[Country] = list(COUNTRIES)
    within: Literal["match", "sentence", "post", "start"] | int = "match"

    @model_validator(mode="after")
    def _fits_together(self, info: ValidationInfo) -> "Unless":
        if self.patterns and not is_tried(info):
            expression(tuple(self.patterns), "both")
        return self


class Law(Strict):
    """Where and since when the rule is law."""

    countries: list[Country]
    name: str = Field(min_length=1)
    effect: Effect
    from_: Day | None = Field(default=None, alias="from")
    until: Day | None = None

    def binds(self, country: Country, day: date) -> bool:
        """True when this law holds in `country` on `day`."""
        return country in self.countries and in_force(self.from_, self.until, day)


class Sharper(Strict):
    """Days on which the rule binds with another effect than usual."""

    days: list[DayName] = Field(min_length=1)
    effect: Effect


class Media(Strict):
    """A picture or film in an example, and what its file would say."""

    kind: Literal["image", "video"]
    alt: str | None = None
    captions: bool = False
    location: bool = False
    serial: str = ""
    owner: str = ""
    rights: str = ""
    source: Annotated[str, Field(pattern=r"^[A-Za-z]*$")] = ""
    words: str = ""


def _is_time(value: str) -> str:
    try:
        datetime.fromisoformat(value)
    except ValueError:
        raise ValueError(f"{value!r} is no time such as 2026-09-27T14:30") from None
    return value


class ExampleContext(Strict):
    """The context of an example; what is absent is the first that the rule applies to."""

    speaker: Speaker | None = None
    channel: Channel | None = None
    action: Action | None = None
    country: Country | None = None
    time: Annotated[str, AfterValidator(_is_time)] | None = None
    account: str = ""
    declared: dict[Subject, str] = {}


class Example(Strict):
    """A text with `[[marks]]` around what must be found; a plain text in the file will do."""

    text: str
    context: ExampleContext = Field(default=ExampleContext(), alias="as")
    media: list[Media] = []

    @model_validator(mode="after")
    def _marks_are_whole(self) -> "Example":
        if "[[" in self.plain:
            raise ValueError(f"text: a mark is not closed or empty in {self.text!r}")
        return self

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: object) -> object:
        return {"text": value} if isinstance(value, str) else value

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: GetJsonSchemaHandler) -> Any:
        """An object, or just its text."""
        return {"anyOf": [{"type": "string"}, handler(schema)]}

    @cached_property
    def plain(self) -> str:
        """The text without its marks."""
        return _MARK.sub(r"\1", self.text)

    @cached_property
    def marks(self) -> tuple[tuple[int, int], ...]:
        """The marked stretches as (start, end) in `plain`."""
        found: list[tuple[int, int]] = []
        for count, match in enumerate(_MARK.finditer(self.text)):
            start = match.start() - 4 * count
            found.append((start, start + len(match[1])))
        return tuple(found)

    @cached_property
    def parts(self) -> tuple[tuple[str, bool], ...]:
        """The text cut at its marks: (stretch, marked?)."""
        parts: list[tuple[str, bool]] = []
        end = 0
        for start, stop in self.marks:
            parts += [(self.plain[end:start], False), (self.plain[start:stop], True)]
            end = stop
        return tuple(part for part in (*parts, (self.plain[end:], False)) if part[0])


class Examples(Strict):
    """What must be found and what must stay silent."""

    bad: list[Example]
    good: list[Example]


class Source(Strict):
    """Where the rule comes from."""

    name: str = Field(min_length=1)
    url: str | None = Field(default=None, pattern=r"^https?://\S+$")


class Rule(Strict):
    """One rule, in all its lives: check, handbook, card, test."""

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)
    revision: int = Field(ge=1)
    status: Status
    since: dict[Status, Day]
    topic: Topic
    catalogue: list[str] = []
    basis: Literal["contract", "house", "advice", "protection"]
    effect: Effect
    law: list[Law] = []
    applies: Scope = Scope()
    sharper: Sharper | None = None
    find: Find
    unless: list[Unless] = []
    declare: Declare | None = None
    # What it finds in a post of the company is read by a panel before it goes out.
    panel: bool = False
    title: Both
    # Of a rule that protects people: what the company promises them.
    promise: Both | None = None
    why: Both
    instead: Both
    replace: dict[DraftLanguage, list[str]] = {}
    prepend: Both | None = None
    examples: dict[DraftLanguage, Examples]
    sources: list[Source] = Field(min_length=1)

    @field_validator("since")
    @classmethod
    def _in_order(cls, since: dict[Status, str]) -> dict[Status, str]:
        days = [since[stage] for stage in ("draft", "trial", "active", "retired") if stage in since]
        if days != sorted(days):
            raise ValueError("the dates run backwards; draft comes before trial before active")
        return since

    @model_validator(mode="after")
    def _is_whole(self) -> "Rule":
        if self.promise is not None and self.basis != "protection":
            raise ValueError("promise: only a rule with the basis 'protection' promises something")
        if self.panel and "company" not in self.applies.speakers:
            raise ValueError(
                "panel: only what the company says is read by a panel; name it in applies.speakers"
            )
        if self.status not in self.since:
            raise ValueError(f"since: names no date for the status {self.status!r}")
        if self.status in ("trial", "active"):
            for language in self.languages_shown:
                self._has_examples(language)
        return self

    def _has_examples(self, language: DraftLanguage) -> None:
        examples = self.examples.get(language)
        for kind in ("bad", "good"):
            given: list[Example] = getattr(examples, kind) if examples else []
            if len(given) < FEWEST_EXAMPLES:
                raise ValueError(
                    f"examples.{language}.{kind}: {len(given)} given; a rule in force needs at "
                    f"least {FEWEST_EXAMPLES} per checked language"
                )
        for example in examples.bad if examples else []:
            if self.marks_needed and not example.marks:
                raise ValueError(
                    f"examples.{language}.bad: {example.text!r} marks nothing; put [[ ]] around "
                    "the words that must be found"
                )

    @property
    def glossaries(self) -> set[str]:
        """The lists of names that it refers to."""
        lists = [*self.unless, *([self.find] if isinstance(self.find, ByLanguage) else [])]
        return {name for terms in lists for name in terms.glossaries}

    @property
    def checks(self) -> tuple[DraftLanguage, ...]:
        """The languages of drafts that this rule can read."""
        return self.find.languages

    @property
    def languages_shown(self) -> tuple[DraftLanguage, ...]:
        """The languages in which examples are needed: names alone are the same in each."""
        names_only = isinstance(self.find, ByLanguage) and not self.find.items()
        if names_only and self.glossaries and self.examples:
            return tuple(self.examples)
        return self.checks

    @property
    def marks_needed(self) -> bool:
        """True when the rule finds words, not something about the draft as a whole."""
        return self.find.kind not in ("question", "meta")

    @property
    def days(self) -> frozenset[str]:
        """The days that matter to this rule, by id or tag."""
        return frozenset(self.applies.days + (self.sharper.days if self.sharper else []))

    @property
    def reads_guidelines(self) -> bool:
        """True when the rule reads texts of guidelines only: it binds the company, not people."""
        return self.applies.actions == ["guideline"]

    @property
    def reads_words(self) -> bool:
        """True when the rule speaks of words wherever they stand, not of the post as a whole."""
        find = self.find
        if find.kind == "structure":
            return find.form in ("hashtag-case", "hashtag-reading", "fake-letters")
        return find.kind in ("term", "pattern", "identifier", "model")

    def basis_and_effect(
        self, country: Country, day: date, names: Collection[str] = ()
    ) -> tuple[Basis, Effect]:
        """How the rule binds in a country on a day: by law where it is law, else by itself.

        `names` are those of the calendars for this day; by them the rule may be sharper.
        """
        for law in self.law:
            if law.binds(country, day):
                return "law", law.effect
        if self.sharper and not set(self.sharper.days).isdisjoint(names):
            return self.basis, self.sharper.effect
        return self.basis, self.effect


class Pack(Strict):
    """Rules that belong together: `packs/<pack>/pack.yml`."""

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    version: str
    title: Both
    purpose: Both
    owner: str
    licence: str
    # What stays free whatever the rules say, and how the company's reporting office is reached.
    freedoms: Both | None = None
    channel: str | None = Field(default=None, min_length=1)


class Guideline(Strict):
    """The rules of several packs, in the order of their ids, and what they all share."""

    packs: tuple[Pack, ...]
    rules: tuple[Rule, ...]
    days: tuple[CalendarDay, ...] = ()
    glossaries: tuple[Glossary, ...] = ()
    declaration: Declaration = Declaration()
    appetites: Appetites = Appetites()
    company: Company = Company()

    @property
    def appetite(self) -> Appetite:
        """What the company wants to hear."""
        return self.company.switches or self.appetites.named(self.company.appetite)

    @cached_property
    def by_id(self) -> dict[str, Rule]:
        """The rules by their id."""
        return {rule.id: rule for rule in self.rules}

    @cached_property
    def fingerprint(self) -> str:
        """Changes whenever any rule or pack changes."""
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()[:16]
