"""A judge's opinion; without that judge the rule is silent."""

from gutgemacht.check.kinds import Judges, Match, Matcher
from gutgemacht.check.lexicon import Lexicon
from gutgemacht.check.manuscript import Manuscript
from gutgemacht.guideline import Rule
from gutgemacht.guideline.find import ModelFind


def matcher(rule: Rule, lexicon: Lexicon, judges: Judges) -> Matcher:
    """Finds what the judge is sure enough of."""
    find = rule.find
    assert isinstance(find, ModelFind)
    judge = judges.get(find.judge)

    def matches(manuscript: Manuscript) -> list[Match]:
        if judge is None or not any(map(manuscript.reads, find.languages)):
            return []
        opinions = judge(manuscript.text, manuscript.language)
        return [Match(span) for span, probability in opinions if probability >= find.at_least]

    return Matcher(matches)
