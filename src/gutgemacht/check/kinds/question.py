"""Questions to a person: asked when a term of the rule stands in the draft, or always."""

from collections.abc import Iterable

from gutgemacht.check.kinds import Judges, Match, Matcher
from gutgemacht.check.lexicon import Lexicon
from gutgemacht.check.manuscript import Manuscript
from gutgemacht.guideline import Rule
from gutgemacht.guideline.find import QuestionFind
from gutgemacht.text import Span


def matcher(rule: Rule, lexicon: Lexicon, judges: Judges) -> Matcher:
    """Speaks at the words that raise the question, or about the draft as a whole."""
    assert isinstance(rule.find, QuestionFind)
    entries = lexicon.add(rule.find)

    def matches(manuscript: Manuscript) -> Iterable[Match]:
        return map(Match, manuscript.hits(entries) if entries else [Span(0, 0)])

    return Matcher(matches, triggers=entries or None)
