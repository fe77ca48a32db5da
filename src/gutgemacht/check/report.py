"""A verdict as data: the stable answer of command line, audit and HTTP."""

from typing import Any

from gutgemacht.check.verdict import Finding, Question, Verdict
from gutgemacht.guideline.words import DraftLanguage


def report(verdict: Verdict, explain: DraftLanguage) -> dict[str, Any]:
    """The verdict for JSON; `explain` is the language of titles and reasons.

    Offsets are code points. See docs/json.md, which is the promise.
    """
    written: DraftLanguage = verdict.language if verdict.language != "unknown" else explain
    return {
        "verdict": verdict.level,
        "language": verdict.language,
        "findings": [_finding(finding, explain, written) for finding in verdict.findings],
        "questions": [_question(question, explain) for question in verdict.questions],
    }


def _finding(finding: Finding, explain: DraftLanguage, written: DraftLanguage) -> dict[str, Any]:
    rule = finding.rule
    return {
        "rule": rule.id,
        "revision": rule.revision,
        "basis": finding.basis,
        "effect": finding.effect,
        "start": finding.span.start,
        "end": finding.span.end,
        "text": finding.text,
        "title": rule.title.in_(explain),
        "why": rule.why.in_(explain),
        "instead": rule.instead.in_(explain),
        "replacements": list(finding.replacements(written)),
    }


def _question(question: Question, explain: DraftLanguage) -> dict[str, Any]:
    rule = question.rule
    return {
        "rule": rule.id,
        "revision": rule.revision,
        "basis": question.basis,
        "effect": question.effect,
        "title": rule.title.in_(explain),
        "why": rule.why.in_(explain),
        "instead": rule.instead.in_(explain),
    }
