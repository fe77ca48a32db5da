"""The cases that stand beside a draft: what was alike, what was different, what remains of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from gutgemacht.campaign.similar import MOST, Alike, Match
from gutgemacht.guideline import DraftLanguage, days_on
from gutgemacht.guideline.scope import COUNTRIES
from gutgemacht.library import FacetId, Patterns
from gutgemacht.web.cases.library import at_hand
from gutgemacht.web.cases.words import facet_word
from gutgemacht.web.rules import in_force

# More would be read by nobody.
MOST_FACETS, MOST_WORDS = 3, 2


@dataclass(frozen=True)
class Likeness:
    """Something shared: what it is, and the words of the draft that say so."""

    title: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class Beside:
    """One similar case, ready to be shown; its texts in one language."""

    id: str
    title: str
    company: str
    year: str
    alike: tuple[Likeness, ...]
    # What was so there and is not here; what is so here and was not there.
    there: tuple[str, ...]
    here: tuple[str, ...]
    lesson: str
    url: str


def beside(
    text: str, day: date | None, language: DraftLanguage, *, context: str = ""
) -> list[Beside]:
    """At most three cases built like this draft, told in `language`; none where none is alike.

    `day` is when it shall appear. `context` says what the text does not: whom it addresses, what
    a picture shows.
    """
    finder = at_hand().finder
    found = finder.similar(text, context=context, days=names_of(day), most=MOST)
    return [told(match, text, language) for match in found]


def names_of(day: date | None) -> frozenset[str]:
    """What the calendars call a day, in any of our countries."""
    known = in_force().guideline.days
    if day is None:
        return frozenset()
    return frozenset(
        name
        for country in COUNTRIES
        for called in days_on(known, country, day)
        for name in called.names
    )


def told(match: Match, text: str, language: DraftLanguage) -> Beside:
    """A match in words."""
    patterns, case = at_hand().library.patterns, match.case
    beyond = (alike.facet for alike in match.beyond)
    return Beside(
        id=case.id,
        title=case.title.in_(language),
        company=case.company,
        year=case.since[:4],
        alike=tuple(_likeness(alike, text, patterns, language) for alike in match.alike),
        there=_named(match.lacking, patterns, language),
        here=_named(beyond, patterns, language),
        lesson=case.lesson.in_(language),
        url=reverse("cases:one", args=[case.id]),
    )


def _likeness(alike: Alike, text: str, patterns: Patterns, language: DraftLanguage) -> Likeness:
    words = dict.fromkeys(span.cut(text).strip() for span in alike.spans)
    return Likeness(facet_word(alike.facet, patterns, language), tuple(words)[:MOST_WORDS])


def _named(
    facets: Iterable[FacetId], patterns: Patterns, language: DraftLanguage
) -> tuple[str, ...]:
    named = [facet_word(of, patterns, language) for of in facets if of.side != "media"]
    return tuple(named[:MOST_FACETS])
