"""The words that tell where somebody works, as the rules in force have them."""

from typing import NamedTuple, cast

from gutgemacht.guideline import DraftLanguage
from gutgemacht.ideas import Kind, disclosure, disclosure_rule
from gutgemacht.web.frame import page_language
from gutgemacht.web.ideas.models import Idea
from gutgemacht.web.rules import in_force


class Disclosed(NamedTuple):
    """The words, and the id and title of the rule they come from; all empty where it is off."""

    words: str = ""
    rule: str = ""
    title: str = ""


def disclosed(idea: Idea, language: DraftLanguage) -> Disclosed:
    """What stands ready in front of words on an idea, in a language."""
    guideline = in_force().guideline
    rule = guideline.by_id.get(disclosure_rule(cast("Kind", idea.kind)))
    if rule is None:
        return Disclosed()
    words = disclosure(rule, guideline.company, language)
    return Disclosed(words, rule.id, rule.title.in_(page_language()))
