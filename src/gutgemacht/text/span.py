"""Positions in a text: code points for Python, UTF-16 units for browsers and editors."""

from bisect import bisect_left
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open stretch of a text in code points; `start == end` marks a place."""

    start: int
    end: int

    def cut(self, text: str) -> str:
        """The stretch of `text` that this span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """True when both share at least one character."""
        return self.start < other.end and other.start < self.end

    def within(self, other: "Span") -> bool:
        """True when `other` covers this span entirely."""
        return other.start <= self.start and self.end <= other.end


class Utf16:
    """Translates code point offsets of one text to UTF-16 code units and back."""

    def __init__(self, text: str) -> None:
        # A character beyond the Basic Multilingual Plane takes two units.
        self._wide = [index for index, char in enumerate(text) if char > "\uffff"]
        self._units = [index + count for count, index in enumerate(self._wide)]

    def offset(self, code_point: int) -> int:
        """The UTF-16 offset of a code point offset."""
        return code_point + bisect_left(self._wide, code_point)

    def code_point(self, offset: int) -> int:
        """The code point offset of a UTF-16 offset; inside a pair, where the pair starts."""
        before = bisect_left(self._units, offset)
        if before and offset == self._units[before - 1] + 1:
            return self._wide[before - 1]
        return offset - before
