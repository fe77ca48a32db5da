"""One page for the pocket: what protects people, the rules that matter most, whom to ask."""

from dataclasses import dataclass

from gutgemacht.guideline.handbook.document import Chapter, Entry, Handbook, strength
from gutgemacht.guideline.handbook.words import Say
from gutgemacht.guideline.scope import Basis, Country
from gutgemacht.guideline.words import DraftLanguage

MOST_RULES = 12
MOST_PROMISES = 5


@dataclass(frozen=True)
class Line:
    """One rule in a line or two."""

    topic: str
    basis: Basis
    where: str
    title: str
    instead: str


@dataclass(frozen=True)
class Pocket:
    """All that stands on the page."""

    language: DraftLanguage
    company: str
    day: str
    version: str
    countries: tuple[Country, ...]
    promises: tuple[str, ...]
    lines: tuple[Line, ...]

    @property
    def say(self) -> Say:
        """What is said around the rules."""
        return Say(self.language)


def pocket(book: Handbook) -> Pocket:
    """The page of a handbook."""
    guards = [chapter for chapter in book.chapters if chapter.kind == "protection"]
    promises = [entry.title for chapter in guards for entry in chapter.entries if not entry.trial]
    return Pocket(
        language=book.language,
        company=book.company,
        day=book.day,
        version=book.version,
        countries=book.countries,
        promises=tuple(promises[:MOST_PROMISES]),
        lines=tuple(
            Line(chapter.title, first.basis, first.where, entry.title, entry.instead)
            for chapter, entry in _most_important(book)
            for first in entry.tags[:1]
        ),
    )


def _most_important(book: Handbook) -> list[tuple[Chapter, Entry]]:
    """The strongest binding rule of each topic, then the next strongest, in the book's order."""
    by_topic = [
        [(chapter, entry) for entry in sorted(chapter.entries, key=_weight) if entry.binds]
        for chapter in book.chapters
        if chapter.kind == "rule"
    ]
    seconds = [found[1] for found in by_topic if len(found) > 1]
    firsts = [found[0] for found in by_topic if found]
    ranked = firsts + sorted(seconds, key=lambda found: _weight(found[1]))
    taken = {entry.id for _, entry in ranked[:MOST_RULES]}
    return [found for topic in by_topic for found in topic if found[1].id in taken]


def _weight(entry: Entry) -> tuple[bool, tuple[bool, int, int, str]]:
    """What everybody must know comes before what only the company's channels need."""
    return not entry.employees, strength(entry)
