"""A picture in words and plots of one language; page and print share it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.utils import formats
from django.utils.translation import gettext as _

from gutgemacht.culture import LEAST, Sentence, Sum, sentences
from gutgemacht.culture.sentences import AREAS, Area
from gutgemacht.web.culture.models import Picture
from gutgemacht.web.culture.plot import Plot, plot_of
from gutgemacht.web.culture.said import said
from gutgemacht.web.culture.words import (
    area_words,
    changed_words,
    limits,
    missing_words,
    quarter_words,
    range_words,
)
from gutgemacht.web.frame import page_language

SHOWN = 8
"""So many quarters stand side by side."""


@dataclass(frozen=True)
class Line:
    """One thing that is said: the sentence, what goes with it, how sure it is, what changed."""

    said: str
    beside: tuple[str, ...]
    sure: str
    changed: str
    way: str
    plot: Plot | None


@dataclass(frozen=True)
class Part:
    """One part of the picture; `missing` says what of it cannot be told."""

    title: str
    meaning: str
    lines: tuple[Line, ...]
    missing: str


@dataclass(frozen=True)
class Document:
    """The whole picture, in the order in which it is read."""

    language: str
    title: str
    subtitle: str
    day: str
    parts: tuple[Part, ...]
    words_title: str
    words: tuple[str, ...]
    limits_title: str
    limits: tuple[str, ...]


def written(pictures: Sequence[Picture], known: frozenset[str], today: date) -> Document:
    """The newest of some pictures beside those before it, which come after it.

    `known` are the facts that this house counts.
    """
    now = pictures[0]
    return Document(
        language=page_language(),
        title=_("The culture picture"),
        subtitle=quarter_words(now.of),
        day=formats.date_format(today, "DATE_FORMAT"),
        parts=tuple(_parts(pictures[:SHOWN], known)),
        words_title=_("What would help"),
        words=tuple(now.words),
        limits_title=_("How to read it, and what is not shown"),
        limits=limits(),
    )


def _parts(pictures: Sequence[Picture], known: frozenset[str]) -> Iterator[Part]:
    by_area: dict[Area, list[Sentence]] = {
        area: list(found)
        for area, found in groupby(
            sentences(pictures[0].told, _before(pictures)), lambda one: one.area
        )
    }
    for area, (title, meaning) in area_words().items():
        found = by_area.get(area, [])
        told = {one.fact for one in found}
        missing = [name for name in AREAS[area] if name in known and name not in told]
        if found or missing:
            yield Part(title, meaning, tuple(_lines(found, pictures)), _missing(missing))


def _before(pictures: Sequence[Picture]) -> dict[str, Sum]:
    """The sums of the quarter just before, if it has a picture."""
    now, *others = pictures
    return next((one.told for one in others if one.of == now.of.before), {})


def _lines(found: Sequence[Sentence], pictures: Sequence[Picture]) -> Iterator[Line]:
    for sentence in found:
        if not _is_beside(sentence):
            yield Line(
                said(sentence),
                tuple(said(one) for one in found if _is_beside(one) and one.fact == sentence.name),
                range_words(sentence.share) if sentence.share else "",
                changed_words(sentence),
                sentence.change.way if sentence.change else "",
                plot_of(sentence.name, pictures),
            )


def _is_beside(sentence: Sentence) -> bool:
    """True for what is said in the line of another: a part of few things is no share of its own."""
    one = sentence.sum
    is_small = sentence.name.endswith("-part") and one.of is not None and one.of < LEAST
    return is_small or sentence.name.endswith(("-times", "-not"))


def _missing(names: Sequence[str]) -> str:
    if not names:
        return ""
    words = missing_words()
    told = ", ".join(words[name] for name in names)
    return _("Too few to say: %(what)s.") % {"what": told}
