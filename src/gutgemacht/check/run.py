"""check(draft, compiled, context) -> verdict: pure, the same from every door of the house."""

from gutgemacht.check.compile import Compiled, CompiledRule
from gutgemacht.check.draft import Context, Draft
from gutgemacht.check.kinds import Match
from gutgemacht.check.manuscript import Manuscript
from gutgemacht.check.verdict import Finding, Question, Verdict
from gutgemacht.guideline import Basis, CalendarDay, Effect, Rule, first_named
from gutgemacht.text import detect

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
    for number in compiled.candidates(set(manuscript.hit_entries)):
        binding = row[number]
        if binding is None:
            continue
        compiled_rule = compiled.rules[number]
        rule, matches = compiled_rule.rule, _matches(compiled_rule, manuscript)
        day = first_named(days, rule.days)
        if rule.find.kind == "question":
            questions += [Question(rule, *binding, day)] if matches else []
        else:
            findings += [_finding(rule, binding, day, match, draft) for match in matches]
    findings.sort(key=_in_order)
    return Verdict(language, tuple(findings), tuple(questions))


def _matches(compiled: CompiledRule, manuscript: Manuscript) -> list[Match]:
    matches = list(compiled.matcher.find(manuscript))
    if matches and compiled.excuses:
        excused = [read(manuscript) for read in compiled.excuses]
        matches = [match for match in matches if not any(holds(match.span) for holds in excused)]
    return matches[:MOST_OF_ONE_RULE]


def _finding(
    rule: Rule, binding: tuple[Basis, Effect], day: CalendarDay | None, match: Match, draft: Draft
) -> Finding:
    text = match.span.cut(draft.text)
    return Finding(rule, *binding, match.span, text, match.instead, day)


def _in_order(finding: Finding) -> tuple[int, int, int, str]:
    return (finding.span.start, _GRAVITY[finding.effect], finding.span.end, finding.rule.id)
