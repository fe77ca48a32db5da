"""What the lint answers."""

from dataclasses import dataclass, field
from typing import Any, Literal

from gutgemacht.check.verdict import Finding
from gutgemacht.guideline import Both, DraftLanguage, RemarkName, lint_words
from gutgemacht.text import Span

Severity = Literal["refuse", "warn"]


@dataclass(frozen=True)
class Remark:
    """What is wrong at one place: `key` of a rule ("why.de"), or of the text that was read.

    `rule` is empty when the guideline as a whole or a document is spoken of. `by` names the
    protection rule or the remark of `packs/lint.yml` that speaks.
    """

    rule: str
    key: str
    span: Span
    text: str
    severity: Severity
    by: str
    title: Both
    why: Both
    instead: Both
    replace: dict[DraftLanguage, list[str]] = field(default_factory=dict)

    def as_data(self) -> dict[str, Any]:
        """The remark for JSON; offsets are code points."""
        return {
            "rule": self.rule,
            "key": self.key,
            "start": self.span.start,
            "end": self.span.end,
            "text": self.text,
            "severity": self.severity,
            "by": self.by,
            "title": self.title.model_dump(),
            "why": self.why.model_dump(),
            "instead": self.instead.model_dump(),
            "replace": self.replace,
        }


def found(finding: Finding, rule: str, key: str, span: Span, text: str) -> Remark:
    """A finding of a protection rule as a remark on `text`, at `span`."""
    said = finding.rule
    return Remark(
        rule,
        key,
        span,
        span.cut(text),
        "refuse" if finding.effect == "stop" else "warn",
        said.id,
        said.title,
        said.why,
        said.instead,
        said.replace,
    )


def built(name: RemarkName, rule: str, key: str, span: Span, text: str) -> Remark:
    """A remark of `packs/lint.yml` on `text`, at `span`."""
    said = lint_words().remarks[name]
    return Remark(rule, key, span, span.cut(text), "warn", name, said.title, said.why, said.instead)


def whole(text: str) -> Span:
    """The span of all of a text."""
    return Span(0, len(text))
