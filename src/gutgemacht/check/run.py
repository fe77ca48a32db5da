"""check(draft, compiled, context) -> verdict: pure, the same from every door of the house."""

from gutgemacht.check.compile import Binding, Compiled, CompiledRule
from gutgemacht.check.draft import Context, Draft
from gutgemacht.check.kinds import Match
from gutgemacht.check.manuscript import Manuscript
from gutgemacht.check.verdict import Finding, Question, Verdict
from gutgemacht.guideline import (
    SUBJECTS,
    CalendarDay,
    Effect,
    Rule,
    Subject,
    first_named,
)
from gutgemacht.text import Span, detect

# The draft as a whole.
WHOLE = Span(0, 0)
# More of the same rule in one draft tells nobody anything new.
MOST_OF_ONE_RULE = 50

_GRAVITY: dict[Effect, int] = {"stop": 0, "ask": 1, "hint": 2}


def check(draft: Draft, compiled: Compiled, context: Context) -> Verdict:
    """What the guideline says of a draft in a context; spans are exact in `draft.text`."""
    language = context.language or detect(draft.text)
    manuscript = Manuscript(draft, context, language, compiled.entries, compiled.scanner)
    row, days = compiled.row(context), compiled.days_on(context)
    findings: list[Finding] = []
    questions: list[Question] = []
    asked: set[Subject] = set(draft.declared)
    for number in compiled.candidates(set(manuscript.hit_entries), draft.declared):
        binding = row[number]
        if binding is None:
            continue
        rule, answer = compiled.rules[number].rule, _answer(compiled.rules[number].rule, draft)
        matches = _matches(compiled.rules[number], manuscript, answer)
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
            findings += [_finding(rule, binding, day, match, draft) for match in matches]
    findings.sort(key=_in_order)
    needed = tuple(subject for subject in SUBJECTS if subject in asked)
    return Verdict(language, tuple(findings), tuple(questions), needed)


def _answer(rule: Rule, draft: Draft) -> str | None:
    return None if rule.declare is None else draft.declared.get(rule.declare.subject)


def _effect(rule: Rule, binding: Binding, answer: str | None) -> Effect:
    if rule.declare is None or answer is None or binding.advisory:
        return binding.effect
    return rule.declare.effect.get(answer, binding.effect)


def _matches(compiled: CompiledRule, manuscript: Manuscript, answer: str | None) -> list[Match]:
    matches = list(compiled.matcher.find(manuscript))
    excuses = compiled.excuses
    declare = compiled.rule.declare
    if declare is not None and answer in declare.effect and compiled.rule.find.kind == "question":
        # Where the author has said it, nothing need be guessed from the words around.
        matches = matches[:1] or [Match(WHOLE)]
        excuses = tuple(excuse for excuse in excuses if excuse.of_draft)
    if matches and excuses:
        excused = [excuse.read(manuscript) for excuse in excuses]
        matches = [match for match in matches if not any(holds(match.span) for holds in excused)]
    return matches[:MOST_OF_ONE_RULE]


def _finding(
    rule: Rule, binding: Binding, day: CalendarDay | None, match: Match, draft: Draft
) -> Finding:
    text = match.span.cut(draft.text)
    return Finding(rule, binding.basis, binding.effect, match.span, text, match.instead, day)


def _in_order(finding: Finding) -> tuple[int, int, int, str]:
    return (finding.span.start, _GRAVITY[finding.effect], finding.span.end, finding.rule.id)
