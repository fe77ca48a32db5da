"""Variants: one draft as each channel gets it, cut into a thread where it is too long."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import takewhile

import regex

from gutgemacht.publish.content import Audience, Content, Part, Picture
from gutgemacht.text import sentences

Length = Callable[[str], int]

SHORTEST = 1 / 3
"""A part that a sentence ends fills at least this share; a lonely "Yes." is no post."""

_WORD = regex.compile(r"\S+")
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
    texts = thread(text, room.characters, room.length)
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


def thread(text: str, most: int, length: Length) -> tuple[str, ...]:
    """The text in parts of at most `most`, as `length` counts; at least one part.

    Cut at the end of a sentence or line, else between words, else (a word longer than a part)
    between characters as readers see them; only a link is never cut and stays too long.
    """
    rest = text.strip()
    parts: list[str] = []
    while length(rest) > most:
        end = _cut(rest, most, length)
        parts.append(rest[:end].rstrip())
        rest = rest[end:].lstrip()
        if not rest:
            return tuple(parts)
    return (*parts, rest)


def _cut(text: str, most: int, length: Length) -> int:
    """Where the first part ends: the last place of the best kind that fits."""
    for places, least in ((_sentences, most * SHORTEST), (_words, 1), (_characters, 1)):
        fitting = _last(text, places(text), most, length)
        if fitting and length(text[:fitting]) >= least:
            return fitting
    return next(_words(text))


def _last(text: str, places: Iterator[int], most: int, length: Length) -> int:
    fit = takewhile(lambda end: length(text[:end].rstrip()) <= most, places)
    return max(fit, default=0)


def _sentences(text: str) -> Iterator[int]:
    return (span.end for span in sentences(text))


def _words(text: str) -> Iterator[int]:
    return (match.end() for match in _WORD.finditer(text))


def _characters(text: str) -> Iterator[int]:
    word = text[: next(_words(text))]
    ends = (match.end() for match in _CHARACTER.finditer(word))
    return iter(()) if _LINK in word else ends
