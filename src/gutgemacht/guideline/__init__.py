"""The guideline: rules as data, loaded, validated and described.

Knows texts, not drafts: finding something by a rule is the work of `check`.
"""

from gutgemacht.guideline.both import Both
from gutgemacht.guideline.calendar import CalendarDay, days_on, first_named
from gutgemacht.guideline.find import Find, find_kind
from gutgemacht.guideline.load import GuidelineError, Problem, load, load_rule
from gutgemacht.guideline.rule import (
    Basis,
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
    "CalendarDay",
    "Channel",
    "Country",
    "DraftLanguage",
    "Effect",
    "Example",
    "Find",
    "Guideline",
    "GuidelineError",
    "Law",
    "Pack",
    "Problem",
    "Rule",
    "Scope",
    "Speaker",
    "Status",
    "Topic",
    "Unless",
    "days_on",
    "find_kind",
    "first_named",
    "load",
    "load_rule",
    "rule_schema",
]
