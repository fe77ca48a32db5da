"""check(draft, compiled, context) -> verdict: pure, the same from every door of the house."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from gutgemacht.check.compile import Compiled, CompiledRule, Row
from gutgemacht.check.draft import Context, Draft
from gutgemacht.check.kinds import Match
from gutgemacht.check.manuscript import Manuscript
from gutgemacht.check.unless import Excuse
from gutgemacht.check.verdict import Finding, PartName, Question, Verdict
from gutgemacht.guideline import Basis, Effect, Rule
from gutgemacht.media import Captions
from gutgemacht.text import Language, detect

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
    row = compiled.row(context)
    findings, questions = _in_text(text, parts, compiled, row)
    for part in parts:
        findings += _in_part(part, text, compiled, row)
    findings.sort(key=_in_order)
    return Verdict(language, tuple(findings), tuple(questions))


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
    text: Manuscript, parts: Sequence[_Part], compiled: Compiled, row: Row
) -> tuple[list[Finding], list[Question]]:
    findings: list[Finding] = []
    questions: list[Question] = []
    for number in compiled.candidates(set(text.hit_entries)):
        binding = row[number]
        if binding is None:
            continue
        compiled_rule = compiled.rules[number]
        matches = _matches(compiled_rule, text, parts=parts)
        if compiled_rule.rule.find.kind == "question":
            questions += [Question(compiled_rule.rule, *binding)] if matches else []
        else:
            findings += [_finding(compiled_rule, binding, match, text) for match in matches]
    return findings, questions


def _in_part(part: _Part, text: Manuscript, compiled: Compiled, row: Row) -> Iterator[Finding]:
    """What rules say of the words of a part; what speaks of the whole post has been said."""
    manuscript = part.manuscript
    for number in compiled.candidates(set(manuscript.hit_entries)):
        compiled_rule, binding = compiled.rules[number], row[number]
        if binding is None or not _reads(compiled_rule.rule, part):
            continue
        for match in _matches(compiled_rule, manuscript, also=text):
            placed = match._replace(medium=part.medium, part=part.name)
            yield _finding(compiled_rule, binding, placed, manuscript, part.captions)


def _reads(rule: Rule, part: _Part) -> bool:
    # How words are set in a picture is a matter of its design: a poster may stand in capitals.
    return rule.reads_words and (part.name != "picture" or rule.topic != "craft")


def _matches(
    compiled: CompiledRule,
    manuscript: Manuscript,
    parts: Sequence[_Part] = (),
    also: Manuscript | None = None,
) -> list[Match]:
    """The matches that nothing excuses.

    What excuses a whole post may stand in its text for a part, and for a medium in its picture.
    """
    matches = list(compiled.matcher.find(manuscript))
    if matches and compiled.excuses:
        excused = [read(manuscript) for read in compiled.excuses]
        excused += [read(also) for read in _of_posts(compiled)] if also else []
        matches = [match for match in matches if not any(holds(match.span) for holds in excused)]
        matches = [match for match in matches if not _excused_in_picture(compiled, match, parts)]
    return matches[:MOST_OF_ONE_RULE]


def _of_posts(compiled: CompiledRule) -> Iterable[Excuse]:
    pairs = zip(compiled.rule.unless, compiled.excuses, strict=True)
    return (read for unless, read in pairs if unless.within == "post")


def _excused_in_picture(compiled: CompiledRule, match: Match, parts: Sequence[_Part]) -> bool:
    return any(
        read(part.manuscript)(match.span)
        for part in parts
        if part.medium == match.medium and part.name == "picture"
        for read in _of_posts(compiled)
    )


def _finding(
    compiled: CompiledRule,
    binding: tuple[Basis, Effect],
    match: Match,
    manuscript: Manuscript,
    captions: Captions | None = None,
) -> Finding:
    return Finding(
        compiled.rule,
        *binding,
        match.span,
        match.span.cut(manuscript.text),
        match.instead,
        match.medium,
        match.part,
        captions.cue(match.span.start) if captions else None,
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
