"""Words and phrases, see `guideline/words.py`."""

from gutgemacht.check.kinds import Judges, Match, Matcher
from gutgemacht.check.lexicon import Lexicon
from gutgemacht.guideline import Rule
from gutgemacht.guideline.find import TermFind


def matcher(rule: Rule, lexicon: Lexicon, judges: Judges) -> Matcher:
    """Finds the terms wherever they stand."""
    assert isinstance(rule.find, TermFind)
    entries = lexicon.add(rule.find)
    return Matcher(lambda manuscript: map(Match, manuscript.hits(entries)), triggers=entries)
