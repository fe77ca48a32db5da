"""The words by which cases are alike, and how a draft shows them: `cases/patterns.yml`."""

from collections.abc import Iterator
from typing import Literal, NamedTuple, get_args

from gutgemacht.guideline.both import Both
from gutgemacht.guideline.strict import Strict
from gutgemacht.guideline.words import DraftLanguage, Term

# Whom it struck, on which occasion, by what mechanism, in which medium.
Side = Literal["groups", "occasions", "mechanisms", "media"]
SIDES: tuple[Side, ...] = get_args(Side)
# What the form of a draft shows, whatever its words: see `campaign/clues.py`.
Clue = Literal[
    "hashtag", "joined-hashtag", "call-with-hashtag", "bold-first-line", "reply", "buried-ad-tag"
]


class FacetId(NamedTuple):
    """One word of one side, as a case names it."""

    side: Side
    id: str


class Facet(Strict):
    """How people call it, and by what a draft shows it: words, a day of the calendars, a clue."""

    title: Both
    words: dict[DraftLanguage, list[Term]] = {}
    # Words of many ordinary posts: they say something only beside others.
    hints: dict[DraftLanguage, list[Term]] = {}
    # Names or tags of days in the calendars of the guideline.
    days: list[str] = []
    clues: list[Clue] = []


class Patterns(Strict):
    """All facets, each side in the order in which people read it."""

    groups: dict[str, Facet]
    occasions: dict[str, Facet]
    mechanisms: dict[str, Facet]
    media: dict[str, Facet]

    def side(self, side: Side) -> dict[str, Facet]:
        """The facets of one side by their id."""
        facets: dict[str, Facet] = getattr(self, side)
        return facets

    def items(self) -> Iterator[tuple[FacetId, Facet]]:
        """All facets with their ids, in the order of the file."""
        for side in SIDES:
            for name, facet in self.side(side).items():
                yield FacetId(side, name), facet

    def facet(self, of: FacetId) -> Facet:
        """One facet; KeyError where there is none."""
        return self.side(of.side)[of.id]
