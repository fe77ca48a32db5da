"""A verdict as data: the stable answer of command line, audit and HTTP."""

from dataclasses import asdict
from typing import Any

from gutgemacht.check.draft import Medium
from gutgemacht.check.verdict import Finding, Question, Verdict
from gutgemacht.guideline.words import DraftLanguage
from gutgemacht.media import Cue


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


def described(medium: Medium) -> dict[str, Any]:
    """What a medium's file says, for JSON; the same promise."""
    said = medium.facts
    captions = medium.subtitles
    film = "captions" if captions else "film"
    return {
        "kind": "picture" if medium.kind == "image" else film,
        "format": said.format,
        "width": said.width,
        "height": said.height,
        "location": said.location._asdict() if said.location else None,
        "taken": said.taken,
        "device": asdict(said.device),
        "rights": asdict(said.rights) | {"creators": list(said.rights.creators)},
        "alt": said.alt,
        "source": said.source,
        "ai_made": said.ai_made,
        "c2pa": said.c2pa,
        "unread": list(said.unread),
        "words": medium.words,
        "captions": captions
        and {"text": captions.text, "cues": [cue._asdict() for cue in captions.cues]},
    }


def _finding(finding: Finding, explain: DraftLanguage, written: DraftLanguage) -> dict[str, Any]:
    return {
        **_binding(finding),
        "start": finding.span.start,
        "end": finding.span.end,
        "text": finding.text,
        **_words(finding, explain),
        "day": _day(finding, explain),
        "replacements": list(finding.replacements(written)),
        "medium": finding.medium,
        "part": finding.part,
        "cue": _cue(finding.cue) if finding.cue else None,
        "read_as": list(finding.read_as),
    }


def _cue(cue: Cue) -> dict[str, int]:
    return {"number": cue.number, "start": cue.start, "end": cue.end, "line": cue.line}


def _question(question: Question, explain: DraftLanguage) -> dict[str, Any]:
    return {
        **_binding(question),
        **_words(question, explain),
        "day": _day(question, explain),
    }


def _binding(said: Finding | Question) -> dict[str, Any]:
    return {
        "rule": said.rule.id,
        "revision": said.rule.revision,
        "basis": said.basis,
        "effect": said.effect,
    }


def _day(said: Finding | Question, explain: DraftLanguage) -> str | None:
    return said.day.name.in_(explain) if said.day else None


def _words(said: Finding | Question, explain: DraftLanguage) -> dict[str, str]:
    return {
        "title": said.rule.title.in_(explain),
        "why": said.rule.why.in_(explain),
        "instead": said.rule.instead.in_(explain),
    }
