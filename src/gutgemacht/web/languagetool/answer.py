"""A verdict in the form of LanguageTool's answers; offsets are UTF-16 units.

Every field is always there, because clients break without: see docs/languagetool.md.
"""

from typing import Any

import gutgemacht
from gutgemacht.check import Finding, Verdict
from gutgemacht.guideline import DraftLanguage
from gutgemacht.text import Span, Utf16, sentences
from gutgemacht.web.guideline.views import topic_words
from gutgemacht.web.languagetool.request import NAMES, Asked

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
    language: DraftLanguage = "en" if code.startswith("en") else "de"
    units = Utf16(asked.sent)
    spans = [_place(asked, span) for span in sentences(asked.view.text)]
    ranges = [[units.offset(span.start), units.offset(span.end)] for span in spans]
    rate = UNSURE if verdict.language == "unknown" else CONFIDENT
    matches = [
        _match(asked, finding, units, asked.explain or language, base)
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
                "name": NAMES[asked.variant(spoken) if asked.language == "auto" else spoken],
                "code": asked.variant(spoken) if asked.language == "auto" else spoken,
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
    if finding.span.start == finding.span.end:
        return False  # Clients cannot show what stands at no word.
    if rule.id in asked.disabled_rules or rule.topic in asked.disabled_topics:
        return False
    if asked.enabled_only:
        return rule.id in asked.enabled_rules or rule.topic in asked.enabled_topics
    return asked.picky or rule.status != "trial" or rule.id in asked.enabled_rules


def _match(
    asked: Asked, finding: Finding, units: Utf16, language: DraftLanguage, base: str
) -> dict[str, Any]:
    rule, span = finding.rule, _place(asked, finding.span)
    written: DraftLanguage = "en" if asked.variant("de").startswith("en") else language
    title = rule.title.in_(language)
    return {
        "message": f"{title}. {rule.why.in_(language)} {rule.instead.in_(language)}",
        "shortMessage": title,
        "replacements": [{"value": words} for words in finding.replacements(written)],
        "offset": units.offset(span.start),
        "length": units.offset(span.end) - units.offset(span.start),
        "context": _context(asked.sent, span),
        "sentence": _sentence(asked, finding.span).cut(asked.view.text),
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


def _sentence(asked: Asked, span: Span) -> Span:
    found = (s for s in sentences(asked.view.text) if s.start <= span.start < s.end)
    return next(found, Span(0, len(asked.view.text)))


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
