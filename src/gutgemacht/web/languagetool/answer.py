"""A verdict in the form of LanguageTool's answers; offsets are UTF-16 units.

Every field is always there, because clients break without: see docs/languagetool.md.
"""

from bisect import bisect_right
from collections.abc import Sequence
from typing import Any

from django.utils.translation import override

import gutgemacht
from gutgemacht.check import Finding, Verdict
from gutgemacht.guideline import DraftLanguage
from gutgemacht.text import Span, Utf16, sentences
from gutgemacht.web.languagetool.request import NAMES, Asked
from gutgemacht.web.words import topic_words

AROUND = 40
CONFIDENT, UNSURE = 0.99, 0.0


def software() -> dict[str, Any]:
    """Who answers."""
    return {
        "name": "gutgemacht",
        "version": gutgemacht.__version__,
        "buildDate": None,
        "apiVersion": 1,
        "premium": False,
        "premiumHint": "",
        "status": "",
    }


def answer(asked: Asked, verdict: Verdict, base: str) -> dict[str, Any]:
    """The answer to a request; `base` is the address of this server, for links to rules."""
    spoken: DraftLanguage = "en" if verdict.language == "en" else "de"
    code = asked.variant(spoken)
    units = Utf16(asked.sent)
    read = sentences(asked.view.text)
    ranges = [[units.offset(place) for place in _place(asked, span)] for span in read]
    rate = UNSURE if verdict.language == "unknown" else CONFIDENT
    with override(asked.explain or spoken):
        matches = [
            _match(asked, finding, units, _sentence(read, finding.span), spoken, base)
            for finding in verdict.findings
            if _wanted(asked, finding)
        ]
    return {
        "software": software(),
        "warnings": {"incompleteResults": False},
        "language": {
            "name": NAMES[code],
            "code": code,
            "detectedLanguage": {
                "name": NAMES[code if asked.language == "auto" else spoken],
                "code": code if asked.language == "auto" else spoken,
                "confidence": rate,
                "source": "ngram",
            },
        },
        "matches": matches,
        "sentenceRanges": ranges,
        "extendedSentenceRanges": [
            {
                "from": start,
                "to": end,
                "detectedLanguages": [{"language": spoken, "rate": 1.0}],
            }
            for start, end in ranges
        ],
    }


def _wanted(asked: Asked, finding: Finding) -> bool:
    rule = finding.rule
    if not _is_shown(asked, finding.span):
        return False
    if rule.id in asked.disabled_rules or rule.topic in asked.disabled_topics:
        return False
    if asked.enabled_only:
        return rule.id in asked.enabled_rules or rule.topic in asked.enabled_topics
    return asked.picky or rule.status != "trial" or rule.id in asked.enabled_rules


def _is_shown(asked: Asked, span: Span) -> bool:
    """Clients cannot show what stands at no word of what they sent."""
    if span.start == span.end:
        return False
    start, end = _place(asked, span)
    return start < end


def _match(
    asked: Asked,
    finding: Finding,
    units: Utf16,
    sentence: Span,
    written: DraftLanguage,
    base: str,
) -> dict[str, Any]:
    rule, span = finding.rule, _place(asked, finding.span)
    language = asked.explain or written
    title = rule.title.in_(language)
    return {
        "message": f"{title}. {rule.why.in_(language)} {rule.instead.in_(language)}",
        "shortMessage": title,
        "replacements": [{"value": words} for words in finding.replacements(written)],
        "offset": units.offset(span.start),
        "length": units.offset(span.end) - units.offset(span.start),
        "context": _context(asked.sent, span),
        "sentence": sentence.cut(asked.view.text),
        "type": {"typeName": "Hint" if finding.effect == "hint" else "Other"},
        "rule": {
            "id": rule.id,
            "subId": str(rule.revision),
            "description": title,
            "issueType": "legal" if finding.basis == "law" else "style",
            "urls": [{"value": f"{base}/guideline/{rule.id}/"}],
            "category": {"id": rule.topic, "name": str(topic_words()[rule.topic])},
            "isPremium": False,
        },
        "ignoreForIncompleteSentence": False,
        "contextForSureMatch": 0,
    }


def _place(asked: Asked, span: Span) -> Span:
    return asked.view.span(span.start, span.end)


def _sentence(read: Sequence[Span], span: Span) -> Span:
    before = bisect_right(read, span.start, key=lambda sentence: sentence.start)
    return read[max(0, before - 1)]


def _context(sent: str, span: Span) -> dict[str, Any]:
    start, end = max(0, span.start - AROUND), min(len(sent), span.end + AROUND)
    before = "..." if start else ""
    text = before + sent[start:end].replace("\n", " ") + ("..." if end < len(sent) else "")
    units = Utf16(text)
    first = len(before) + span.start - start
    last = first + span.end - span.start
    return {
        "text": text,
        "offset": units.offset(first),
        "length": units.offset(last) - units.offset(first),
    }
