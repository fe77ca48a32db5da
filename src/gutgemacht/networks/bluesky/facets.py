"""Links, mentions and hashtags of a text, told as Bluesky wants them: by bytes of UTF-8."""

from collections.abc import Callable, Iterator
from typing import Any

import regex

from gutgemacht.text.hashtags import hashtags
from gutgemacht.text.span import Span

_LINK = regex.compile(r"(?<![\w@])https?://[^\s<>\"“”„]+")
_LABEL = r"[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?"
_MENTION = regex.compile(rf"(?<![\w@./])@((?:{_LABEL}\.)+[a-zA-Z](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)\b")
_ENDS = ".,;:!?'…’"
# A tag takes so many characters, by the lexicon.
LONGEST_TAG = 64

Facet = dict[str, Any]


def facets(text: str, did: Callable[[str], str | None]) -> list[Facet]:
    """What in `text` can be clicked, in order, without overlaps.

    `did` knows the account of a handle; a handle nobody has stays plain text.
    """
    found = [*_links(text), *_mentions(text, did), *_tags(text)]
    kept: list[Facet] = []
    end = 0
    for span, feature in sorted(found, key=lambda one: one[0].start):
        if span.start >= end:
            kept.append({"index": _bytes(text, span), "features": [feature]})
            end = span.end
    return kept


def _bytes(text: str, span: Span) -> dict[str, int]:
    start = len(text[: span.start].encode())
    return {"byteStart": start, "byteEnd": start + len(span.cut(text).encode())}


Found = Iterator[tuple[Span, dict[str, str]]]


def _links(text: str) -> Found:
    for match in _LINK.finditer(text):
        uri = _without_end(match[0])
        if uri.partition("://")[2]:
            span = Span(match.start(), match.start() + len(uri))
            yield span, {"$type": "app.bsky.richtext.facet#link", "uri": uri}


def _without_end(uri: str) -> str:
    """The link without the sentence's own signs behind it; a bracket it opened stays."""
    while uri and (uri[-1] in _ENDS or (uri[-1] == ")" and "(" not in uri)):
        uri = uri[:-1]
    return uri


def _mentions(text: str, did: Callable[[str], str | None]) -> Found:
    for match in _MENTION.finditer(text):
        whose = did(match[1].lower())
        if whose:
            yield Span(*match.span()), {"$type": "app.bsky.richtext.facet#mention", "did": whose}


def _tags(text: str) -> Found:
    for tag in hashtags(text):
        word = tag.span.cut(text)[1:]
        if len(word) <= LONGEST_TAG:
            yield tag.span, {"$type": "app.bsky.richtext.facet#tag", "tag": word}
