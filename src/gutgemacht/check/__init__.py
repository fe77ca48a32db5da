"""Drafts are checked: rules are compiled once, then `check` is pure and fast."""

from gutgemacht.check.aside import Aside, Place, places, set_aside, wherever
from gutgemacht.check.batches import check_batches
from gutgemacht.check.compile import Compiled, compile_guideline
from gutgemacht.check.draft import Context, Draft, DraftError, Medium, accepted, decoded
from gutgemacht.check.examples import Failure, failures
from gutgemacht.check.heard import WIDEST, heard
from gutgemacht.check.judge import Judge
from gutgemacht.check.report import report
from gutgemacht.check.run import check
from gutgemacht.check.verdict import Finding, Level, Question, SetAside, Verdict

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
    "Place",
    "Question",
    "SetAside",
    "Verdict",
    "accepted",
    "check",
    "check_batches",
    "compile_guideline",
    "decoded",
    "failures",
    "heard",
    "places",
    "report",
    "set_aside",
    "wherever",
]
