"""What somebody hears of a verdict, given their appetite."""

from dataclasses import replace

from gutgemacht.check.draft import Context, Draft
from gutgemacht.check.verdict import Finding, Question, Verdict
from gutgemacht.guideline import Appetite

WIDEST = Appetite(statuses=frozenset({"draft", "trial", "active"}))
"""Everything that can be heard; who checks with it can count what an appetite leaves out."""


def heard(verdict: Verdict, draft: Draft, context: Context, appetite: Appetite) -> Verdict:
    """The verdict that the same check with this appetite, not wider than it had, would give."""
    day = context.time.date()

    def wanted(said: Finding | Question) -> bool:
        names = said.day.names if said.day else ()
        basis, effect = said.rule.basis_and_effect(context.country, day, names)
        return appetite.wants(said.rule.status, effect, basis)

    findings = tuple(filter(wanted, verdict.findings))
    questions = tuple(filter(wanted, verdict.questions))
    speaking = [*(finding.rule for finding in findings), *(one.rule for one in questions)]
    needed = {rule.declare.subject for rule in speaking if rule.declare}
    asked = tuple(s for s in verdict.asked if s in needed or s in draft.declared)
    return replace(verdict, findings=findings, questions=questions, asked=asked)
