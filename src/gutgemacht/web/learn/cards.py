"""The cards at hand: made from the rules in force and from cases, and the company's own."""

from datetime import date
from functools import lru_cache
from typing import cast

from gutgemacht.guideline import DraftLanguage, Rule
from gutgemacht.learn import (
    Card,
    Choice,
    Ground,
    Kind,
    NoCard,
    by_hash,
    cards_of,
    cards_of_case,
    missing,
)
from gutgemacht.learn.card import rank
from gutgemacht.web.cases.library import at_hand
from gutgemacht.web.learn.models import OwnCard
from gutgemacht.web.rules import in_force
from gutgemacht.web.turns import turns

# Rules whose cards are kept ready, in both languages.
MOST_KEPT = 1024
# So many rules are tried for a card to begin with.
MOST_TRIED = 12


def ground() -> Ground:
    """What cards are made from today."""
    house = in_force()
    return Ground(house.guideline, house.compiled)


def of_rule(rule: Rule, language: DraftLanguage) -> tuple[Card, ...]:
    """The cards of a rule; made once as long as the guideline stays."""
    return _made(in_force().guideline.fingerprint, rule.id, language)


def of_case(case_id: str, language: DraftLanguage) -> tuple[Card, ...]:
    """The cards of a case."""
    library = at_hand().library
    case = library.by_id.get(case_id)
    return cards_of_case(case, library, language) if case else ()


def of(name: str, kind: str, language: DraftLanguage) -> tuple[Card, ...]:
    """The cards of a rule or, for the kind "case", of a case; none where there is neither."""
    if kind == "case":
        return of_case(name, language)
    rule = in_force().guideline.by_id.get(name)
    return of_rule(rule, language) if rule else ()


def without(language: DraftLanguage) -> dict[str, NoCard]:
    """The rules without a card, by id, and why."""
    return _without(in_force().guideline.fingerprint, language)


def to_begin(day: date, language: DraftLanguage) -> list[Card]:
    """Three cards for a day, the same for everybody: a sentence, a decision, a case."""
    seed, none = day.isoformat(), without(language)
    rules = [
        rule
        for rule in in_force().guideline.rules
        if rule.id not in none and not rule.reads_guidelines
    ]
    rules.sort(key=lambda rule: rank(seed, rule.id))
    half = min(MOST_TRIED, len(rules) // 2)
    chosen = [
        _first(rules[:half], ("mend", "spot"), language),
        _first(rules[half : 2 * half], ("decide", "why"), language),
    ]
    cases = sorted(at_hand().library.cases, key=lambda case: rank(seed, case.id))
    chosen += list(of_case(cases[0].id, language)) if cases else []
    return [card for card in chosen if card is not None]


def own(card: OwnCard, wished: DraftLanguage) -> Card:
    """A card that somebody wrote, as all others are."""
    # Its kind may change while somebody knows it.
    language, name = card.language(wished), f"own.card.{card.pk}"
    answer = card.in_("answer", language)
    wrong = [line for line in card.in_("wrong", language).splitlines() if line.strip()]
    choices = by_hash(name, [Choice(answer, right=True), *map(Choice, wrong)]) if wrong else ()
    return Card(
        id=name,
        kind=cast("Kind", card.kind),
        of=str(card.pk),
        language=language,
        question=card.in_("question", language),
        text=card.in_("text", language),
        choices=choices,
        model=answer,
    )


def _first(rules: list[Rule], kinds: tuple[str, ...], language: DraftLanguage) -> Card | None:
    for rule in rules:
        for card in of_rule(rule, language):
            if card.kind in kinds:
                return card
    return None


@lru_cache(MOST_KEPT)
def _made(fingerprint: str, rule_id: str, language: DraftLanguage) -> tuple[Card, ...]:
    here = ground()
    rule = here.guideline.by_id.get(rule_id)
    if rule is None:
        return ()
    with turns:
        return cards_of(rule, here, language)


@lru_cache(4)
def _without(fingerprint: str, language: DraftLanguage) -> dict[str, NoCard]:
    here = ground()
    found = (missing(rule, here, language) for rule in here.guideline.rules)
    return {none.rule: none for none in found if none}
