"""Drafts are checked: rules are compiled once, then `check` is pure and fast."""

from gutgemacht.check.admit import admitted
from gutgemacht.check.batches import check_batches
from gutgemacht.check.compile import Compiled, compile_guideline
from gutgemacht.check.draft import (
    Context,
    Draft,
    DraftError,
    Medium,
    accepted,
    decoded,
    medium,
    subtitled,
)
from gutgemacht.check.examples import Failure, failures
from gutgemacht.check.judge import Judge
from gutgemacht.check.lint import Remark, lint, lint_text, protection, refusals
from gutgemacht.check.report import described, report
from gutgemacht.check.run import check
from gutgemacht.check.verdict import Finding, Level, PartName, Question, Verdict

__all__ = [
    "Compiled",
    "Context",
    "Draft",
    "DraftError",
    "Failure",
    "Finding",
    "Judge",
    "Level",
    "Medium",
    "PartName",
    "Question",
    "Remark",
    "Verdict",
    "accepted",
    "admitted",
    "check",
    "check_batches",
    "compile_guideline",
    "decoded",
    "described",
    "failures",
    "lint",
    "lint_text",
    "medium",
    "protection",
    "refusals",
    "report",
    "subtitled",
]
