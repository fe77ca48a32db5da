"""The types of a lesson: one short path, one file `lessons/<id>.yml`, good without a teacher."""

from collections.abc import Iterator
from typing import Annotated, Self

from pydantic import AfterValidator, Field, model_validator

from gutgemacht.guideline.both import Both
from gutgemacht.guideline.rule import Source
from gutgemacht.guideline.strict import Strict
from gutgemacht.guideline.words import DRAFT_LANGUAGES, DraftLanguage

# More is not read in one go.
MOST_WORDS = 120
FEWEST_STEPS, MOST_STEPS = 3, 6
# Calm reading, with time to think: below the 238 words a minute that Brysbaert (2019, Journal of
# Memory and Language 109) found for silent reading in English.
WORDS_A_MINUTE = 180
MINUTES_TO_ANSWER = 0.75


def _is_short(both: Both) -> Both:
    for language in DRAFT_LANGUAGES:
        words = len(both.in_(language).split())
        if words > MOST_WORDS:
            message = f"has {words} words; at most {MOST_WORDS} are read in one go"
            raise ValueError(f"{language}: {message}")
    return both


Short = Annotated[Both, AfterValidator(_is_short)]


class Option(Strict):
    """One answer to choose, and what is told to whoever chose it."""

    text: Both
    why: Short


class Question(Strict):
    """A question of the lesson's own; `right` is the place of the best answer, from 1."""

    ask: Both
    choices: list[Option] = Field(min_length=2, max_length=4)
    right: int = Field(ge=1)

    @model_validator(mode="after")
    def _has_it(self) -> Self:
        if self.right > len(self.choices):
            raise ValueError(f"right: {self.right} is none of the {len(self.choices)} choices")
        return self


class Step(Strict):
    """A short text, and what is done with it: a card of a rule or case, a question, or nothing.

    `sources` name those of the lesson from which the facts of the text are.
    """

    title: Both
    text: Short
    sources: list[str] = []
    card: str | None = Field(
        default=None, pattern=r"^[a-z0-9-]+\.(spot|mend|decide|why|case)\.[1-9][0-9]*$"
    )
    question: Question | None = None

    @model_validator(mode="after")
    def _asks_once(self) -> Self:
        if self.card and self.question:
            raise ValueError("card: a step has a card or a question; make two steps of it")
        return self


class Lesson(Strict):
    """One lesson: a situation, a few steps, what one takes along, and a thing to try tomorrow."""

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)
    number: int = Field(ge=1)
    title: Both
    promise: Both
    opening: Short
    steps: list[Step] = Field(min_length=FEWEST_STEPS, max_length=MOST_STEPS)
    take: list[Both] = Field(min_length=1, max_length=4)
    tomorrow: Short
    sources: dict[str, Source] = Field(min_length=1)

    @model_validator(mode="after")
    def _sources_are_those_used(self) -> Self:
        used = set()
        for number, step in enumerate(self.steps):
            for place, name in enumerate(step.sources):
                if name not in self.sources:
                    raise ValueError(f"steps.{number}.sources.{place}: {name!r} is no source below")
                used.add(name)
        for name in self.sources:
            if name not in used:
                raise ValueError(f"sources.{name}: no step names it; take it out, or name it there")
        return self

    def cards(self) -> Iterator[tuple[int, str]]:
        """The cards it asks for, each with the place of its step, from 0."""
        return ((place, step.card) for place, step in enumerate(self.steps) if step.card)

    def minutes(self, language: DraftLanguage) -> int:
        """How long it takes: read calmly, and every card and question answered."""
        words = sum(len(text.in_(language).split()) for text in self._texts())
        asked = sum(bool(step.card or step.question) for step in self.steps)
        return round(words / WORDS_A_MINUTE + asked * MINUTES_TO_ANSWER)

    def _texts(self) -> Iterator[Both]:
        yield from (self.title, self.promise, self.opening, *self.take, self.tomorrow)
        for step in self.steps:
            yield from (step.title, step.text)
            if step.question:
                yield step.question.ask
                yield from (part for one in step.question.choices for part in (one.text, one.why))
