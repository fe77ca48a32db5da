"""Questions, steps and words as data, and a company's own in their place.

A company that wants another playbook puts a file of the same name into `incident/` of its data
folder. What is wrong with it is told by file, line and key, and ours holds until it is mended.
"""

from pathlib import Path
from typing import Literal, NamedTuple, TypeVar

from pydantic import Field, model_validator

from gutgemacht.guideline.both import Both
from gutgemacht.guideline.load import GuidelineError, Problem, load_file
from gutgemacht.guideline.strict import Strict

SHIPPED, OWN = Path(__file__).parent / "data", "incident"

Kind = Literal["staff", "hacked"]
Support = Literal[
    "freeze", "evidence", "triage", "statement", "answers", "promise", "channels", "people",
    "review", "talk",
]  # fmt: skip
Cluster = Literal["victim", "accidental", "preventable"]
Strategy = Literal["deny", "diminish", "rebuild", "bolster"]
Identifier = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40)


class PlaybookStep(Strict):
    """One step: until which minute, who, what and how; `only` in incidents of that kind.

    `support` is the part of the room that helps with it.
    """

    id: str = Identifier
    minute: int = Field(ge=0)
    who: Both
    what: Both
    how: Both
    support: Support | None = None
    only: Kind | None = None


class Playbook(Strict):
    """What is done, in the order of its minutes."""

    steps: list[PlaybookStep] = Field(min_length=1)

    @model_validator(mode="after")
    def _ids_are_single(self) -> "Playbook":
        names = [step.id for step in self.steps]
        twice = sorted({name for name in names if names.count(name) > 1})
        if twice:
            raise ValueError(f"{', '.join(twice)}: each step needs an id of its own")
        return self

    def steps_for(self, kinds: frozenset[Kind]) -> list[PlaybookStep]:
        """The steps of an incident of these kinds, by minute."""
        fitting = [step for step in self.steps if step.only is None or step.only in kinds]
        return sorted(fitting, key=lambda step: step.minute)


class Answer(Strict):
    """One answer: the level it speaks for, a cluster it points at, a kind it makes of it."""

    id: str = Identifier
    words: Both
    level: int = Field(default=0, ge=0, le=6)
    cluster: Cluster | None = None
    kind: Kind | None = None
    harsher: bool = False
    """It raises the responsibility that people see by one (history, bad name)."""


class Question(Strict):
    """One question of the triage."""

    id: str = Identifier
    words: Both
    help: Both
    answers: list[Answer] = Field(min_length=2)


class Triage(Strict):
    """The questions in their order, and what fits which responsibility."""

    questions: list[Question] = Field(min_length=1)
    clusters: dict[Cluster, Both]
    strategies: dict[Strategy, Both]
    levels: list[Both] = Field(min_length=7, max_length=7)


class Blank(Strict):
    """What is to be filled in: `[id]` in the text."""

    id: str = Identifier
    words: Both


class Template(Strict):
    """One statement to begin with."""

    id: str = Identifier
    title: Both
    when: Both
    text: Both
    blanks: list[Blank] = []

    @model_validator(mode="after")
    def _blanks_stand_in_it(self) -> "Template":
        missing = [
            blank.id
            for blank in self.blanks
            if any(f"[{blank.id}]" not in text for text in (self.text.de, self.text.en))
        ]
        if missing:
            raise ValueError(f"[{missing[0]}] must stand in the text of both languages")
        return self


class Statements(Strict):
    """The templates."""

    templates: list[Template] = Field(min_length=1)


class Books(NamedTuple):
    """All that is read, and what is wrong with the company's own files."""

    playbook: Playbook
    triage: Triage
    statements: Statements
    problems: tuple[Problem, ...] = ()


Model = TypeVar("Model", bound=Strict)


def load_books(data: Path | None = None) -> Books:
    """Ours, each replaced by the company's own where that is sound."""
    problems: list[Problem] = []
    return Books(
        _load("playbook.yml", Playbook, data, problems),
        _load("triage.yml", Triage, data, problems),
        _load("statements.yml", Statements, data, problems),
        tuple(problems),
    )


def book_files(data: Path) -> list[Path]:
    """The company's own files, as far as there are any."""
    return sorted((data / OWN).glob("*.yml"))


def _load(name: str, model: type[Model], data: Path | None, problems: list[Problem]) -> Model:
    own = data / OWN / name if data else None
    if own is not None and own.is_file():
        try:
            return load_file(own, model)
        except GuidelineError as error:
            problems += error.problems
    return load_file(SHIPPED / name, model)
