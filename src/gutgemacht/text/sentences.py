"""Sentences, as far as punctuation tells."""

import re

from gutgemacht.text.span import Span

# A full stop behind these does not end a sentence.
_SHORT = frozenset(
    "z b d h u a o ä bzw ca dr prof mag ing nr no st str evtl ggf inkl exkl max min mio mrd usw"
    " vgl etc vs mr mrs ms e g i approx inc ltd tel abs art".split()
)
LONGEST_SHORT = 24
_END = re.compile(r"(?<![.!?…])[.!?…]++[\"'”“»)\]]*+(?=\s|$)|\n+")
_LAST_WORD = re.compile(r"(\w+)\.$")


def sentences(text: str) -> list[Span]:
    """The sentences of `text` in order, without the white space around them."""
    found: list[Span] = []
    start = 0
    for match in _END.finditer(text):
        if _is_short(text[max(start, match.end() - LONGEST_SHORT) : match.end()]):
            continue
        found.append(Span(start, match.end()))
        start = match.end()
    found.append(Span(start, len(text)))
    return [trimmed for span in found if (trimmed := _trimmed(span, text))]


def _is_short(stretch: str) -> bool:
    word = _LAST_WORD.search(stretch)
    return word is not None and (word[1].lower() in _SHORT or word[1].isdigit())


def _trimmed(span: Span, text: str) -> Span | None:
    stretch = span.cut(text)
    start = span.start + len(stretch) - len(stretch.lstrip())
    end = start + len(stretch.strip())
    return Span(start, end) if end > start else None
