"""How a rule stands in countries on a day: whether it holds, and on which basis where."""

from collections.abc import Sequence
from datetime import date

from gutgemacht.guideline.rule import Guideline, Rule
from gutgemacht.guideline.scope import Basis, Country, Effect, in_force

BASES: tuple[Basis, ...] = ("law", "contract", "house", "protection", "advice")
BINDING: tuple[Basis, ...] = ("law", "contract", "house")

Standing = dict[Country, tuple[Basis, Effect]]


def standing(rule: Rule, countries: Sequence[Country], day: date) -> Standing:
    """Basis and effect per country in which the rule holds that day; a trial only hints."""
    applies = rule.applies
    if rule.status not in ("trial", "active") or not applies.speakers:
        return {}
    if not in_force(applies.from_, applies.until, day):
        return {}
    found: Standing = {}
    for country in countries:
        if country in applies.countries:
            basis, effect = rule.basis_and_effect(country, day)
            found[country] = basis, "hint" if rule.status == "trial" else effect
    return found


def in_use(guideline: Guideline) -> list[Rule]:
    """The rules that the company has not switched off."""
    return [rule for rule in guideline.rules if rule.id not in guideline.company.off]
