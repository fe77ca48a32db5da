"""Expressions of rules: RE2, linear in the length of the text whatever the rule says."""

from collections.abc import Iterator, Sequence

import re2

from gutgemacht.guideline.find import WORD, linear, re2_options
from gutgemacht.text import Span, View

LARGEST = 1 << 26


class Expression:
    """All patterns of a rule in one, beginning and ending at a word's edge as `edges` says.

    Of several that match at a place the longest counts, as with terms.
    """

    def __init__(self, patterns: Sequence[str], edges: str = "both") -> None:
        before = f"(?:^|[^{WORD}])" if edges in ("both", "start") else ""
        after = f"(?:$|[^{WORD}])" if edges in ("both", "end") else ""
        one_of = "|".join(f"(?:{linear(pattern)})" for pattern in patterns)
        self._expression = re2.compile(f"{before}({one_of}){after}", re2_options(LARGEST))

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
