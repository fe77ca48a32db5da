"""The declaration: five questions that no machine can answer, and how rules hear the answers."""

from typing import Literal, get_args

from pydantic import Field, model_validator

from gutgemacht.guideline.both import Both
from gutgemacht.guideline.scope import Effect
from gutgemacht.guideline.strict import Strict

Subject = Literal["paid", "people", "proof", "ai", "rights"]
SUBJECTS: tuple[Subject, ...] = get_args(Subject)


class Answer(Strict):
    """One answer that can be chosen."""

    id: str = Field(pattern=r"^[a-z]+(-[a-z]+)*$")
    text: Both


class Asked(Strict):
    """One question of the declaration with its answers."""

    subject: Subject
    text: Both
    why: Both
    answers: list[Answer] = Field(min_length=2)

    @property
    def known(self) -> tuple[str, ...]:
        """The ids of the answers."""
        return tuple(answer.id for answer in self.answers)


class Declaration(Strict):
    """The questions, in the order in which they are asked: `packs/core/declaration.yml`."""

    questions: list[Asked] = []

    @model_validator(mode="after")
    def _each_once(self) -> "Declaration":
        subjects = [asked.subject for asked in self.questions]
        if len(set(subjects)) < len(subjects):
            raise ValueError("questions: one subject is asked about twice")
        return self

    def about(self, subject: str) -> Asked | None:
        """The question about a subject, if it is asked here."""
        return next((asked for asked in self.questions if asked.subject == subject), None)


class Declare(Strict):
    """Whose answer a rule needs, and what the answers change.

    settled: with these answers the rule is silent · effect: with these it speaks so, and a rule
    of the kind `question` then speaks even where none of its terms stands.
    """

    subject: Subject
    settled: list[str] = Field(min_length=1)
    effect: dict[str, Effect] = {}

    def answers(self) -> tuple[str, ...]:
        """The answers that it names."""
        return (*self.settled, *self.effect)
