"""Hashtags and the words that capitals, digits and underscores show in them."""

from dataclasses import dataclass

import regex

from gutgemacht.text.span import Span

# A hashtag holds at least one letter: "#1" is a rank, not a tag.
_HASHTAG = regex.compile(r"(?<![\w&/])[#\uff03](?=[\w\p{M}]*\p{L})([\w\p{M}]+)")
_HUMP = regex.compile(r"\p{Lu}+(?!\p{Ll})|\p{Lu}?[\p{Ll}\p{M}]+|\p{Lo}+|\p{N}+")


@dataclass(frozen=True)
class Hashtag:
    """One hashtag: `span` with its sign, `words` as the writing shows them."""

    span: Span
    words: tuple[Span, ...]


def hashtags(text: str) -> list[Hashtag]:
    """All hashtags of `text` in order, each with the spans of its visible words."""
    return [
        Hashtag(Span(*match.span()), _humps(match.group(1), match.start(1)))
        for match in _HASHTAG.finditer(text)
    ]


def tags(text: str) -> list[str]:
    """All hashtags of `text` in order, without their signs."""
    found: list[str] = _HASHTAG.findall(text) if "#" in text or "\uff03" in text else []
    return found


def _humps(tag: str, offset: int) -> tuple[Span, ...]:
    humps = [Span(offset + m.start(), offset + m.end()) for m in _HUMP.finditer(tag)]
    return tuple(humps) or (Span(offset, offset + len(tag)),)
