"""Cards from cases: what happened to others, and what is learnt from it."""

from gutgemacht.guideline import DraftLanguage
from gutgemacht.learn.card import Card, Choice, by_hash, rank
from gutgemacht.learn.words import word
from gutgemacht.library import Case, Library

WRONG = 2


def cards_of_case(case: Case, library: Library, language: DraftLanguage) -> tuple[Card, ...]:
    """The cards of a case: its lesson beside those of cases that were built otherwise."""
    card_id = f"{case.id}.case.1"
    wrong = [other.lesson.in_(language) for other in _unlike(case, library)[:WRONG]]
    choices = [Choice(case.lesson.in_(language), right=True), *map(Choice, wrong)]
    told = [case.read, case.response, case.outcome]
    return (
        Card(
            id=card_id,
            kind="case",
            of=case.id,
            language=language,
            question=word("case", language),
            scene=case.title.in_(language),
            text=case.published.in_(language),
            choices=by_hash(card_id, choices) if len(wrong) == WRONG else (),
            model=case.lesson.in_(language),
            reason="\n".join(part.in_(language) for part in told if part is not None),
        ),
    )


def _unlike(case: Case, library: Library) -> list[Case]:
    """Cases that share neither a kind, a mechanism nor a rule; each case has its own order."""
    return sorted(
        (
            other
            for other in library.cases
            if other.id != case.id
            and set(other.kinds).isdisjoint(case.kinds)
            and set(other.pattern.mechanisms).isdisjoint(case.pattern.mechanisms)
            and set(other.caught.rules).isdisjoint(case.caught.rules)
        ),
        key=lambda other: rank(case.id, other.id),
    )
