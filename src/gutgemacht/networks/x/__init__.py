"""X: 280 characters, links count 23, signs of East Asia and emojis count 2."""

import re

import regex

from gutgemacht.networks.shape import Shape

LINK = re.compile(r"https?://[^\s<>\"]+")
LINK_COUNTS = 23
_GRAPHEME = regex.compile(r"\X")
_EMOJI = regex.compile(r"\p{Extended_Pictographic}|\p{Regional_Indicator}")
# Code points that count once, by version 3 of the settings of twitter-text.
_LIGHT = ((0, 4_351), (8_192, 8_205), (8_208, 8_223), (8_242, 8_247))


def length(text: str) -> int:
    """Characters as X weighs them."""
    links = LINK.findall(text)
    return LINK_COUNTS * len(links) + sum(map(_weight, _GRAPHEME.findall(LINK.sub("", text))))


def _weight(grapheme: str) -> int:
    if _EMOJI.search(grapheme):
        return 2
    return sum(1 if any(a <= ord(sign) <= b for a, b in _LIGHT) else 2 for sign in grapheme)


SHAPE = Shape("X", 280, length)
