"""The beginning of a text, cut where a reader would cut it."""

from itertools import takewhile

import regex

_GRAPHEME = regex.compile(r"\X")
_SPACE = regex.compile(r"\s")


def beginning(text: str, most: int) -> str:
    """At most this many characters, cut between words, or else between graphemes (UAX 29)."""
    if len(text) <= most:
        return text
    spaces = [found.start() for found in _SPACE.finditer(text, 0, most + 1)]
    return text[: spaces[-1] if spaces else 0].rstrip() or _whole_signs(text, most)


def _whole_signs(text: str, most: int) -> str:
    ends = (sign.end() for sign in _GRAPHEME.finditer(text))
    return text[: max(takewhile(lambda end: end <= most, ends), default=0)]
