"""Variants: one draft as each channel gets it, cut into a thread where it is too long."""

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice

import regex

from gutgemacht.publish.content import Audience, Content, Part, Picture
from gutgemacht.text import Span, sentences

Length = Callable[[str], int]

SHORTEST = 1 / 3
"""A part that a sentence ends fills at least this share; a lonely "Yes." is no post."""

_WORD = re.compile(r"\S+")
_CHARACTER = regex.compile(r"\X")
_LINK = "://"


@dataclass(frozen=True)
class Common:
    """What a draft says everywhere, unless a channel has a wording of its own."""

    text: str
    pictures: tuple[Picture, ...] = ()
    language: str = ""
    audience: Audience = "public"
    warning: str = ""


@dataclass(frozen=True)
class Own:
    """What is said otherwise on one channel; None and what is left out are as everywhere.

    `alts` are alt texts by the digest of the picture.
    """

    text: str | None = None
    language: str | None = None
    warning: str | None = None
    alts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Room:
    """What a channel takes: characters of a part, counted by `length`, and pictures of a part."""

    characters: int
    length: Length
    pictures: int


@dataclass(frozen=True)
class Variant:
    """A draft for one channel; `left` are the pictures that no part has room for."""

    content: Content
    left: tuple[Picture, ...] = ()


def variant(common: Common, own: Own, room: Room, answers: str = "") -> Variant:
    """A draft as one channel gets it; `answers` is the id of what it replies to there."""
    text = common.text if own.text is None else own.text
    pictures = [
        replace(picture, alt=own.alts.get(picture.digest, picture.alt))
        for picture in common.pictures
    ]
    texts = thread(text, room)
    content = Content(
        parts=tuple(
            Part(one, tuple(pictures[nth * room.pictures : (nth + 1) * room.pictures]))
            for nth, one in enumerate(texts)
        ),
        language=common.language if own.language is None else own.language,
        audience=common.audience,
        warning=common.warning if own.warning is None else own.warning,
        answers=answers,
    )
    return Variant(content, tuple(pictures[len(texts) * room.pictures :]))


def thread(text: str, room: Room) -> tuple[str, ...]:
    """The text in parts that are not too long; at least one part.

    Cut at the end of a sentence or line, else between words, else (a word longer than a part)
    between characters as readers see them; only a link is never cut and stays too long.
    """
    words = [Span(*match.span()) for match in _WORD.finditer(text)]
    sentence_ends = {span.end for span in sentences(text)}
    parts: list[str] = []
    nth = start = 0
    while nth < len(words):
        start = max(start, words[nth].start)
        ends = [word.end for word in words[nth : nth + room.characters]]
        end = _cut(text, start, ends, sentence_ends, room)
        parts.append(text[start:end])
        start = end
        while nth < len(words) and words[nth].end <= end:
            nth += 1
    return tuple(parts) or ("",)


def _cut(text: str, start: int, ends: list[int], sentence_ends: set[int], room: Room) -> int:
    """Where the part from `start` ends; `ends` are those of the next words."""
    fit = _fitting(text, start, ends, room)
    if not fit:
        return _inside(text, start, ends[0], room)
    if not text[fit[-1] :].strip():
        return fit[-1]
    whole = [end for end in fit if end in sentence_ends]
    if whole and room.length(text[start : whole[-1]]) >= room.characters * SHORTEST:
        return whole[-1]
    return fit[-1]


def _inside(text: str, start: int, end: int, room: Room) -> int:
    """Where a word that is longer than a part is cut."""
    if _LINK in text[start:end]:
        return end
    characters = islice(_CHARACTER.finditer(text, start, end), room.characters)
    ends = [match.end() for match in characters]
    return (_fitting(text, start, ends, room) or ends)[-1]


def _fitting(text: str, start: int, ends: list[int], room: Room) -> list[int]:
    """The ends up to which the part is not too long."""
    return ends[: bisect_right(ends, room.characters, key=lambda end: room.length(text[start:end]))]
