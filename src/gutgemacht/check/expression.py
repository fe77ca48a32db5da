"""Expressions of rules: RE2, linear in the length of the text whatever the rule says."""

from collections.abc import Iterator

import re2

from gutgemacht.guideline.find import LARGEST_PATTERN, WORD, linear
from gutgemacht.text import Span, View


class Expression:
    """One expression that begins and ends at a word's edge, as its rule wants it."""

    def __init__(self, pattern: str, edges: str = "both") -> None:
        before = f"(?:^|[^{WORD}])" if edges in ("both", "start") else ""
        after = f"(?:$|[^{WORD}])" if edges in ("both", "end") else ""
        options = re2.Options()
        options.log_errors = False
        options.max_mem = LARGEST_PATTERN
        self._expression = re2.compile(f"{before}({linear(pattern)}){after}", options)

    def spans(self, view: View) -> Iterator[Span]:
        """Where the expression matches in a view, as spans of the original."""
        utf8 = view.utf8
        byte = characters = 0
        while (match := self._expression.search(utf8, byte)) is not None:
            first, last = match.span(1)
            # Behind the match, not behind its edge, which may open the next one.
            start = characters + len(utf8[byte:first].decode())
            characters = start + len(utf8[first:last].decode())
            byte = last
            yield view.span(start, characters)
