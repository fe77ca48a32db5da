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
        "asked": list(verdict.asked),
        "aside": [
            {**_finding(left.finding, explain, written), "reason": left.reason}
            for left in verdict.aside
        ],
    }


def _finding(finding: Finding, explain: DraftLanguage, written: DraftLanguage) -> dict[str, Any]:
    return {
        **_binding(finding),
        "start": finding.span.start,
        "end": finding.span.end,
        "text": finding.text,
        **_words(finding, explain),
        "replacements": list(finding.replacements(written)),
    }


def _question(question: Question, explain: DraftLanguage) -> dict[str, Any]:
    return {**_binding(question), **_words(question, explain)}


def _binding(said: Finding | Question) -> dict[str, Any]:
    return {
        "rule": said.rule.id,
        "revision": said.rule.revision,
        "basis": said.basis,
        "effect": said.effect,
    }


def _words(said: Finding | Question, explain: DraftLanguage) -> dict[str, str]:
    return {
        "title": said.rule.title.in_(explain),
        "why": said.rule.why.in_(explain),
        "instead": said.rule.instead.in_(explain),
    }
