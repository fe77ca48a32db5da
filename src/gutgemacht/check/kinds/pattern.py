"""Expressions, on the folded text or on the raw one."""

from collections.abc import Iterable

from gutgemacht.check.expression import Expression
from gutgemacht.check.kinds import Judges, Match, Matcher
from gutgemacht.check.lexicon import Lexicon
from gutgemacht.check.reading import Reading, leftmost_longest
from gutgemacht.guideline import Rule
from gutgemacht.guideline.find import PatternFind
from gutgemacht.text import View


def matcher(rule: Rule, lexicon: Lexicon, judges: Judges) -> Matcher:
    """Finds what the expressions of the draft's language match."""
    find = rule.find
    assert isinstance(find, PatternFind)
    expressions = [
        (language, Expression(patterns, find.edges))
        for language in ("de", "en", "any")
        if (patterns := find.patterns(language))
    ]

    def matches(reading: Reading) -> Iterable[Match]:
        view = reading.folded if find.view == "folded" else View(reading.text)
        spans = leftmost_longest(
            span
            for language, expression in expressions
            if reading.reads(language)
            for span in expression.spans(view)
        )
        return map(Match, spans)

    return Matcher(matches)
