"""A rule tried while it is being written: its examples, and what it would have found."""

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.utils import timezone

from gutgemacht.check import (
    Compiled,
    Context,
    Draft,
    Remark,
    Verdict,
    check,
    compile_guideline,
    failures,
    lint,
)
from gutgemacht.check.examples import EVERY_STATUS, alone, context
from gutgemacht.guideline import (
    DraftLanguage,
    Example,
    Glossary,
    GuidelineError,
    Problem,
    Rule,
)
from gutgemacht.guideline.load import parse
from gutgemacht.guideline.words import DRAFT_LANGUAGES
from gutgemacht.guideline.write import written_data
from gutgemacht.judges import shipped
from gutgemacht.text import Span
from gutgemacht.web.guideline.own.posts import Posts
from gutgemacht.web.rules import InForce

AROUND = 60
MOST_SHOWN = 12
# A rule that speaks on more posts than this says nothing any more.
LOUD_SHARE = 0.2
SOME_DAY = "2000-01-01"
AS_DRAFT = {"status": "draft", "since": {"draft": SOME_DAY}}
IN_FORCE = {"status": "active", "since": {"active": SOME_DAY}}

Stretch = tuple[str, bool]


@dataclass(frozen=True)
class Line:
    """An example and whether it does what it should; its stretches are (words, found?)."""

    side: str
    stretches: tuple[Stretch, ...]
    message: str


@dataclass(frozen=True)
class Found:
    """What a rule finds in published posts: how many posts, of how many, and some of them."""

    count: int
    of: int
    own: bool
    shown: tuple[tuple[Stretch, ...], ...]

    @property
    def loud(self) -> bool:
        """True when it would speak all the time."""
        return self.count > self.of * LOUD_SHARE


@dataclass(frozen=True)
class Tried:
    """All that can be said of a rule that is being written."""

    rule: Rule | None
    problems: tuple[Problem, ...] = ()
    lines: tuple[Line, ...] = ()
    found: Found | None = None
    remarks: tuple[Remark, ...] = ()

    @property
    def refused(self) -> bool:
        """True when the rule forbids what no company may forbid."""
        return any(remark.severity == "refuse" for remark in self.remarks)

    @property
    def failing(self) -> int:
        """How many examples do not do what they should."""
        return sum(bool(line.message) for line in self.lines)

    @property
    def may_bind(self) -> bool:
        """True when the rule can come into force."""
        loud = self.found is not None and self.found.loud
        sound = self.rule is not None and not self.problems
        return sound and not (self.failing or loud or self.refused)


def tried(data: dict[str, Any], file: Path, house: InForce, posts: Posts) -> Tried:
    """The rule of this data with its examples run, the posts searched and its own words read.

    Whatever its status, it is tried as if it were to bind.
    """
    problems = [one for one in _problems(data | IN_FORCE, file) if not _is_seen(one)]
    try:
        rule = parse(written_data(data | AS_DRAFT), Rule, file)
    except GuidelineError as error:
        return Tried(None, tuple(error.problems))
    guideline = alone(rule, house.guideline.glossaries)
    compiled = compile_guideline(guideline, shipped())
    lines = tuple(_lines(rule, compiled, house.guideline.glossaries))
    remarks = tuple(lint(guideline, house.compiled, timezone.localtime()))
    return Tried(rule, tuple(problems), lines, _found(compiled, posts), remarks)


def _problems(data: dict[str, Any], file: Path) -> list[Problem]:
    try:
        parse(written_data(data), Rule, file)
    except GuidelineError as error:
        return error.problems
    return []


def _is_seen(problem: Problem) -> bool:
    """A sentence without a mark is one that is not found, and is shown as such."""
    return "marks nothing" in problem.message


def marked(data: dict[str, Any], file: Path, glossaries: Iterable[Glossary]) -> dict[str, Any]:
    """The data with marks around what is found in bad examples that have none."""
    try:
        rule = parse(written_data(data | AS_DRAFT), Rule, file)
    except GuidelineError:
        return data
    compiled = compile_guideline(alone(rule, glossaries), shipped())
    examples = {
        code: {**sides, "bad": [_with_mark(rule, compiled, code, text) for text in sides["bad"]]}
        for code, sides in data["examples"].items()
    }
    return {**data, "examples": examples}


def _with_mark(rule: Rule, compiled: Compiled, code: DraftLanguage, text: Any) -> Any:
    if not isinstance(text, str) or "[[" in text or not rule.marks_needed:
        return text
    verdict = _read(rule, compiled, code, Example.model_validate(text))
    out, end = "", 0
    for finding in verdict.findings:
        out += f"{text[end : finding.span.start]}[[{finding.text}]]"
        end = finding.span.end
    return out + text[end:]


def _lines(rule: Rule, compiled: Compiled, glossaries: tuple[Glossary, ...]) -> Iterable[Line]:
    failed = {
        (f.language, f.kind, f.text): f.message for f in failures(rule, glossaries, shipped())
    }
    for code in DRAFT_LANGUAGES:
        examples = rule.examples.get(code)
        for side in ("bad", "good"):
            for example in getattr(examples, side) if examples else ():
                verdict = _read(rule, compiled, code, example)
                stretches = _stretches(example.plain, verdict, 0, len(example.plain))
                yield Line(side, stretches, failed.get((code, side, example.plain), ""))


def _read(rule: Rule, compiled: Compiled, code: DraftLanguage, example: Example) -> Verdict:
    return check(Draft(example.plain), compiled, context(rule, code, example))


def _found(compiled: Compiled, posts: Posts) -> Found:
    now = timezone.localtime()
    count = 0
    shown: list[tuple[Stretch, ...]] = []
    for post in posts.rows:
        verdict = check(Draft(post["text"]), compiled, _context(post, now))
        if not verdict.findings and not verdict.questions:
            continue
        count += 1
        if len(shown) < MOST_SHOWN:
            shown.append(_excerpt(post["text"], verdict))
    return Found(count, len(posts.rows), posts.own, tuple(shown))


def _context(post: dict[str, Any], now: datetime) -> Context:
    names = ("speaker", "channel", "action", "country")
    given = {name: post[name] for name in names if post.get(name)}
    return dataclasses.replace(Context(now, appetite=EVERY_STATUS), **given)


def _excerpt(text: str, verdict: Verdict) -> tuple[Stretch, ...]:
    first = verdict.findings[0].span if verdict.findings else Span(0, 0)
    start, end = max(0, first.start - AROUND), min(len(text), first.end + AROUND)
    stretches = _stretches(text, verdict, start, end)
    return (
        ((("…", False),) if start else ())
        + stretches
        + ((("…", False),) if end < len(text) else ())
    )


def _stretches(text: str, verdict: Verdict, start: int, end: int) -> tuple[Stretch, ...]:
    parts: list[Stretch] = []
    for finding in verdict.findings:
        if start <= finding.span.start and finding.span.end <= end:
            parts += [(text[start : finding.span.start], False), (finding.text, True)]
            start = finding.span.end
    return tuple(part for part in (*parts, (text[start:end], False)) if part[0])
