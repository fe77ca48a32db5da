"""A mention as it can be kept: without signs that no table takes, and no longer than it may be."""

import re
from dataclasses import replace

from gutgemacht.listen.mention import Mention, Shown
from gutgemacht.text import hashtags

LONGEST = 20_000
LONGEST_URL, LONGEST_ID, LONGEST_NAME = 1000, 500, 250
MOST_TAGS, MOST_PICTURES = 40, 20
# Controls but for lines and tabs, and halves of letters, which UTF-8 does not know.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def clean(mention: Mention) -> Mention:
    """The same mention, fit to be kept; hashtags are read from its text where nobody named any."""
    text = _fit(mention.text, LONGEST)
    tags = mention.tags or tuple(tag.span.cut(text)[1:] for tag in hashtags(text))
    return replace(
        mention,
        id=_fit(mention.id, LONGEST_ID),
        text=text,
        url=_fit(mention.url, LONGEST_URL),
        author=_fit(mention.author, LONGEST_NAME),
        author_name=_fit(mention.author_name, LONGEST_NAME),
        of=_fit(mention.of, LONGEST_ID),
        root=_fit(mention.root, LONGEST_ID),
        followers=_count(mention.followers),
        tags=tuple(_fit(tag, LONGEST_NAME) for tag in tags[:MOST_TAGS]),
        pictures=tuple(_shown(one) for one in mention.pictures[:MOST_PICTURES]),
    )


def _shown(one: Shown) -> Shown:
    return Shown(_fit(one.url, LONGEST_URL), _fit(one.alt, LONGEST_URL))


def _count(followers: int | None) -> int | None:
    return None if followers is None else min(max(followers, 0), 10**10)


def _fit(text: str, longest: int) -> str:
    cut = text[:longest]
    return cut if cut.isascii() and cut.isprintable() else _UNFIT.sub("", cut)
