"""A mention as it can be kept: without signs that no table takes, and no longer than it may be."""

import re
from collections.abc import Iterator
from functools import lru_cache
from operator import attrgetter, gt
from typing import Any

from gutgemacht.listen.mention import Mention, Shown
from gutgemacht.text import tags

LONGEST = 20_000
LONGEST_URL, LONGEST_ID, LONGEST_NAME = 1000, 500, 250
MOST_TAGS, MOST_PICTURES = 40, 20
MOST_FOLLOWERS = 10**10
_FIELDS = (
    ("id", LONGEST_ID), ("text", LONGEST), ("url", LONGEST_URL), ("author", LONGEST_NAME),
    ("author_name", LONGEST_NAME), ("of", LONGEST_ID), ("root", LONGEST_ID),
)  # fmt: skip
_fields = attrgetter(*(name for name, _ in _FIELDS))
_LONGEST = tuple(longest for _, longest in _FIELDS)
FREQUENT = 1_024
# Controls but for lines and tabs, and halves of letters, which UTF-8 does not know.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")

# A language that is named in two or three letters: no longer name was ever given (RFC 5646, 2.2.1).
_LANGUAGE = re.compile("[a-z]{2,3}")
# What older lists call those that have two letters; and what says that nobody knows (2.2.1, 4.1).
_OTHER_NAMES = {"deu": "de", "ger": "de", "eng": "en", "mis": "", "mul": "", "und": "", "zxx": ""}


def clean(mention: Mention) -> Mention:
    """The same mention, fit to be kept; hashtags are read from its text where nobody named any."""
    changes = dict(_changes(mention))
    return Mention(**{**vars(mention), **changes}) if changes else mention


def _changes(mention: Mention) -> Iterator[tuple[str, Any]]:
    if not _fits(mention):
        for name, longest in _FIELDS:
            yield name, _fit(getattr(mention, name), longest)
    if (language := _language(mention.language)) != mention.language:
        yield "language", language
    said = mention.tags or tuple(tags(_fit(mention.text, LONGEST)))
    if said:
        yield "tags", tuple(_fit(tag, LONGEST_NAME) for tag in said[:MOST_TAGS])
    if mention.pictures:
        yield "pictures", tuple(_shown(one) for one in mention.pictures[:MOST_PICTURES])
    if mention.followers is not None and not 0 <= mention.followers <= MOST_FOLLOWERS:
        yield "followers", min(max(mention.followers, 0), MOST_FOLLOWERS)


def _fits(mention: Mention) -> bool:
    """True where no field is too long or has unfit signs, as in most mentions."""
    told = _fields(mention)
    return not any(map(gt, map(len, told), _LONGEST)) and not _UNFIT.search("".join(told))


@lru_cache(FREQUENT)
def _language(told: str) -> str:
    """The language alone of de-AT, DE or de_DE; empty for what is none, such as "German"."""
    first = told.strip().lower().replace("_", "-").partition("-")[0]
    return _OTHER_NAMES.get(first, first) if _LANGUAGE.fullmatch(first) else ""


def _shown(one: Shown) -> Shown:
    return Shown(_fit(one.url, LONGEST_URL), _fit(one.alt, LONGEST_URL))


def _fit(text: str, longest: int) -> str:
    cut = text[:longest]
    return _UNFIT.sub("", cut) if _UNFIT.search(cut) else cut
