"""Whom a sentence speaks of, whether it is hostile, and what excuses it.

A protected group and hostility in one clause make hate, and so does a slur. What is said
against it, quoted to be contradicted, said of oneself or told of the past is none. The cases
that count were named by Röttger et al., "HateCheck", 2021.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from gutgemacht.judges.hate.excuse import Context, Mark, excuse, quotes
from gutgemacht.judges.hate.line import Found
from gutgemacht.judges.hate.lines import Lines
from gutgemacht.judges.hate.prepared import Label, Prepared, prepared
from gutgemacht.judges.hate.pronouns import resolved
from gutgemacht.text import Language, Span

SURE, LIKELY = 0.9, 0.7

_OWN: dict[Label, str] = {"hate": "reclaimed", "insult": "self"}


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


def read(
    text: str, language: Language, labels: Sequence[Label] = ("hate", "insult")
) -> list[Decision]:
    """All that looks like hate or insult in `text`, excused or not, in order.

    Texts of unknown language are read as German and as English.
    """
    codes = ("de", "en") if language == "unknown" else (language,)
    found = chain.from_iterable(_read(text, prepared(code), labels) for code in codes)
    return sorted(found, key=lambda decision: (decision.span, decision.label))


def _read(text: str, known: Prepared, labels: Sequence[Label]) -> Iterator[Decision]:
    lines = Lines(text, known)
    quoted = quotes(text)
    if "hate" in labels:
        for number in lines.near(lines.hinted("hate")):
            line, around = resolved(lines, number, known), lines.around(number)
            yield from _decisions("hate", Context(text, line, around, quoted, known))
    if "insult" in labels:
        for number in lines.hinted("insult"):
            line, around = lines.line(number), lines.around(number)
            yield from _decisions("insult", Context(text, line, around, quoted, known))


def _decisions(label: Label, context: Context) -> Iterator[Decision]:
    expressions = context.known.hostile if label == "hate" else context.known.abuse
    for name, expression in expressions.items():
        for found in context.line.find(name, expression):
            yield _decision(label, found, context)


def _decision(label: Label, found: Found, context: Context) -> Decision:
    span = context.line.span(found)
    why = (context.mark(found.name, found), *_marks(found, context))
    excused = excuse(found, _OWN[label], context)
    if excused is not None:
        return Decision(label, span, 0.0, (*why, excused), excused.kind)
    signs = {sign for item in context.line.within(found) for sign in item.signs}
    # Of a pronoun one may be wrong.
    sure = label == "insult" or bool(signs.intersection(context.known.protected))
    return Decision(label, span, SURE if sure else LIKELY, why)


def _marks(found: Found, context: Context) -> Iterator[Mark]:
    """What the words of a match are, those that lists of groups and of faults hold."""
    names = context.known.lexicon.names
    for item in context.line.within(found):
        telling = [name for sign in item.signs if "." in (name := names[sign])]
        if telling:
            yield context.mark(telling[0], item)
