"""lint(guideline, compiled, time) -> remarks: pure, the same from every door of the house."""

from collections.abc import Collection
from datetime import datetime

from gutgemacht.check.compile import Compiled, compile_guideline
from gutgemacht.check.lint.remark import Remark
from gutgemacht.check.lint.shape import shape_remarks, whole_remarks
from gutgemacht.check.lint.speech import speech_remarks
from gutgemacht.guideline import Guideline, Rule


def protection(guideline: Guideline) -> Compiled:
    """The rules that read guidelines, ready for `lint`."""
    rules = tuple(rule for rule in guideline.rules if rule.reads_guidelines)
    return compile_guideline(Guideline(packs=(), rules=rules))


def lint(
    guideline: Guideline, compiled: Compiled, time: datetime, own: Collection[str] = ()
) -> list[Remark]:
    """What is wrong with the rules of a guideline, the gravest first, then in their order.

    `own` are the ids of the company's own rules; once these bind people, the guideline as a
    whole must say what stays free and where wrongs are reported. Rules that read guidelines
    name what is banned, and are not read themselves.
    """
    remarks = [
        remark
        for rule in guideline.rules
        for remark in (*_refusals_first(rule, compiled, time), *shape_remarks(rule))
    ]
    remarks += whole_remarks(guideline, (rule for rule in guideline.rules if rule.id in own))
    return sorted(remarks, key=lambda remark: remark.severity != "refuse")


def refusals(rule: Rule, compiled: Compiled, time: datetime) -> list[Remark]:
    """Why a rule may not come into force; empty when it may."""
    return [r for r in _refusals_first(rule, compiled, time) if r.severity == "refuse"]


def _refusals_first(rule: Rule, compiled: Compiled, time: datetime) -> list[Remark]:
    if rule.reads_guidelines:
        return []
    said = {(r.key, r.span, r.by): r for r in speech_remarks(rule, compiled, time)}
    return sorted(said.values(), key=lambda remark: remark.severity != "refuse")
