"""A guideline that exists as a document: read paragraph by paragraph by the protection rules."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from gutgemacht.check.compile import Compiled
from gutgemacht.check.expression import Expression
from gutgemacht.check.lint.reading import readable
from gutgemacht.check.lint.remark import Remark, found
from gutgemacht.check.lint.speech import findings
from gutgemacht.check.verdict import Finding
from gutgemacht.guideline import lint_words
from gutgemacht.guideline.words import DRAFT_LANGUAGES
from gutgemacht.text import Span, fold

LONGEST_LEAD = 200
# A line this long that does not end a sentence goes on in the next one.
WRAPPED_FROM = 50
_POINT = re.compile(r"\s*(?:[-*•–·‣▪]|\(?\d{1,2}[.)]|\(?[a-z]\))\s+")
_HEADING = re.compile(r"\s*#{1,6}\s")
_ENDS = (".", "!", "?", ":", ";")


@dataclass(frozen=True)
class Block:
    """A paragraph, a heading or a point of a list, with what is said before its points."""

    span: Span
    lead: str = ""


def lint_text(text: str, compiled: Compiled, time: datetime) -> list[Remark]:
    """What the protection rules say of a document; spans are exact in `text`."""
    remarks = [
        found(finding, "", "", span, text)
        for block in blocks(text)
        for finding, span in _read(block, text, compiled, time)
    ]
    return sorted(remarks, key=lambda remark: (remark.span.start, remark.severity != "refuse"))


def _read(
    block: Block, text: str, compiled: Compiled, time: datetime
) -> Iterator[tuple[Finding, Span]]:
    # Lines that were broken to fit a page belong together.
    written = block.span.cut(text).replace("\n", " ").replace("\r", " ")
    for finding in findings(block.lead + written, None, compiled, time):
        start = block.span.start + max(0, finding.span.start - len(block.lead))
        end = block.span.start + finding.span.end - len(block.lead)
        if start < end:
            yield finding, Span(start, end)


def blocks(text: str) -> list[Block]:
    """The blocks of a document in order; points of a list know the words above them."""
    found: list[Block] = []
    lead = sort = ""
    for span in _spans(text):
        line = span.cut(text)
        point = _POINT.match(line)
        if point is None:
            lead, sort = _lead(line), ""
            found.append(Block(span))
            continue
        # Points of another sort begin another list, or are headings with numbers.
        if sort and sort != _sort(point[0]):
            lead = ""
        sort = _sort(point[0])
        found.append(Block(Span(span.start + point.end(), span.end), lead))
    return [block for block in found if block.span.start < block.span.end]


def _sort(point: str) -> str:
    sign = point.strip(" \t(.)")
    return "number" if sign.isdigit() else "letter" if sign.isalpha() else sign


def _spans(text: str) -> Iterator[Span]:
    start = end = 0
    for match in re.finditer(r"[^\n]*\n?", text):
        line, before = match[0], text[start:end]
        if not line.strip():
            if before.strip():
                yield Span(start, end)
            start = end = match.end()
        elif before.strip() and _begins_anew(line, before):
            yield Span(start, end)
            start, end = match.start(), match.end()
        else:
            end = match.end()


def _begins_anew(line: str, before: str) -> bool:
    last = before.rstrip().rsplit("\n", 1)[-1]
    if _POINT.match(line) or _HEADING.match(line) or _HEADING.match(last):
        return True
    goes_on = line.lstrip()[0].islower() or len(last) >= WRAPPED_FROM
    return last.endswith(_ENDS) or not goes_on


def _lead(line: str) -> str:
    """What the points below this line are read with: it bans, obliges or advises."""
    if len(line) > LONGEST_LEAD:
        return ""
    leads, view = lint_words().leads, fold(readable(line))
    for language in DRAFT_LANGUAGES:
        if any(Expression(leads.ban.in_(language)).spans(view)):
            return leads.ban.say.in_(language)
    if not line.rstrip().endswith(":"):
        return ""
    said = line.strip().rstrip(":")
    for language in DRAFT_LANGUAGES:
        if any(Expression(leads.duty.in_(language)).spans(view)):
            return f"{said} "
        if any(Expression(leads.advice.in_(language)).spans(view)):
            return f"{said}, "
    return ""
