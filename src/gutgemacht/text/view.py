"""A view: a text in another spelling that knows where each of its characters came from."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from gutgemacht.text.span import Span


@dataclass(frozen=True)
class View:
    """`text` and, per character, the span of the original that it stands for.

    `starts` and `ends` are as long as `text`; both are None where every character stands
    for the one at its own place.
    """

    text: str
    starts: Sequence[int] | None = None
    ends: Sequence[int] | None = None

    @cached_property
    def utf8(self) -> bytes:
        """`text` for byte engines, one character a character: lone surrogates become "?"."""
        return self.text.encode(errors="replace")

    def span(self, start: int, end: int) -> Span:
        """The span of the original behind `text[start:end]`, which must not be empty."""
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"no such stretch in a view of {len(self.text)}: {start}-{end}")
        if self.starts is None or self.ends is None:
            return Span(start, end)
        return Span(self.starts[start], self.ends[end - 1])
