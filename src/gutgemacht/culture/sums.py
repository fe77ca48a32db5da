"""What of a fact may be told, so that nothing of one person can be worked out from it.

A number is told as a range from `low` to `high`; where both are the same it is exact. It is the
same range for every number within it, so that it says no more than it says.

- Of people, both those who did and those who did not must be `LEAST`, or the number becomes a
  range of the fewest. Below twice as many people nothing is told.
- How often they did it is told when the number of people is exact, or it would narrow their range,
  and nobody makes more than half of it (the dominance rule of statistical offices: Hundepool et
  al., Statistical Disclosure Control, 2012).
- An opinion is told from `LEAST` answers on. It is never told that all, or none, think so, or
  whoever is known to have answered would be known to think so.
- While a quarter lasts, sums move in steps of `LEAST` and stay a step behind.
"""

from collections.abc import Iterable, Mapping
from typing import Self

from pydantic import BaseModel, ConfigDict, model_validator

from gutgemacht.culture.facts import Answers, Doing, Fact, Handling, Happening

LEAST = 8
TEXT_LEAST = 10
EDGE = 3
"""Opinions that fewer share, or do not share, are told as a range."""


class Sum(BaseModel):
    """A number between `low` and `high`; where it is a part, of `of`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    low: int
    high: int
    of: int | None = None

    @model_validator(mode="after")
    def _is_in_order(self) -> Self:
        if not 0 <= self.low <= self.high <= (self.high if self.of is None else self.of):
            raise ValueError("a sum lies between 0 and its whole, low before high")
        return self

    @property
    def is_exact(self) -> bool:
        """True when it is one number."""
        return self.low == self.high


Sums = Mapping[str, Sum]
"""Sums by name; a name with an ending says more of the same fact: `cards`, `cards-times`."""


def told(name: str, fact: Fact) -> dict[str, Sum]:
    """What may be told of a fact once its quarter is over."""
    match fact:
        case Doing():
            found = {name: people(len(fact.each), fact.of), f"{name}-times": times(fact)}
        case Happening():
            found = {name: _exact(fact.count), f"{name}-part": _part(fact)}
        case Handling():
            found = {name: _exact(fact.count), f"{name}-part": opinion(fact.part, fact.count)}
        case Answers():
            found = _opinions(name, fact)
    return {key: one for key, one in found.items() if one is not None}


def so_far(name: str, fact: Fact) -> dict[str, Sum]:
    """What may be told of a fact while its quarter lasts: of people only, and in steps.

    Opinions are not told before the end.
    """
    if not isinstance(fact, Doing) or fact.of < 2 * LEAST:
        return {}
    step = min(len(fact.each) // LEAST - 1, fact.of // LEAST - 1) * LEAST
    return {name: Sum(low=step, high=fact.of, of=fact.of)} if step > 0 else {}


def texts_told(texts: Iterable[str]) -> tuple[str, ...]:
    """Free texts in the order of the alphabet, which tells nothing; none when they are too few."""
    found = tuple(sorted(texts, key=lambda text: (text.casefold(), text)))
    return found if len(found) >= TEXT_LEAST else ()


def people(count: int, of: int) -> Sum | None:
    """So many of all people; None where the house is too small to tell."""
    return _in_ranges(count, of, LEAST) if of >= 2 * LEAST else None


def times(fact: Doing) -> Sum | None:
    """How often all of them did it together; None where it could be about one of them."""
    them, whole = people(len(fact.each), fact.of), sum(fact.each)
    if not them or not them.is_exact or 2 * max(fact.each) > whole:
        return None
    return _exact(whole)


def opinion(count: int, of: int) -> Sum | None:
    """So many of all who answered; None where they are too few."""
    return _in_ranges(count, of, EDGE) if of >= LEAST else None


def _opinions(name: str, fact: Answers) -> dict[str, Sum | None]:
    of = sum(fact.steps)
    return {
        name: opinion(sum(fact.steps[3:]), of),
        f"{name}-not": opinion(sum(fact.steps[:2]), of),
    }


def _in_ranges(count: int, of: int, least: int) -> Sum:
    if count < least:
        return Sum(low=0, high=least - 1, of=of)
    if of - count < least:
        return Sum(low=of - least + 1, high=of, of=of)
    return Sum(low=count, high=count, of=of)


def _part(fact: Happening) -> Sum | None:
    if fact.part is None or not fact.count:
        return None
    return Sum(low=fact.part, high=fact.part, of=fact.count)


def _exact(count: int) -> Sum:
    return Sum(low=count, high=count)
