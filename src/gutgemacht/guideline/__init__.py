"""The guideline: rules as data, loaded, validated and described.

Knows texts, not drafts: finding something by a rule is the work of `check`.
"""

from gutgemacht.guideline.find import Find, find_kind
from gutgemacht.guideline.load import GuidelineError, Problem, load, load_rule, problem_of
from gutgemacht.guideline.remarks import LintWords, RemarkName, Wording, lint_words
from gutgemacht.guideline.rule import (
    Basis,
    Both,
    Effect,
    Example,
    Guideline,
    Law,
    Pack,
    Rule,
    Status,
    Topic,
    Unless,
)
from gutgemacht.guideline.schema import rule_schema
from gutgemacht.guideline.scope import Action, Channel, Country, Scope, Speaker
from gutgemacht.guideline.words import ByLanguage, DraftLanguage

__all__ = [
    "Action",
    "Basis",
    "Both",
    "ByLanguage",
    "Channel",
    "Country",
    "DraftLanguage",
    "Effect",
    "Example",
    "Find",
    "Guideline",
    "GuidelineError",
    "Law",
    "LintWords",
    "Pack",
    "Problem",
    "RemarkName",
    "Rule",
    "Scope",
    "Speaker",
    "Status",
    "Topic",
    "Unless",
    "Wording",
    "find_kind",
    "lint_words",
    "load",
    "load_rule",
    "problem_of",
    "rule_schema",
]
