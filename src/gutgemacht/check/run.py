"""check(draft, compiled, context) -> verdict: pure, the same from every door of the house."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from gutgemacht.check.compile import Binding, Compiled, CompiledRule, Row
from gutgemacht.check.draft import Context, Draft
from gutgemacht.check.kinds import Match
from gutgemacht.check.manuscript import Manuscript
from gutgemacht.check.unless import Excuse
from gutgemacht.check.verdict import Finding, PartName, Question, Verdict
from gutgemacht.guideline import (
    SUBJECTS,
    CalendarDay,
    Effect,
    Rule,
    Subject,
    first_named,
)
from gutgemacht.media import Captions
from gutgemacht.text import Language, Span, detect

Days = tuple[CalendarDay, ...]
# The draft as a whole.
WHOLE = Span(0, 0)
# More of the same rule in one draft tells nobody anything new.
MOST_OF_ONE_RULE = 50

_GRAVITY: dict[Effect, int] = {"stop": 0, "ask": 1, "hint": 2}
_PARTS: dict[PartName, int] = {"text": 0, "alt": 1, "picture": 2, "captions": 3}


@dataclass(frozen=True)
class _Part:
    """Words of a medium, read like the text of the draft."""

    medium: int
    name: PartName
    manuscript: Manuscript
    captions: Captions | None = None


def check(draft: Draft, compiled: Compiled, context: Context) -> Verdict:
    """What the guideline says of a draft in a context.

    Spans are exact in `draft.text`, or in the part of a medium that the finding names.
    """
    language = context.language or detect(draft.text)
    text = Manuscript(draft, context, language, compiled.entries, compiled.scanner)
    parts = [
        _Part(number, name, _part(words, compiled, context, language), captions)
        for number, name, words, captions in _words_of_media(draft)
    ]
    row, days = compiled.row(context), compiled.days_on(context)
    findings, questions, asked = _in_text(text, parts, compiled, row, days)
    for part in parts:
        findings += _in_part(part, text, compiled, row, days)
    findings.sort(key=_in_order)
    needed = tuple(subject for subject in SUBJECTS if subject in asked)
    return Verdict(language, tuple(findings), tuple(questions), needed)


def _words_of_media(draft: Draft) -> Iterator[tuple[int, PartName, str, Captions | None]]:
    for number, medium in enumerate(draft.media):
        if medium.alt and medium.alt.strip():
            yield number, "alt", medium.alt, None
        if medium.words.strip():
            yield number, "picture", medium.words, None
        if medium.subtitles and medium.subtitles.text.strip():
            yield number, "captions", medium.subtitles.text, medium.subtitles


def _part(words: str, compiled: Compiled, context: Context, language: Language) -> Manuscript:
    own = context.language or detect(words)
    # A few words alone tell no language; those of a draft mostly share its own.
    known = language if own == "unknown" else own
    return Manuscript(Draft(words), context, known, compiled.entries, compiled.scanner)


def _in_text(
    text: Manuscript, parts: Sequence[_Part], compiled: Compiled, row: Row, days: Days
) -> tuple[list[Finding], list[Question], set[Subject]]:
    findings: list[Finding] = []
    questions: list[Question] = []
    draft = text.draft
    asked: set[Subject] = set(draft.declared)
    for number in compiled.candidates(set(text.hit_entries), draft.declared):
        binding = row[number]
        if binding is None:
            continue
        rule, answer = compiled.rules[number].rule, _answer(compiled.rules[number].rule, draft)
        matches = _matches(compiled.rules[number], text, answer, parts=parts)
        if matches and rule.declare is not None:
            asked.add(rule.declare.subject)
            if answer in rule.declare.settled:
                continue
        binding = binding._replace(effect=_effect(rule, binding, answer))
        day = first_named(days, rule.days)
        if rule.find.kind == "question" and answer is None:
            asks = Question(rule, binding.basis, binding.effect, day)
            questions += [asks] if matches else []
        else:
            findings += [_finding(rule, binding, day, match, text) for match in matches]
    return findings, questions, asked


def _in_part(
    part: _Part, text: Manuscript, compiled: Compiled, row: Row, days: Days
) -> Iterator[Finding]:
    """What rules say of the words of a part; what speaks of the whole post has been said."""
    manuscript = part.manuscript
    for number in compiled.candidates(set(manuscript.hit_entries), {}):
        compiled_rule, binding = compiled.rules[number], row[number]
        rule, answer = compiled_rule.rule, _answer(compiled_rule.rule, text.draft)
        if binding is None or not _reads(rule, part):
            continue
        if rule.declare is not None and answer in rule.declare.settled:
            continue
        binding = binding._replace(effect=_effect(rule, binding, answer))
        for match in _matches(compiled_rule, manuscript, answer, also=text):
            placed = match._replace(medium=part.medium, part=part.name)
            day = first_named(days, rule.days)
            yield _finding(rule, binding, day, placed, manuscript, part.captions)


def _reads(rule: Rule, part: _Part) -> bool:
    # How words are set in a picture is a matter of its design: a poster may stand in capitals.
    return rule.reads_words and (part.name != "picture" or rule.topic != "craft")


def _answer(rule: Rule, draft: Draft) -> str | None:
    return None if rule.declare is None else draft.declared.get(rule.declare.subject)


def _effect(rule: Rule, binding: Binding, answer: str | None) -> Effect:
    if rule.declare is None or answer is None or binding.advisory:
        return binding.effect
    return rule.declare.effect.get(answer, binding.effect)


def _matches(
    compiled: CompiledRule,
    manuscript: Manuscript,
    answer: str | None,
    parts: Sequence[_Part] = (),
    also: Manuscript | None = None,
) -> list[Match]:
    """The matches that nothing excuses.

    What excuses a whole post may stand in its text for a part, and for a medium in its picture.
    """
    matches = list(compiled.matcher.find(manuscript))
    excuses = compiled.excuses
    declare = compiled.rule.declare
    if declare is not None and answer in declare.effect and compiled.rule.find.kind == "question":
        # Where the author has said it, nothing need be guessed from the words around.
        matches = matches[:1] or [Match(WHOLE)]
        excuses = tuple(excuse for excuse in excuses if excuse.of_draft)
    if matches and excuses:
        excused = [excuse.read(manuscript) for excuse in excuses]
        excused += [excuse.read(also) for excuse in _of_posts(compiled)] if also else []
        matches = [match for match in matches if not any(holds(match.span) for holds in excused)]
        matches = [match for match in matches if not _excused_in_picture(compiled, match, parts)]
    return matches[:MOST_OF_ONE_RULE]


def _of_posts(compiled: CompiledRule) -> Iterable[Excuse]:
    pairs = zip(compiled.rule.unless, compiled.excuses, strict=True)
    return (excuse for unless, excuse in pairs if unless.within == "post")


def _excused_in_picture(compiled: CompiledRule, match: Match, parts: Sequence[_Part]) -> bool:
    return any(
        excuse.read(part.manuscript)(match.span)
        for part in parts
        if part.medium == match.medium and part.name == "picture"
        for excuse in _of_posts(compiled)
    )


def _finding(
    rule: Rule,
    binding: Binding,
    day: CalendarDay | None,
    match: Match,
    manuscript: Manuscript,
    captions: Captions | None = None,
) -> Finding:
    return Finding(
        rule,
        binding.basis,
        binding.effect,
        match.span,
        match.span.cut(manuscript.text),
        match.instead,
        day,
        match.medium,
        match.part,
        captions.cue(match.span.start) if captions else None,
        match.read_as,
    )


def _in_order(finding: Finding) -> tuple[int, int, int, int, int, str]:
    # A finding about a medium as a whole stands with that medium, behind the text.
    place = -1 if finding.medium is None else finding.medium
    span = finding.span
    return (
        place,
        _PARTS[finding.part],
        span.start,
        _GRAVITY[finding.effect],
        span.end,
        finding.rule.id,
    )
