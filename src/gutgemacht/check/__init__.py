"""Drafts are checked: rules are compiled once, then `check` is pure and fast."""

from gutgemacht.check.admit import admitted
from gutgemacht.check.aside import Aside, Place, places, set_aside, wherever
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
from gutgemacht.check.heard import WIDEST, heard
from gutgemacht.check.judge import Judge
from gutgemacht.check.lint import Remark, lint, lint_text, protection, refusals
from gutgemacht.check.report import described, report
from gutgemacht.check.run import check
from gutgemacht.check.verdict import Finding, Level, PartName, Question, SetAside, Verdict

__all__ = [
    "WIDEST",
    "Aside",
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
    "Place",
    "Question",
    "Remark",
    "SetAside",
    "Verdict",
    "accepted",
    "admitted",
    "check",
    "check_batches",
    "compile_guideline",
    "decoded",
    "described",
    "failures",
    "heard",
    "lint",
    "lint_text",
    "medium",
    "places",
    "protection",
    "refusals",
    "report",
    "set_aside",
    "subtitled",
    "wherever",
]
