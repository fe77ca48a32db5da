"""Questions to a person: asked when a term or medium of the rule is in the draft, or always."""

from collections.abc import Iterable

from gutgemacht.check.kinds import Judges, Match, Matcher
from gutgemacht.check.lexicon import Lexicon
from gutgemacht.check.manuscript import Manuscript
from gutgemacht.guideline import Rule
from gutgemacht.guideline.find import QuestionFind
from gutgemacht.text import Span


def matcher(rule: Rule, lexicon: Lexicon, judges: Judges) -> Matcher:
    """Speaks at the words that raise the question, or about the draft as a whole."""
    find = rule.find
    assert isinstance(find, QuestionFind)
    entries, media = lexicon.add(find), set(find.media)

    def matches(manuscript: Manuscript) -> Iterable[Match]:
        hits = manuscript.hits(entries)
        always = not entries and not media
        if not hits and (always or any(part.kind in media for part in manuscript.draft.media)):
            return [Match(Span(0, 0))]
        return map(Match, hits)

    # A picture is no word: who asks about media looks at every draft.
    return Matcher(matches, triggers=None if media else entries or None)
