"""The books that this process has made: kept in memory, made again when the rules change."""

from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from gutgemacht.guideline import Country, DraftLanguage, Guideline
from gutgemacht.guideline.handbook import (
    Handbook,
    handbook,
    html,
    markdown,
    pdf,
    pocket,
)
from gutgemacht.guideline.scope import COUNTRIES
from gutgemacht.web.rules import in_force
from gutgemacht.web.turns import turns


@dataclass(frozen=True)
class Asked:
    """Which book somebody wants to read."""

    fingerprint: str
    language: DraftLanguage
    day: date
    countries: tuple[Country, ...]
    guideline: Guideline = field(compare=False, repr=False)


def asked(language: DraftLanguage, day: date, country: Country | None) -> Asked:
    """The book of today's guideline for a country, or for all."""
    guideline = in_force().guideline
    return Asked(
        guideline.fingerprint, language, day, (country,) if country else COUNTRIES, guideline
    )


@lru_cache(maxsize=16)
def book(want: Asked) -> Handbook:
    """The book as data."""
    return handbook(want.guideline, want.language, want.day, want.countries)


@lru_cache(maxsize=16)
def read(want: Asked) -> tuple[html.Html, html.Html, html.Html]:
    """Title, contents and all the rest, as the page shows them."""
    made = book(want)
    return html.title(made), html.contents(made), html.article(made)


def written(want: Asked) -> bytes:
    """As Markdown."""
    return markdown(book(want)).encode()


@lru_cache(maxsize=16)
def printed(want: Asked) -> bytes:
    """As PDF; this takes a second or two."""
    with turns:
        return pdf(book(want))


@lru_cache(maxsize=16)
def for_the_pocket(want: Asked) -> bytes:
    """The page for the pocket, as PDF."""
    with turns:
        return pdf(pocket(book(want)))
