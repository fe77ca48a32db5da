"""Cards about the words of a sentence: spot them, mend them."""

import re
from collections.abc import Iterator, Sequence

from gutgemacht.check import Finding
from gutgemacht.guideline import DraftLanguage, Rule
from gutgemacht.learn.card import Card, words_of
from gutgemacht.learn.ground import Ground, Sentence, content_words, likeness, telling
from gutgemacht.learn.words import scene, word
from gutgemacht.text import Span

# Around the marked words there must be others, or there is nothing to find.
FEWEST_AROUND = 3
# A good example so alike is the bad one, mended.
LIKE, SHARED = 0.35, 3
# Words that are a sentence of their own.
SENTENCE = 4
# What is to be filled in, hidden or led over stays where it is.
_GAP = re.compile(r"[\[•]|:$")
# What remains when words were put where they do not fit.
_ODD = re.compile(r"[:;,]\s*[!?.,;:]")
_QUOTED = re.compile(r"[„“]([^“”„]{12,}[.!?])[“”]")


def spot(rule: Rule, of: Sentence, number: int, language: DraftLanguage) -> Card | None:
    """Which words would you change? None where all of them are meant."""
    marks = tuple(Span(*mark) for mark in of.example.marks)
    around = [one for one in words_of(of.text) if not any(map(one.overlaps, marks))]
    if not marks or len(around) < FEWEST_AROUND:
        return None
    return Card(
        id=f"{rule.id}.spot.{number}",
        kind="spot",
        of=rule.id,
        language=language,
        question=word("spot", language),
        scene=scene(rule, of.context, language),
        text=of.text,
        spans=marks,
        reason=rule.why.in_(language),
        way=rule.instead.in_(language),
    )


def mend(
    rule: Rule, of: Sentence, number: int, language: DraftLanguage, ground: Ground
) -> Card | None:
    """How would you put it better? None where no good answer is known."""
    model = _model(rule, of, language, ground)
    if not of.verdict.findings or model is None:
        return None
    return Card(
        id=f"{rule.id}.mend.{number}",
        kind="mend",
        of=rule.id,
        language=language,
        question=word("mend", language),
        scene=scene(rule, of.context, language),
        text=of.text,
        spans=tuple(finding.span for finding in of.verdict.findings),
        model=model,
        reason=rule.why.in_(language),
        way=rule.instead.in_(language),
        offered=tuple(dict.fromkeys(_offered(rule, of, language))),
        context=of.context,
    )


def _model(rule: Rule, of: Sentence, language: DraftLanguage, ground: Ground) -> str | None:
    """The first answer that the check lets pass."""
    for text in _answers(rule, of, language):
        if text != of.text and not ground.against(text, rule.id, of.context):
            return text
    return None


def _answers(rule: Rule, of: Sentence, language: DraftLanguage) -> Iterator[str]:
    good = telling(rule.examples[language].good)
    closest = max(((likeness(of.text, one.plain), one.plain) for one in good), default=(0.0, ""))
    if closest[0] >= LIKE and len(content_words(of.text) & content_words(closest[1])) >= SHARED:
        yield closest[1]
    if rule.prepend is not None:
        yield rule.prepend.in_(language) + of.text
    replaced = _replaced(of.text, of.verdict.findings, language)
    if replaced:
        yield replaced
    yield from _QUOTED.findall(rule.instead.in_(language))


def _offered(rule: Rule, of: Sentence, language: DraftLanguage) -> Iterator[str]:
    """All that the rule knows to say instead, whether or not the check lets it pass as it is."""
    yield from _answers(rule, of, language)
    for finding in of.verdict.findings:
        start, end = finding.span
        for words in finding.replacements(language):
            yield of.text[:start] + words + of.text[end:]


def _replaced(text: str, findings: Sequence[Finding], language: DraftLanguage) -> str:
    """The text with the first thing that could stand at each place; empty where none could."""
    for finding in reversed(findings):
        instead = finding.replacements(language)
        if not instead:
            return ""
        text = _put(text, finding.span, instead[0])
        if not text:
            return ""
    return "" if _ODD.search(text) else text


def _put(text: str, span: Span, words: str) -> str:
    """The words at a place; a sentence of its own stands for what was around it, if that is short.

    Empty where it fits neither way.
    """
    around = len(words_of(text[: span.start])) + len(words_of(text[span.end :]))
    whole = len(words.split()) >= SENTENCE and not _GAP.search(words)
    if whole and around > FEWEST_AROUND:
        return ""
    if whole:
        end = "" if words.endswith((".", "!", "?")) else "."
        return f"{words[:1].upper()}{words[1:]}{end}"
    if span.start == 0:
        words = words[:1].upper() + words[1:]
    return text[: span.start] + words + text[span.end :]
