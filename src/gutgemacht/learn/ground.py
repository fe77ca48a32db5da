"""What cards are made from: the guideline, and the check that must agree with every answer."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gutgemacht.check import Compiled, Context, Draft, Finding, Verdict, check
from gutgemacht.check.examples import context
from gutgemacht.guideline import DraftLanguage, Example, Guideline, Rule

LONGEST = 240
_LETTERS = re.compile(r"\w{4,}")


@dataclass(frozen=True)
class Ground:
    """A guideline, and the same compiled."""

    guideline: Guideline
    compiled: Compiled

    def read(self, text: str, context: Context) -> Verdict:
        """What the guideline says of a text."""
        return check(Draft(text), self.compiled, context)

    def against(self, text: str, rule_id: str, context: Context) -> tuple[Finding, ...]:
        """What speaks against an answer: findings of this rule, and of any that stops or asks."""
        findings = self.read(text, context).findings
        return tuple(one for one in findings if one.rule.id == rule_id or one.rule.effect != "hint")

    def binds(self, rule: Rule) -> bool:
        """True when a rule is in force or on trial, and the company has not switched it off."""
        return rule.status in ("trial", "active") and rule.id not in self.guideline.company.off


@dataclass(frozen=True)
class Sentence:
    """An example as it stands alone: its words, its context, what the whole guideline says."""

    example: Example
    context: Context
    verdict: Verdict

    @property
    def text(self) -> str:
        """Its words."""
        return self.example.plain

    def only(self, rule: Rule) -> bool:
        """True when this rule alone speaks, and of the marked words."""
        speaking = {finding.rule.id for finding in self.verdict.findings}
        speaking.update(question.rule.id for question in self.verdict.questions)
        spans = tuple(tuple(finding.span) for finding in self.verdict.findings)
        return speaking == {rule.id} and (
            not self.example.marks or spans in ((), self.example.marks)
        )

    def asked(self, rule: Rule) -> bool:
        """True when this rule asks its question, and nothing else is to be mended."""
        questions = [question.rule.id for question in self.verdict.questions]
        return rule.id in questions and not self.verdict.findings

    @property
    def silent(self) -> bool:
        """True when nobody says anything."""
        return not (self.verdict.findings or self.verdict.questions)


def telling(examples: Iterable[Example]) -> list[Example]:
    """Those examples that say all in their words, in the order of the file."""
    return [
        one
        for one in examples
        if not (one.media or one.context.declared or one.context.account or one.context.time)
        and len(one.plain) <= LONGEST
    ]


def sentences(
    rule: Rule, examples: Iterable[Example], ground: Ground, language: DraftLanguage
) -> Iterator[Sentence]:
    """Examples with what the guideline says; they are read one by one, when asked for."""
    for example in examples:
        where = context(rule, language, example)
        yield Sentence(example, where, ground.read(example.plain, where))


def content_words(text: str) -> frozenset[str]:
    """The words by which texts are compared: four letters or more."""
    return frozenset(word.casefold() for word in _LETTERS.findall(text))


def likeness(one: str, other: str) -> float:
    """How many words two texts share, of all they have: 0 to 1."""
    first, second = content_words(one), content_words(other)
    return len(first & second) / len(first | second) if first and second else 0.0
