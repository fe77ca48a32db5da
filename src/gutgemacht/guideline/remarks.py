"""What the lint of a guideline says, and how it reads lists: data in `packs/lint.yml`."""

from functools import cache
from typing import Literal

from pydantic import Field

from gutgemacht.guideline.both import Both
from gutgemacht.guideline.pattern import Pattern
from gutgemacht.guideline.shipped import shipped
from gutgemacht.guideline.strict import Strict
from gutgemacht.guideline.words import DraftLanguage
from gutgemacht.guideline.yaml import read

RemarkName = Literal[
    "reason-missing",
    "way-out-missing",
    "duty-in-advice",
    "stop-in-advice",
    "advice-in-duty",
    "law-without-source",
    "law-without-norm",
    "private-life",
    "freedoms-missing",
    "channel-missing",
]


class Spoken(Strict):
    """Expressions by language, as in rules."""

    de: list[Pattern] = []
    en: list[Pattern] = []
    any: list[Pattern] = []

    def in_(self, language: DraftLanguage) -> tuple[str, ...]:
        """Those that are read in a language."""
        return (*(self.de if language == "de" else self.en), *self.any)


class Wording(Spoken):
    """What one remark says, and the words that call for it where words do."""

    title: Both
    why: Both
    instead: Both


class BanLead(Spoken):
    """Words above a list of bans, and what is said before each of its points instead."""

    say: Both


class Leads(Strict):
    """Words above a list that make bans, duties or advice of its points."""

    ban: BanLead
    duty: Spoken
    advice: Spoken


class LintWords(Strict):
    """The file `packs/lint.yml`."""

    frame: Both
    answered_by_examples: list[str] = Field(alias="answered-by-examples")
    leads: Leads
    remarks: dict[RemarkName, Wording]


@cache
def lint_words() -> LintWords:
    """The words of the lint, read once."""
    data, _ = read((shipped("packs") / "lint.yml").read_text(encoding="utf-8"))
    return LintWords.model_validate(data)
