"""Reads a text sentence by sentence: whom does it speak of, is it hostile, what excuses it?

A protected group and hostility in one clause make hate; so does a slur. What is said against,
quoted to be contradicted, said of oneself or told of the past is none.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from itertools import chain
from typing import Any, Literal, NamedTuple

from gutgemacht.judges.hate.lexicon import Lexicon, lexicon
from gutgemacht.judges.hate.line import Found, Item, Line, tagged
from gutgemacht.judges.hate.spelling import Spelling
from gutgemacht.judges.hate.words import Word, words
from gutgemacht.text import Language, Span, sentences

Label = Literal["hate", "insult"]

SURE, LIKELY = 0.9, 0.7
# Longer stretches without a full stop are read in pieces.
MOST_WORDS = 80
# Words before a hostile one in which "not" and its like turn it round.
NEGATION_REACH = 5
# "Ich hasse sie nicht."
NEGATION_AFTER = 2
LONGEST_QUOTE = 400
_QUOTES = re.compile(
    rf"""[„“”"]([^„“”"\n]{{1,{LONGEST_QUOTE}}})[“”"] | [«»]([^«»\n]{{1,{LONGEST_QUOTE}}})[«»]
       | (?<!\w)[‚‘'’]([^‚‘'’\n]{{1,{LONGEST_QUOTE}}})[‘'’](?!\w)""",
    re.VERBOSE,
)
_UNTURNABLE = frozenset({"exclusion", "denial", "implied"})


class Mark(NamedTuple):
    """A reason: what kind, where in the text, and the words there as written."""

    kind: str
    span: Span
    words: str


@dataclass(frozen=True)
class Decision:
    """What was seen at a place of a text, how likely it is what it seems, and all reasons.

    `excuse` names why it is none; then its probability is 0.
    """

    label: Label
    span: Span
    probability: float
    why: tuple[Mark, ...]
    excuse: str | None = None


def read(text: str, language: Language) -> list[Decision]:
    """All that looks like hate or insult in `text`, excused or not, in order.

    Texts of unknown language are read as German and as English.
    """
    codes = ("de", "en") if language == "unknown" else (language,)
    found = chain.from_iterable(_reader(code).read(text) for code in codes)
    return sorted(found, key=lambda decision: (decision.span, decision.label))


@cache
def _reader(language: str) -> "_Reader":
    return _Reader(lexicon(language))


class _Context(NamedTuple):
    """A sentence in its text."""

    text: str
    line: Line
    around: Sequence[Line]
    quotes: Sequence[Span]


class _Reader:
    def __init__(self, known: Lexicon) -> None:
        self.lexicon = known
        self.spelling = Spelling(known.vocabulary)
        patterns = known.patterns
        hate = patterns["target"]["hate"]
        self.hostile = {
            name: known.expression(several, hate) for name, several in patterns["hostile"].items()
        }
        self.hostile |= {
            name: known.expression(several) for name, several in patterns["frames"].items()
        }
        self.abuse = {name: known.expression(one) for name, one in patterns["abuse"].items()}
        self.addressed = known.expression(patterns["addressed"]["addressed"], hate)
        self.identified = known.expression(patterns["addressed"]["identified"], hate)
        self.excuses = {name: known.expression(one, hate) for name, one in patterns["excuse"].items()}
        self.protected = known.signs_of("group") + known.signs_of("slur") + known.signs_of("weak")
        self.protected += known.signs_of("groupadj")
        self.group = known.signs_of("group") + known.signs_of("slur") + known.signs_of("groupadj")
        self.pronouns = known.signs_of("pron")
        self.those = known.signs_of("those")
        self.addresses = known.signs_of("addressed")
        self.anchors = self.protected + known.signs_of("insults") + known.signs_of("abuse")

    def read(self, text: str) -> Iterator[Decision]:
        """Decisions on a text."""
        lines = [self._line(part) for part in _parts(text)]
        quotes = [Span(*match.span()) for match in _QUOTES.finditer(text)]
        for number, line in enumerate(lines):
            around = lines[max(0, number - 1) : number] + lines[number + 1 : number + 2]
            resolved = self._resolved(lines, number)
            context = _Context(text, resolved, around, quotes)
            if resolved.holds(self.protected + self.pronouns):
                yield from self._decisions("hate", self.hostile, context)
            yield from self._decisions("insult", self.abuse, context)

    def _line(self, found: Sequence[Word]) -> Line:
        plain = [part for word in found for part in self.spelling.plain(word)]
        return tagged([self.spelling.guessed(word) for word in plain], self.lexicon)

    def _resolved(self, lines: Sequence[Line], number: int) -> Line:
        """The line with only those pronouns that stand for a group."""
        line = lines[number]
        before = lines[number - 1] if number else None
        after = lines[number + 1] if number + 1 < len(lines) else None
        known = before is not None and before.holds(self.group)
        named = any(
            any(one.find("", self.identified)) for one in (line, after) if one is not None
        )
        known = known or named
        addressed = named or any(
            any(one.find("", self.addressed)) for one in (line, before) if one is not None
        )
        items: list[Item] = []
        for item in line.items:
            signs = "".join(sign for sign in item.signs if known or sign not in self.pronouns)
            meant = self.addresses * (addressed and known) + self.those * named
            if any(sign in meant for sign in item.signs):
                signs += self.pronouns
            items.append(item._replace(signs=signs))
            known = known or any(sign in self.group for sign in item.signs)
        return replace(line, items=items)

    def _decisions(
        self, label: Label, expressions: Mapping[str, Any], context: _Context
    ) -> Iterator[Decision]:
        for name, expression in expressions.items():
            for found in context.line.find(name, expression):
                yield self._decision(label, found, context)

    def _decision(self, label: Label, found: Found, context: _Context) -> Decision:
        span = _span(context.line, found)
        why = (Mark(found.name, span, span.cut(context.text)), *self._marks(found, context))
        excuse = self._excuse(label, found, span, context)
        if excuse is None:
            plain = any(
                sign in self.protected for item in context.line.signs_of(found) for sign in item.signs
            )
            return Decision(label, span, SURE if plain or label == "insult" else LIKELY, why)
        return Decision(label, span, 0.0, (*why, excuse), excuse.kind)

    def _marks(self, found: Found, context: _Context) -> Iterator[Mark]:
        names = self.lexicon.names
        for item in context.line.signs_of(found):
            span = _span(context.line, item)
            telling = [name for sign in item.signs if "." in (name := names[sign])]
            if telling:
                yield Mark(telling[0], span, span.cut(context.text))

    def _excuse(self, label: Label, found: Found, span: Span, context: _Context) -> Mark | None:
        checks = (self._homonym, self._own, self._turned, self._quoted, self._told)
        return next((mark for check in checks if (mark := check(label, found, span, context))), None)

    def _overlapping(self, name: str, found: Found, context: _Context) -> Mark | None:
        for other in context.line.find(name, self.excuses[name]):
            if other.first <= found.last and found.first <= other.last:
                return _mark(name, other, context)
        return None

    def _homonym(self, label: Label, found: Found, span: Span, context: _Context) -> Mark | None:
        return self._overlapping("homonym", found, context)

    def _own(self, label: Label, found: Found, span: Span, context: _Context) -> Mark | None:
        return self._overlapping("self" if label == "insult" else "reclaimed", found, context)

    def _turned(self, label: Label, found: Found, span: Span, context: _Context) -> Mark | None:
        if found.name in _UNTURNABLE:
            return None
        for other in _rows(context.line, self.lexicon, "not"):
            if self._turns(other, found, context.line):
                return _mark("negation", other, context)
        return None

    def _turns(self, turning: Found, found: Found, line: Line) -> bool:
        place = turning.first
        if found.first <= place <= found.last:
            return not any(item.first < item.last and item.first <= place <= item.last for item in line.items)
        if place > found.last:
            between = line.words[found.last + 1 : place + 1]
            return len(between) <= NEGATION_AFTER and all(word.is_word for word in between)
        # "Is it not obvious that ...?" asks for a yes.
        if found.first - place > NEGATION_REACH or line.words[-1].text == "?":
            return False
        return not _is_parted(line.words, turning.last, found.first)

    def _quoted(self, label: Label, found: Found, span: Span, context: _Context) -> Mark | None:
        quote = next((one for one in context.quotes if span.within(one)), None)
        if quote is None or any(self._named("approve", context)):
            return None
        if len(context.text) - (quote.end - quote.start) < LEAST_AROUND_A_QUOTE:
            return None
        outside = chain(self._named("report", context), self._named("counter", context))
        around = next((mark for mark in outside if not mark.span.within(quote)), None)
        return Mark("quotation", quote, quote.cut(context.text)) if around else None

    def _told(self, label: Label, found: Found, span: Span, context: _Context) -> Mark | None:
        for name in ("counter", "history", "news"):
            for other in context.line.find(name, self.excuses[name]):
                return _mark(name, other, context)
        against = list(self._named("counter", context))
        for report in self._named("report", context):
            for mark in against:
                if not mark.span.overlaps(span) and not mark.span.overlaps(report.span):
                    return Mark("counter", mark.span, mark.words)
        return None

    def _named(self, name: str, context: _Context) -> Iterator[Mark]:
        """Where a word of a list stands in the sentence or beside it."""
        for line in (context.line, *context.around):
            for found in _rows(line, self.lexicon, name):
                yield _mark(name, found, context._replace(line=line))


LEAST_AROUND_A_QUOTE = 12


def _rows(line: Line, known: Lexicon, name: str) -> list[Found]:
    """Where rows of a list stand, but for those within rows of the list that takes them back."""
    found = list(_all_rows(line.words, known, name))
    back = list(_all_rows(line.words, known, f"not-{name}")) if f"not-{name}" in known.signs else []
    return [one for one in found if not any(b.first <= one.first <= b.last for b in back)]


def _all_rows(found: Sequence[Word], known: Lexicon, name: str) -> Iterator[Found]:
    sign = known.signs[name]
    for place, word in enumerate(found):
        for row, signs in known.rows.get(word.text, {}).items():
            if sign in signs and tuple(w.text for w in found[place : place + len(row)]) == row:
                yield Found(name, place, place + len(row) - 1)


def _is_parted(found: Sequence[Word], last: int, first: int) -> bool:
    between = [word.text for word in found[last + 1 : first]]
    return any(sign in between for sign in (";", ":", "but", "aber", "sondern", "-", "doch")) or (
        "," in between and not ({"that", "dass"} & set(between))
    )


def _mark(kind: str, found: Found | Item, context: _Context) -> Mark:
    span = _span(context.line, found)
    return Mark(kind, span, span.cut(context.text))


def _span(line: Line, found: Found | Item) -> Span:
    return Span(line.words[found.first].span.start, line.words[found.last].span.end)


def _parts(text: str) -> Iterator[Sequence[Word]]:
    for sentence in sentences(text):
        found = words(text, sentence)
        for start in range(0, len(found), MOST_WORDS):
            yield found[start : start + MOST_WORDS]
