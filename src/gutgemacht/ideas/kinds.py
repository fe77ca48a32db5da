"""Kinds of ideas, with questions that help to find one's own words: read from `kinds.yml`."""

from functools import cache
from pathlib import Path
from typing import Literal, get_args

from pydantic import Field, TypeAdapter

from gutgemacht.guideline import Both, Company, DraftLanguage, Rule
from gutgemacht.guideline.strict import Strict
from gutgemacht.guideline.yaml import read
from gutgemacht.ideas.week import rank

Kind = Literal["news", "person", "job", "product", "event"]
KINDS: tuple[Kind, ...] = get_args(Kind)
ASKED = 3
# How rules leave a place for the company's name.
_PLACES = {"de": "[Firma]", "en": "[company]"}


class _OfKind(Strict):
    """What belongs to one kind: the rule whose words disclose the employer, and questions."""

    disclosure: str
    questions: list[Both] = Field(min_length=ASKED)


@cache
def _kinds() -> dict[Kind, _OfKind]:
    text = Path(__file__).with_name("kinds.yml").read_text(encoding="utf-8")
    return TypeAdapter(dict[Kind, _OfKind]).validate_python(read(text)[0])


def questions(kind: Kind, language: DraftLanguage, of: str) -> tuple[str, ...]:
    """Three questions for one person and idea; others get others, so that texts differ."""
    asked = _kinds()[kind].questions
    chosen = sorted(range(len(asked)), key=lambda number: rank(of, number))[:ASKED]
    return tuple(asked[number].in_(language) for number in chosen)


def disclosure_rule(kind: Kind) -> str:
    """The id of the rule that says how somebody tells where they work."""
    return _kinds()[kind].disclosure


def disclosure(rule: Rule, company: Company, language: DraftLanguage) -> str:
    """The words that tell where somebody works, ready to begin with; "" where the rule has none.

    They are what the rule puts in front, or its first replacement with the company's name in it;
    a company without a name leaves the place open.
    """
    if rule.prepend is not None:
        return rule.prepend.in_(language)
    offered = rule.replace.get(language, [])
    if not offered:
        return ""
    name = company.name or next(iter(company.names), "") or _PLACES[language]
    said = offered[0].replace(_PLACES[language], name)
    return f"{said[0].upper()}{said[1:]}. "
