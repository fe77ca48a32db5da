"""Expressions of rules, searched in a view of a text."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any

from gutgemacht.guideline.pattern import expression
from gutgemacht.text import Span, View


class Expression:
    """All patterns of a rule in one, see `guideline/pattern.py`."""

    def __init__(self, patterns: Sequence[str], edges: str = "both") -> None:
        self._patterns, self._edges = tuple(patterns), edges

    @cached_property
    def _expression(self) -> Any:
        # Most rules are silent in most contexts, and those of the other language in most drafts.
        return expression(self._patterns, self._edges)

    def spans(self, view: View) -> Iterator[Span]:
        """Where a pattern matches in a view, as spans of the original, in order."""
        utf8 = view.utf8
        byte = characters = 0
        while (match := self._expression.search(utf8, byte)) is not None:
            first, last = match.span(1)
            # Behind the match, not behind its edge, which may open the next one.
            start = characters + len(utf8[byte:first].decode())
            characters = start + len(utf8[first:last].decode())
            byte = last
            yield view.span(start, characters)
