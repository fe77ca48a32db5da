"""Groups of people whom a campaign names or shows; each may ask how it is read by them."""

from collections.abc import Iterable
from dataclasses import dataclass

from gutgemacht.campaign.facets import FacetFinder
from gutgemacht.text import detect

MOST_WORDS = 3


@dataclass(frozen=True)
class Named:
    """A group by its id in `cases/patterns.yml`, and the first words that speak of it."""

    group: str
    words: tuple[str, ...]


def groups_in(texts: Iterable[str], finder: FacetFinder) -> list[Named]:
    """The groups that texts speak of, the most plainly named first."""
    words: dict[str, dict[str, str]] = {}
    beliefs: dict[str, float] = {}
    for text in texts:
        for facet, seen in finder.shown(text, detect(text)).items():
            if facet.side == "groups":
                named = words.setdefault(facet.id, {})
                for span in seen.spans:
                    named.setdefault(span.cut(text).casefold(), span.cut(text))
                beliefs[facet.id] = max(seen.belief, beliefs.get(facet.id, 0.0))
    best = sorted(words, key=lambda group: -beliefs[group])
    return [Named(group, tuple(words[group].values())[:MOST_WORDS]) for group in best]
