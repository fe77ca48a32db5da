"""What can be asked: cards with choices, cases, and three questions to begin with."""

from collections.abc import Iterator
from typing import get_args

from gutgemacht.guideline import DraftLanguage
from gutgemacht.guideline.rule import Source
from gutgemacht.learn import Card, Question
from gutgemacht.learn.question import Ask, asks_of, of_card, of_case
from gutgemacht.web.cases.library import at_hand
from gutgemacht.web.learn import cards
from gutgemacht.web.learn.models import OwnCard
from gutgemacht.web.rules import in_force
from gutgemacht.web.workshop.words import women_engineers

OWN = "own"
# A campaign that was meant well, as its makers saw it and as those read it whom it was about.
FIRST_CASE = "hack-a-hair-dryer"
# An opinion on one's own account: allowed, and better put otherwise.
FIRST_RULE = "opinion-as-fact"


def of_source(name: str, language: DraftLanguage) -> list[Question]:
    """The questions of a rule, or of the company's own cards."""
    made: Iterator[tuple[Card, list[Source]]]
    if name == OWN:
        kept = OwnCard.objects.filter(state=OwnCard.State.ON)
        made = ((cards.own(card, language), []) for card in kept)
    else:
        rule = in_force().guideline.by_id.get(name)
        found = cards.of_rule(rule, language) if rule else ()
        made = ((card, list(rule.sources)) for card in found if rule)
    questions = (of_card(card, sources) for card, sources in made)
    return [question for question in questions if question]


def of_card_id(card_id: str, language: DraftLanguage) -> Question | None:
    """The question of a card by its id; None where there is none."""
    made = of_source(card_id.partition(".")[0], language)
    return next((question for question in made if question.of == card_id), None)


def about(case_id: str, ask: str, language: DraftLanguage, whom: str = "") -> Question | None:
    """A question about a case; None where there is no such case, or it cannot be asked so."""
    case = at_hand().library.by_id.get(case_id)
    kind: Ask | None = next((one for one in get_args(Ask) if one == ask), None)
    if case is None or kind not in asks_of(case):
        return None
    return of_case(case, kind, language, whom)


def to_begin(language: DraftLanguage) -> list[Question]:
    """A plan that suits most houses; what is not there is left out."""
    found = [
        about(FIRST_CASE, "would", language),
        about(FIRST_CASE, "read", language, women_engineers(language)),
        *of_source(FIRST_RULE, language)[:1],
    ]
    return [question for question in found if question]


def rules(language: DraftLanguage) -> list[tuple[str, str]]:
    """Rules with a card, by title: (id, title)."""
    none = cards.without(language)
    titled = [
        (rule.id, rule.title.in_(language))
        for rule in in_force().guideline.rules
        if rule.id not in none
    ]
    return sorted(titled, key=lambda one: one[1].casefold())


def cases(language: DraftLanguage) -> list[tuple[str, str]]:
    """All cases, by title: (id, title)."""
    titled = [(case.id, case.title.in_(language)) for case in at_hand().library.cases]
    return sorted(titled, key=lambda one: one[1].casefold())
