"""Mastodon: 500 characters, links count 23, of a mention only the local part counts."""

import re

from gutgemacht.networks.shape import Shape, graphemes

LINK = re.compile(r"https?://[^\s<>\"]+")
LINK_COUNTS = "x" * 23
MENTION = re.compile(r"(?<![\w/])@(\w+)@[\w.-]+\w")


def length(text: str) -> int:
    """Characters as Mastodon's own counter sees them."""
    return graphemes(MENTION.sub(r"@\1", LINK.sub(LINK_COUNTS, text)))


SHAPE = Shape("Mastodon", 500, length)
