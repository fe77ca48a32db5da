"""The guideline: rules as data, loaded, validated and described.

Knows texts, not drafts: finding something by a rule is the work of `check`.
"""

from gutgemacht.guideline.appetite import Appetite, Appetites
from gutgemacht.guideline.both import Both
from gutgemacht.guideline.calendar import CalendarDay, days_on, first_named
from gutgemacht.guideline.company import APPETITES, AppetiteName, Company
from gutgemacht.guideline.declaration import SUBJECTS, Asked, Declaration, Declare, Subject
from gutgemacht.guideline.find import Find, find_kind
from gutgemacht.guideline.glossary import Glossary
from gutgemacht.guideline.load import GuidelineError, Problem, load, load_file, problem_of
from gutgemacht.guideline.panel import PanelFor, PanelRule
from gutgemacht.guideline.remarks import LintWords, RemarkName, Wording, lint_words
from gutgemacht.guideline.rule import Example, Guideline, Law, Pack, Rule, Topic, Unless
from gutgemacht.guideline.schema import rule_schema
from gutgemacht.guideline.scope import (
    Action,
    Basis,
    Channel,
    Country,
    Effect,
    Scope,
    Speaker,
    Status,
)
from gutgemacht.guideline.seal import Seal, SealError
from gutgemacht.guideline.trust import ApprovalRule, TrustRule, TrustStep
from gutgemacht.guideline.words import ByLanguage, DraftLanguage

__all__ = [
    "APPETITES",
    "SUBJECTS",
    "Action",
    "Appetite",
    "AppetiteName",
    "Appetites",
    "ApprovalRule",
    "Asked",
    "Basis",
    "Both",
    "ByLanguage",
    "CalendarDay",
    "Channel",
    "Company",
    "Country",
    "Declaration",
    "Declare",
    "DraftLanguage",
    "Effect",
    "Example",
    "Find",
    "Glossary",
    "Guideline",
    "GuidelineError",
    "Law",
    "LintWords",
    "Pack",
    "PanelFor",
    "PanelRule",
    "Problem",
    "RemarkName",
    "Rule",
    "Scope",
    "Seal",
    "SealError",
    "Speaker",
    "Status",
    "Subject",
    "Topic",
    "TrustRule",
    "TrustStep",
    "Unless",
    "Wording",
    "days_on",
    "find_kind",
    "first_named",
    "lint_words",
    "load",
    "load_file",
    "problem_of",
    "rule_schema",
]
