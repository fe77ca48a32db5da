"""Rules -> cards, the same every time; a rule without a good card says why."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from gutgemacht.guideline import DraftLanguage, Rule
from gutgemacht.guideline.rule import ExampleContext
from gutgemacht.learn import choice, sentence
from gutgemacht.learn.card import Card
from gutgemacht.learn.ground import Ground, Sentence, likeness, sentences, telling

# Of one rule: more of the same is no more to learn.
MOST_OF_A_KIND = 2
# A good example of other contexts is fine for reasons that a card does not tell.
USUAL = ExampleContext()
# So many of its examples are read for its cards.
MOST_READ, MOST_GOOD = 5, 3

# off: not in force · language: tells nothing in this language · few: too few rules to choose from.
Reason = Literal["off", "language", "few"]


@dataclass(frozen=True)
class NoCard:
    """A rule of which no good card can be made, and why."""

    rule: str
    reason: Reason


@dataclass(frozen=True)
class Entry:
    """A rule in the catalogue: its cards, or why there are none."""

    rule: Rule
    cards: tuple[Card, ...]
    none: NoCard | None


def catalogue(ground: Ground, language: DraftLanguage) -> Iterator[Entry]:
    """Every rule of the guideline with its cards, in the order of the guideline."""
    for rule in ground.guideline.rules:
        none = missing(rule, ground, language)
        yield Entry(rule, () if none else cards_of(rule, ground, language), none)


def missing(rule: Rule, ground: Ground, language: DraftLanguage) -> NoCard | None:
    """Why no card can be made of a rule; None where one can. Reads no text."""
    if not ground.binds(rule):
        return NoCard(rule.id, "off")
    if language not in rule.examples or not rule.examples[language].bad:
        return NoCard(rule.id, "language")
    if choice.why(rule, None, language, ground) is None:
        return NoCard(rule.id, "few")
    return None


def cards_of(rule: Rule, ground: Ground, language: DraftLanguage) -> tuple[Card, ...]:
    """The cards of a rule; none where `missing` says why.

    Each kind takes sentences that no other has, as long as there are some.
    """
    if missing(rule, ground, language):
        return ()
    examples = telling(rule.examples[language].bad)[:MOST_READ]
    bad = list(sentences(rule, examples, ground, language))
    alone = [one for one in bad if one.only(rule)]
    made = [*_of_words(rule, alone, ground, language)]
    used = {card.text for card in made}
    spare = sorted(alone, key=lambda one: one.text in used)
    made += _decisions(rule, spare, bad, ground, language)
    last = choice.why(rule, spare[-1] if spare else None, language, ground)
    return (*made, last) if last else tuple(made)


def _of_words(
    rule: Rule, alone: list[Sentence], ground: Ground, language: DraftLanguage
) -> Iterator[Card]:
    spots = [one for one in alone if sentence.spot(rule, one, 1, language)][:MOST_OF_A_KIND]
    others = [one for one in alone if one not in spots] + spots
    for number, one in enumerate(spots, 1):
        if card := sentence.spot(rule, one, number, language):
            yield card
    mends = (sentence.mend(rule, one, 1, language, ground) for one in others)
    for card in islice((card for card in mends if card), 1):
        yield card


def _decisions(
    rule: Rule,
    alone: list[Sentence],
    bad: list[Sentence],
    ground: Ground,
    language: DraftLanguage,
) -> Iterator[Card]:
    if rule.find.kind == "question":
        asked = [one for one in bad if one.asked(rule)]
        cards = (choice.first(rule, one, 1, language, ground) for one in asked[:1])
        yield from (card for card in cards if card)
        return
    for one in alone[:1]:
        theirs = choice.as_employee(rule, one, ground)
        if choice.may_decide(rule, theirs or one):
            yield choice.may(rule, theirs or one, 1, language)
        good = [one for one in telling(rule.examples[language].good) if one.context == USUAL]
        good.sort(key=lambda example: likeness(example.plain, one.text), reverse=True)
        near = sentences(rule, good[:MOST_GOOD], ground, language)
        for seen in islice((seen for seen in near if seen.silent), 1):
            yield choice.fine(rule, seen, one.text, 2, language)
