"""Questions: every word of the reading page, one file a language in `wording/`.

The questions follow what is known of testing texts on readers: five seconds' look and an open
question for the gist, pairs of words for the attitude, an open question for whom it might hurt,
and what one would do (sources: docs/panel.md). No word of them says that something hurts, or that
nothing does.
"""

from collections.abc import Collection
from functools import cache
from pathlib import Path
from typing import Annotated, Literal, Self, get_args

import regex
from pydantic import Field, model_validator

from gutgemacht.guideline.load import load_file
from gutgemacht.guideline.strict import Strict

FOLDER = Path(__file__).parent / "wording"

Pair = Literal["pleasant", "respectful", "sincere"]
Would = Literal["nothing", "pass-on", "object", "avoid"]
Words = Annotated[str, Field(min_length=1)]


class Welcome(Strict):
    """Before the first stimulus: what this is, and what becomes of the answers.

    `consent` is the default of the text that a company may write itself.
    """

    heading: Words
    text: Words
    consent: Words
    after: Words
    agree: Words
    begin: Words
    not_agreed: Words


class Look(Strict):
    """The five seconds' look. Names in { } are numbers that the page puts in.

    `plain` is for browsers without a script, `longer` stops the clock, `more` stands where a feed
    cuts, and `broken` and `reload` where a picture has not arrived.
    """

    progress: Words
    heading: Words
    instruction: Words
    start: Words
    running: Words
    over: Words
    again: Words
    picture: Words
    plain: Words
    longer: Words
    more: Words
    broken: Words
    reload: Words


class Ask(Strict):
    """A question with an open answer, and what helps to answer it."""

    question: Words
    hint: Words


class Ends(Strict):
    """The words at 1 and at 5."""

    low: Words
    high: Words


class Pairs(Strict):
    """Five steps between two words; `step` is what a screen reader says of one."""

    question: Words
    hint: Words
    step: Words
    ends: dict[Pair, Ends]

    @model_validator(mode="after")
    def _are_all_there(self) -> Self:
        _all_there("ends", self.ends, get_args(Pair))
        return self


class Mark(Strict):
    """How to point at a place, by finger, mouse or keyboard."""

    question: Words
    in_text: Words
    in_picture: Words
    by_keyboard: Words
    done: Words
    remove: Words
    none: Words
    field: Words


class Hurts(Strict):
    """Whom it could hurt and by what. `nobody` are words of answers that name nobody."""

    whom: Ask
    by: Ask
    mark: Mark
    nobody: list[Words] = Field(min_length=1)


class Scale(Strict):
    """Does it hurt the reader: the words at 0 to 4."""

    question: Words
    hint: Words
    steps: list[Words] = Field(min_length=5, max_length=5)


class Choice(Strict):
    """What the reader would do."""

    question: Words
    options: dict[Would, Words]

    @model_validator(mode="after")
    def _are_all_there(self) -> Self:
        _all_there("options", self.options, get_args(Would))
        return self


class Buttons(Strict):
    """What one can press."""

    next: Words
    back: Words
    send: Words
    again: Words


class Message(Strict):
    """A page or a line that tells how it stands."""

    heading: Words
    text: Words


class Sending(Strict):
    """While the answers travel, and when they do not arrive."""

    running: Words
    failed: Words
    kept: Words


class Missing(Strict):
    """What is still to be answered."""

    heading: Words
    scale: Words
    choice: Words
    too_long: Words


class Questions(Strict):
    """The reading page in one language, in the order in which one meets it."""

    name: Words
    title: Words
    skip: Words
    required: Words
    language: Words
    limit: Words
    empty: Words
    welcome: Welcome
    look: Look
    gist: Ask
    whom: Ask
    pairs: Pairs
    hurts: Hurts
    hurts_me: Scale
    would: Choice
    first_line: Ask
    free: Ask
    buttons: Buttons
    missing: Missing
    sending: Sending
    thanks: Message
    next_one: Message
    already_answered: Message
    closed: Message
    full: Message
    expired: Message
    unknown: Message
    busy: Message
    withdrawn: Message
    early: Message
    used: Message
    nothing: Message
    ended: Message
    late: Message
    stale: Message
    quick: Message
    robot: Message


def _all_there(key: str, given: Collection[str], known: tuple[str, ...]) -> None:
    missing = [name for name in known if name not in given]
    if missing:
        raise ValueError(f"{key}: {', '.join(missing)} is missing")


def load_questions(folder: Path = FOLDER) -> dict[str, Questions]:
    """The reading page in all languages, by code; a language is a file of its own.

    Raises GuidelineError naming file, line and key of what is wrong.
    """
    files = sorted(file for file in folder.glob("*.yml") if not file.name.startswith("."))
    return {file.stem: load_file(file, Questions) for file in files}


@cache
def _nobody() -> frozenset[str]:
    return frozenset(
        word.casefold() for told in load_questions().values() for word in told.hurts.nobody
    )


def names_somebody(answer: str) -> bool:
    """Whether an answer to "whom could it hurt" says more than that it is nobody."""
    words = regex.findall(r"\p{L}+", answer.casefold())
    return not _nobody().issuperset(words)
