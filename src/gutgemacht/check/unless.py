"""Exceptions of rules: what makes a match no finding."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass

from gutgemacht.check.expression import Expression
from gutgemacht.check.lexicon import Lexicon
from gutgemacht.check.manuscript import Manuscript, merged
from gutgemacht.guideline import Unless
from gutgemacht.text import Span

Excused = Callable[[Span], bool]


@dataclass(frozen=True)
class Excuse:
    """An exception made ready; `read` reads a text once and then tells which matches it excuses.

    `of_draft`: it speaks of the draft as a whole, not of the words around a match.
    """

    read: Callable[[Manuscript], Excused]
    of_draft: bool


def excuse(unless: Unless, lexicon: Lexicon) -> Excuse:
    """An exception of a rule, ready to read texts."""
    entries = lexicon.add(unless)
    expression = Expression(unless.patterns) if unless.patterns else None

    def read(manuscript: Manuscript) -> Excused:
        if manuscript.context.country not in unless.countries:
            return _never
        found = list(manuscript.all_hits(entries))
        if expression is not None:
            found.extend(expression.spans(manuscript.folded))
        return _never if not found else _within(unless.within, manuscript, merged(found))

    return Excuse(read, of_draft=unless.within in ("start", "post"))


def _never(span: Span) -> bool:
    return False


def _within(window: str | int, manuscript: Manuscript, exceptions: list[Span]) -> Excused:
    starts = [exception.start for exception in exceptions]

    def overlapped(span: Span) -> bool:
        last = bisect_left(starts, span.end) - 1
        return last >= 0 and exceptions[last].overlaps(span)

    if window == "match":
        return overlapped
    if window == "sentence":
        return lambda span: overlapped(manuscript.sentence_of(span))
    if window == "post":
        return lambda span: True
    if window == "start":
        return lambda span: starts[0] <= manuscript.first_word
    assert isinstance(window, int)
    reach = window
    places = [_words(manuscript, exception) for exception in exceptions]
    firsts = [first for first, _ in places]

    def near(span: Span) -> bool:
        first, last = _words(manuscript, span)
        # The exceptions do not overlap, so the last that begins in reach also ends last.
        index = bisect_right(firsts, last + reach) - 1
        return index >= 0 and places[index][1] >= first - reach

    return near


def _words(manuscript: Manuscript, span: Span) -> tuple[int, int]:
    """The numbers of the first and last word of a span."""
    first = bisect_right(manuscript.word_starts, span.start)
    return first, bisect_left(manuscript.word_starts, span.end)
