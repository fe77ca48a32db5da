"""Expressions, on the folded text or on the raw one."""

from collections.abc import Callable, Iterable

from gutgemacht.check.expression import Expression
from gutgemacht.check.kinds import Judges, Match, Matcher
from gutgemacht.check.lexicon import Lexicon
from gutgemacht.check.manuscript import Manuscript, leftmost_longest
from gutgemacht.guideline import Rule
from gutgemacht.guideline.find import PatternFind
from gutgemacht.text import View

_VIEWS: dict[str, Callable[[Manuscript], View]] = {
    "folded": lambda manuscript: manuscript.folded,
    "parted": lambda manuscript: manuscript.parted,
    "raw": lambda manuscript: View(manuscript.text),
}


def matcher(rule: Rule, lexicon: Lexicon, judges: Judges) -> Matcher:
    """Finds what the expressions of the draft's language match."""
    find = rule.find
    assert isinstance(find, PatternFind)
    expressions = [
        (language, Expression(patterns, find.edges))
        for language in ("de", "en", "any")
        if (patterns := find.patterns(language))
    ]

    def matches(manuscript: Manuscript) -> Iterable[Match]:
        view = _VIEWS[find.view](manuscript)
        spans = leftmost_longest(
            span
            for language, expression in expressions
            if manuscript.reads(language)
            for span in expression.spans(view)
        )
        return map(Match, spans)

    return Matcher(matches)
