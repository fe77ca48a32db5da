"""Which cards come next to somebody who has not seen them: the basics, then rule after rule."""

from collections.abc import Callable, Collection, Iterator
from functools import cache
from pathlib import Path

from pydantic import TypeAdapter

from gutgemacht.guideline.yaml import read
from gutgemacht.learn.card import Card, rank

# The cards of a rule by its id; none where it has none.
CardsOf = Callable[[str], tuple[Card, ...]]


@cache
def basics() -> tuple[str, ...]:
    """The ids of the basics, in the order in which they are told."""
    text = Path(__file__).with_name("basics.yml").read_text(encoding="utf-8")
    return tuple(TypeAdapter(list[str]).validate_python(read(text)[0]))


def named(name: str, cards_of: CardsOf) -> Card | None:
    """The card of a rule by its id; None where it is no more."""
    return next((card for card in cards_of(name.split(".")[0]) if card.id == name), None)


def fresh_basics(
    rules: Collection[str], cards_of: CardsOf, known: Collection[str]
) -> Iterator[Card]:
    """The basics that are new to somebody.

    `rules` are the ids of rules that have cards, `known` the ids of cards that are no longer new.
    Cards are made only as far as they are asked for.
    """
    for name in basics():
        if name not in known and name.split(".")[0] in rules:
            card = named(name, cards_of)
            if card:
                yield card


def fresh_others(
    rules: Collection[str], cards_of: CardsOf, known: Collection[str]
) -> Iterator[Card]:
    """One new card of each rule of which none is known, in an order that is always the same."""
    told = {name.split(".")[0] for name in (*basics(), *known)}
    for rule in sorted(set(rules) - told, key=lambda rule: rank("fresh", rule)):
        yield from sorted(cards_of(rule), key=lambda card: rank("fresh", card.id))[:1]
