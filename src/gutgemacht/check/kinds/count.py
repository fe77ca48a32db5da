"""Too much of something: speaks about the first one above the limit."""

from collections.abc import Callable

import regex

from gutgemacht.check.kinds import Judges, Match, Matcher
from gutgemacht.check.lexicon import Lexicon
from gutgemacht.check.manuscript import Manuscript
from gutgemacht.guideline import Rule
from gutgemacht.guideline.find import CountFind
from gutgemacht.text import Span

SHORTEST_SHOUT = 4

_EMOJI = regex.compile(
    r"(?![©®™\d#*])\p{Extended_Pictographic}(?:\ufe0f|\u200d\p{Extended_Pictographic}|\p{EMod})*"
    r"|\p{RI}{2}"
)
_MENTION = regex.compile(r"(?<![\w.])@\w(?:[\w.@-]*\w)?")
_EXCLAMATION = regex.compile(r"[!！]")
_CAPITALS = regex.compile(rf"\b\p{{Lu}}{{{SHORTEST_SHOUT},}}\b")
_LINK = regex.compile(r"\b(?:https?://|www\.)\S+")


def _matches(expression: regex.Pattern[str]) -> Callable[[Manuscript], list[Span]]:
    return lambda manuscript: [
        Span(*match.span()) for match in expression.finditer(manuscript.text)
    ]


COUNTED: dict[str, Callable[[Manuscript], list[Span]]] = {
    "hashtags": lambda manuscript: [tag.span for tag in manuscript.hashtags],
    "emojis": _matches(_EMOJI),
    "mentions": _matches(_MENTION),
    "exclamations": _matches(_EXCLAMATION),
    "capitals": _matches(_CAPITALS),
    "links": _matches(_LINK),
}


def matcher(rule: Rule, lexicon: Lexicon, judges: Judges) -> Matcher:
    """Finds the first thing beyond the number that the rule allows."""
    find = rule.find
    assert isinstance(find, CountFind)
    counted, above = COUNTED[find.of], find.above
    return Matcher(lambda manuscript: map(Match, counted(manuscript)[above : above + 1]))
