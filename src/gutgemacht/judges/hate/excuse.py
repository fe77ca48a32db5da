"""What makes a hostile sentence none: another meaning, oneself, negation, quotation, objection."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gutgemacht.judges.hate.line import Found, Item, Line
from gutgemacht.judges.hate.prepared import Prepared
from gutgemacht.judges.hate.words import Word
from gutgemacht.text import Span

# Words before a hostile one in which "not" and its like turn it round, and behind it.
NEGATION_BEFORE, NEGATION_BEHIND = 5, 2
LONGEST_QUOTE = 400
# Fewer characters around a quotation contradict nothing.
FEWEST_AROUND = 12

_QUOTES = re.compile(
    rf"""[„“”"]([^„“”"\n]{{1,{LONGEST_QUOTE}}})[“”"] | [«»]([^«»\n]{{1,{LONGEST_QUOTE}}})[«»]
       | (?<!\w)[‚‘'’]([^‚‘'’\n]{{1,{LONGEST_QUOTE}}})[‘'’](?!\w)""",
    re.VERBOSE,
)
# These say no themselves ("They do not belong here"), or no helps nothing ("Don't be such a ...").
_TURNED_ALREADY = frozenset({"exclusion", "denial", "implied", "slur", "weak"})
_THAT, _BEHIND = {"that", "dass"}, {"not", "nicht"}
_OPENING = {*_THAT, ","}
_PARTING = {";", ":", "-", "but", "aber", "sondern", "doch"}


class Mark(NamedTuple):
    """A reason: what kind, where in the text, and the words there as written."""

    kind: str
    span: Span
    words: str


class Context(NamedTuple):
    """A sentence in its text, and how to read it."""

    text: str
    line: Line
    around: Sequence[Line]
    quotes: Sequence[Span]
    known: Prepared

    def mark(self, kind: str, found: Found | Item, line: Line | None = None) -> Mark:
        """What was found as a reason, in this line or in another."""
        span = (line or self.line).span(found)
        return Mark(kind, span, span.cut(self.text))


def quotes(text: str) -> list[Span]:
    """What stands in quotation marks, with these."""
    return [Span(*match.span()) for match in _QUOTES.finditer(text)]


def excuse(found: Found, own: str, context: Context) -> Mark | None:
    """The first reason why what was found is none; `own` is how one says such of oneself."""
    for name in ("homonym", own):
        for other in context.line.find(name, context.known.excuses[name]):
            if other.first <= found.last and found.first <= other.last:
                return context.mark(name, other)
    return (
        _turned(found, context)
        or _quoted(context.line.span(found), context)
        or _objected(context)
        or _told_of_others(context.line.span(found), context)
    )


def _turned(found: Found, context: Context) -> Mark | None:
    if found.name in _TURNED_ALREADY:
        return None
    for other in _rows(context.line, context.known, "not"):
        if _turns(other, found, context.line):
            return context.mark("negation", other)
    return None


def _turns(turning: Found, found: Found, line: Line) -> bool:
    place = turning.first
    if found.first <= place <= found.last:
        # "keine Menschen" is one thing to say, and "no" in it turns nothing.
        return not any(item.first < item.last and item.holds(place) for item in line.items)
    if place > found.last:
        after = line.words[found.last + 1 : place + 1]
        near = len(after) <= NEGATION_BEHIND and all(word.is_word for word in after)
        return near and after[-1].text in _BEHIND
    # "Is it not obvious that ...?" asks for a yes.
    if found.first - place > NEGATION_BEFORE or line.words[-1].text == "?":
        return False
    clause = found.first + (line.words[found.first].text in _OPENING)
    return not _is_parted(line.words[turning.last + 1 : clause])


def _is_parted(between: Sequence[Word]) -> bool:
    texts = {word.text for word in between}
    return bool(texts & _PARTING) or ("," in texts and not texts & _THAT)


def _quoted(span: Span, context: Context) -> Mark | None:
    quote = next((one for one in context.quotes if span.within(one)), None)
    if quote is None or any(_named("approve", context)):
        return None
    if len(context.text) - (quote.end - quote.start) < FEWEST_AROUND:
        return None
    said = (*_named("report", context), *_named("counter", context))
    outside = any(not mark.span.within(quote) for mark in said)
    return Mark("quotation", quote, quote.cut(context.text)) if outside else None


def _objected(context: Context) -> Mark | None:
    for name in ("counter", "history", "news"):
        for other in context.line.find(name, context.known.excuses[name]):
            return context.mark(name, other)
    return None


def _told_of_others(span: Span, context: Context) -> Mark | None:
    """Somebody said it, and that is objected to."""
    against = [mark for mark in _named("counter", context) if not mark.span.overlaps(span)]
    for report in _named("report", context):
        for mark in against:
            if not mark.span.overlaps(report.span):
                return mark
    return None


def _named(name: str, context: Context) -> Iterator[Mark]:
    """Where a row of a list stands in the sentence or beside it."""
    for line in (context.line, *context.around):
        for found in _rows(line, context.known, name):
            yield context.mark(name, found, line)


def _rows(line: Line, known: Prepared, name: str) -> list[Found]:
    """Where rows of a list stand, but for those within rows of the list that takes them back."""
    taken_back = f"not-{name}"
    back = list(line.rows(taken_back, known.lexicon)) if taken_back in known.lexicon.signs else []
    return [
        one
        for one in line.rows(name, known.lexicon)
        if not any(other.first <= one.first <= other.last for other in back)
    ]
