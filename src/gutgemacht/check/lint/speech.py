"""The texts of a rule, read by the protection rules."""

from collections.abc import Iterator
from datetime import datetime

from gutgemacht.check.compile import Compiled
from gutgemacht.check.draft import Context, Draft
from gutgemacht.check.lint.reading import readable
from gutgemacht.check.lint.remark import Remark, found
from gutgemacht.check.run import check
from gutgemacht.check.verdict import Finding
from gutgemacht.guideline import Both, DraftLanguage, Rule, lint_words
from gutgemacht.guideline.rule import FEWEST_EXAMPLES
from gutgemacht.guideline.words import DRAFT_LANGUAGES, ByLanguage
from gutgemacht.text import Language, Span

BINDING = ("house", "contract")


def findings(
    text: str, language: Language | None, compiled: Compiled, time: datetime
) -> tuple[Finding, ...]:
    """What the protection rules say of a text."""
    context = Context(time, action="guideline", language=language)
    return check(Draft(readable(text)), compiled, context).findings


def speech_remarks(rule: Rule, compiled: Compiled, time: datetime) -> Iterator[Remark]:
    """What the protection rules say of everything that a rule says or looks for."""
    answered = lint_words().answered_by_examples if _has_examples(rule) else []
    for key, language, text in _texts(rule):
        for finding in findings(text, language, compiled, time):
            if finding.rule.id not in answered:
                yield found(finding, rule.id, key, finding.span, text)
    if binds_people(rule):
        yield from _framed(rule, compiled, time)


def binds_people(rule: Rule) -> bool:
    """True when the rule, without being law, binds people as themselves."""
    return rule.basis in BINDING and not {"employee", "private"}.isdisjoint(rule.applies.speakers)


def _has_examples(rule: Rule) -> bool:
    return bool(rule.checks) and all(
        language in rule.examples and len(rule.examples[language].bad) >= FEWEST_EXAMPLES
        for language in rule.checks
    )


def _texts(rule: Rule) -> Iterator[tuple[str, DraftLanguage, str]]:
    said: dict[str, Both | None] = {
        "title": rule.title,
        "why": rule.why,
        "instead": rule.instead,
        "prepend": rule.prepend,
    }
    for language in DRAFT_LANGUAGES:
        for key, both in said.items():
            if both is not None:
                yield f"{key}.{language}", language, both.in_(language)
        for number, text in enumerate(rule.replace.get(language, ())):
            yield f"replace.{language}.{number}", language, text


def _framed(rule: Rule, compiled: Compiled, time: datetime) -> Iterator[Remark]:
    """What a rule objects to is named by its title and terms; these are read as a ban."""
    for key, language, words, shown in (*_titles(rule), *_terms(rule)):
        frame = lint_words().frame.in_("en" if language == "en" else "de")
        for finding in findings(frame.replace("{}", words), language, compiled, time):
            span = Span(finding.span.start, min(finding.span.end, len(shown)))
            if finding.effect == "stop" and span.start < span.end:
                yield found(finding, rule.id, key, span, shown)


def _titles(rule: Rule) -> Iterator[tuple[str, Language | None, str, str]]:
    for language in DRAFT_LANGUAGES:
        title = rule.title.in_(language)
        yield f"title.{language}", language, title.rstrip(" .!?:"), title


def _terms(rule: Rule) -> Iterator[tuple[str, Language | None, str, str]]:
    if isinstance(rule.find, ByLanguage):
        for language in ("de", "en", "any"):
            known: Language | None = None if language == "any" else language  # type: ignore[assignment]
            for number, term in enumerate(getattr(rule.find, language)):
                bare = term.replace("*", "").replace("=", "")
                yield f"find.{language}.{number}", known, bare, bare
