"""What a room is asked: made from cards and cases, or written by a coach."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from gutgemacht.guideline import DraftLanguage
from gutgemacht.guideline.rule import Source
from gutgemacht.learn.card import Card
from gutgemacht.learn.words import word
from gutgemacht.library import Case

# card: the choices of a card · would: would you publish that? · read: how do those read it of whom
# it speaks? · hour: it has happened, what comes first? · own: a coach's own question.
Ask = Literal["card", "would", "read", "hour", "own"]

FEWEST, MOST = 2, 6
# Cases that somebody planned, so that they could have been held back.
PLANNED = frozenset(
    ("makers-view", "stereotype", "hashtag", "timing", "vote", "green-claim", "covert-ad")
)
_ANSWERS: dict[Ask, int] = {"would": 4, "read": 5, "hour": 4}


@dataclass(frozen=True)
class Question:
    """One question to a room, with its options, and what is told when all have answered.

    `of` is the card or case it was made from. Only questions of cards have a `right` option,
    counted from 0: the others are talked about.
    """

    ask: Ask
    question: str
    options: tuple[str, ...]
    of: str = ""
    scene: str = ""
    text: str = ""
    right: int | None = None
    why: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()


def of_card(card: Card, sources: Iterable[Source]) -> Question | None:
    """The question of a card; None for a card without choices."""
    if not card.choices:
        return None
    return Question(
        ask="card",
        question=card.question,
        options=tuple(choice.text for choice in card.choices),
        of=card.id,
        scene=card.scene,
        text=card.text,
        right=next(number for number, choice in enumerate(card.choices) if choice.right),
        why=tuple(line for line in (*card.reason.split("\n"), card.way) if line),
        sources=tuple(sources),
    )


def asks_of(case: Case) -> tuple[Ask, ...]:
    """What may be asked of a case: what was not planned could not have been held back."""
    return ("would", "read", "hour") if PLANNED & set(case.kinds) else ("hour",)


def of_case(case: Case, ask: Ask, language: DraftLanguage, whom: str = "") -> Question:
    """A question about a case; `whom` are the people whose reading is asked for, in the plural.

    What they really read is told afterwards, except where the question begins with it.
    """
    known, told = [case.published], [case.response, case.outcome, case.lesson]
    if ask == "hour":
        known.append(case.read)
    else:
        told.insert(0, case.read)
    people = whom.strip() or word("those-meant", language)
    return Question(
        ask=ask,
        question=word(f"room-{ask}", language).format(whom=people),
        options=tuple(word(f"room-{ask}-{n}", language) for n in range(1, _ANSWERS[ask] + 1)),
        of=case.id,
        scene=case.title.in_(language),
        text="\n".join(part.in_(language) for part in known),
        why=tuple(part.in_(language) for part in told if part is not None),
        sources=tuple(case.sources),
    )
