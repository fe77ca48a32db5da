"""Glossaries: lists of names that rules refer to, such as code names, customers and rivals."""

from collections.abc import Iterable
from typing import Literal

from pydantic import Field

from gutgemacht.guideline.both import Both
from gutgemacht.guideline.strict import Strict
from gutgemacht.guideline.words import Term


class Glossary(Strict):
    """One list: `packs/<pack>/glossaries/<id>.yml`; packs add to lists of the same id.

    A secret one keeps its names sealed, see `seal.py`; `examples` are names that the examples of
    rules may use, because real ones would tell them.
    """

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)
    title: Both
    why: Both
    kind: Literal["open", "secret"]
    terms: list[Term] = []
    sealed: list[str] = []
    examples: list[Term] = []


def joined(glossaries: Iterable[Glossary]) -> tuple[Glossary, ...]:
    """The lists with those of the same id made one, in the order of their ids."""
    found: dict[str, Glossary] = {}
    for glossary in glossaries:
        before = found.get(glossary.id)
        if before is None:
            found[glossary.id] = glossary
        else:
            lists = ("terms", "sealed", "examples")
            both = {name: [*getattr(before, name), *getattr(glossary, name)] for name in lists}
            found[glossary.id] = before.model_copy(update=both)
    return tuple(found[name] for name in sorted(found))
