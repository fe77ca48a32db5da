"""What a detector reads, and what it answers."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from gutgemacht.guideline import Country
from gutgemacht.guideline.identifiers import IdentifierKind
from gutgemacht.text import Language, Span, View


class Found(NamedTuple):
    """An identifier: its place in the text as written, and its value without blanks and signs."""

    kind: IdentifierKind
    span: Span
    value: str


@dataclass(frozen=True)
class Passage:
    """A text as detectors read it, with the country and language that it is written in."""

    text: str
    folded: View
    country: Country
    language: Language

    def found(self, kind: IdentifierKind, start: int, end: int, value: str) -> Found:
        """An identifier at a place of the folded view."""
        return Found(kind, self.folded.span(start, end), value)


Detector = Callable[[Passage], Iterable[Found]]
