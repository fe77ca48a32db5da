"""What one person knows of the cards, as a value and as the JSON that belongs to them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError

from gutgemacht.guideline import DraftLanguage
from gutgemacht.learn.card import Card
from gutgemacht.learn.spacing import Grade, Review, State, anew, merged, reviewed

FORMAT = 1


class ProgressError(Exception):
    """A file of progress that cannot be read; the message names the place in it."""


@dataclass(frozen=True)
class Known:
    """A card somebody has answered: its state, and its revision in each language they saw."""

    state: State = field(default_factory=State)
    revisions: Mapping[str, str] = field(default_factory=dict)

    def changed(self, card: Card) -> bool:
        """True when the card teaches something else than when it was answered."""
        return self.revisions.get(card.language, card.revision) != card.revision

    @property
    def begun(self) -> datetime | None:
        """When it was answered for the first time."""
        reviews = (*self.state.earlier, *self.state.reviews)
        return min((one.at for one in reviews), default=None)


def answered(known: Known, card: Card, review: Review) -> Known:
    """What is known after an answer; a card that has changed begins again with it."""
    told = {one.key for one in (*known.state.reviews, *known.state.earlier)}
    if review.key in told:
        return known
    if known.changed(card):
        return Known(reviewed(anew(known.state), review), {card.language: card.revision})
    revisions = {**known.revisions, card.language: card.revision}
    return Known(reviewed(known.state, review), revisions)


def joined(one: Mapping[str, Known], other: Mapping[str, Known]) -> dict[str, Known]:
    """What both know, card by card; where both say which revision was seen, `other` holds."""
    both = dict(one)
    for name, known in other.items():
        mine = one.get(name, Known())
        both[name] = Known(merged(mine.state, known.state), {**mine.revisions, **known.revisions})
    return both


def dumped(cards: Mapping[str, Known]) -> dict[str, Any]:
    """The cards as plain data, in the order of their names."""
    return {"format": FORMAT, "cards": {name: _plain(cards[name]) for name in sorted(cards)}}


def loaded(text: str | bytes) -> dict[str, Known]:
    """The cards from JSON as `dumped` makes it; other keys are left alone.

    Raises ProgressError.
    """
    try:
        file = _File.model_validate_json(text)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"])) or "JSON"
        raise ProgressError(f"{place}: {first['msg']}") from None
    return {name: one.known() for name, one in file.cards.items()}


class _Review(BaseModel):
    model_config = ConfigDict(extra="forbid")
    key: str = Field(min_length=1, max_length=40)
    at: AwareDatetime
    grade: Grade


class _Card(BaseModel):
    model_config = ConfigDict(extra="ignore")
    revisions: dict[DraftLanguage, str] = {}
    reviews: list[_Review] = []
    earlier: list[_Review] = []

    def known(self) -> Known:
        state = State(tuple(map(_review, self.reviews)), tuple(map(_review, self.earlier)))
        revisions: dict[str, str] = dict(self.revisions.items())
        # Merged with nothing it is in order, whoever wrote the file.
        return Known(merged(state, State()), revisions)


class _File(BaseModel):
    model_config = ConfigDict(extra="ignore")
    format: Literal[1]
    cards: dict[str, _Card]


def reviews_of(rows: Any) -> tuple[Review, ...]:
    """Reviews as `plain_reviews` wrote them."""
    return tuple(_review(_Review.model_validate(row)) for row in rows)


def plain_reviews(reviews: tuple[Review, ...]) -> list[dict[str, str]]:
    """Reviews as plain data."""
    return [{"key": one.key, "at": one.at.isoformat(), "grade": one.grade} for one in reviews]


def _plain(known: Known) -> dict[str, Any]:
    due = known.state.due
    return {
        "revisions": dict(known.revisions),
        "reviews": plain_reviews(known.state.reviews),
        "earlier": plain_reviews(known.state.earlier),
        "due": due.isoformat() if due else None,
    }


def _review(row: _Review) -> Review:
    return Review(row.key, row.at, row.grade)
