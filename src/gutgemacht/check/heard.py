"""What somebody hears of a verdict, given their appetite."""

from dataclasses import replace

from gutgemacht.check.draft import Context, Draft
from gutgemacht.check.verdict import Verdict
from gutgemacht.guideline import Appetite, Rule

WIDEST = Appetite(statuses=frozenset({"draft", "trial", "active"}))
"""Everything that can be heard; who checks with it can count what an appetite leaves out."""


def heard(verdict: Verdict, draft: Draft, context: Context, appetite: Appetite) -> Verdict:
    """The verdict that the same check with this appetite, not wider than it had, would give."""
    day = context.time.date()

    def wanted(rule: Rule) -> bool:
        basis, effect = rule.basis_and_effect(context.country, day)
        return appetite.wants(rule.status, effect, basis)

    findings = tuple(finding for finding in verdict.findings if wanted(finding.rule))
    questions = tuple(question for question in verdict.questions if wanted(question.rule))
    speaking = [*(finding.rule for finding in findings), *(one.rule for one in questions)]
    needed = {rule.declare.subject for rule in speaking if rule.declare}
    asked = tuple(s for s in verdict.asked if s in needed or s in draft.declared)
    return replace(verdict, findings=findings, questions=questions, asked=asked)
