"""A text -> the facets of cases that it shows, each with the words that speak."""

from collections.abc import Collection
from dataclasses import dataclass

from gutgemacht.campaign.clues import clue
from gutgemacht.check.manuscript import leftmost_longest
from gutgemacht.check.scan import Entry, PlainScanner
from gutgemacht.library import FacetId, Patterns
from gutgemacht.text import Language, Span, fold, hashtags, runs
from gutgemacht.text.segment.frequencies import frequencies, frequency

# log10 of how frequent a word is that says next to nothing, and of one that says all it can.
COMMON, RARE = -4.2, -6.0
LEAST = 0.15
# A clue is a sign, no proof.
CLUE = 0.5
HINT = 0.3


@dataclass(frozen=True)
class Seen:
    """Where a text shows a facet, in order, and how far that is believed, from 0 to 1."""

    spans: tuple[Span, ...]
    belief: float


BY_DAY = Seen((), 1.0)
Shown = dict[FacetId, Seen]


class FacetFinder:
    """The words of all facets, made ready once; `shown` is pure."""

    def __init__(self, patterns: Patterns) -> None:
        self._patterns = patterns
        words = [
            (Entry(term, language), of, most)
            for of, facet in patterns.items()
            for by_language, most in ((facet.words, 1.0), (facet.hints, HINT))
            for language, terms in by_language.items()
            for term in terms
        ]
        self._entries = [entry for entry, _, _ in words]
        self._facets = [of for _, of, _ in words]
        self._beliefs = [min(most, belief(entry)) for entry, _, most in words]
        self._scanner = PlainScanner(self._entries)

    def shown(self, text: str, language: Language, days: Collection[str] = ()) -> Shown:
        """The facets that a text shows; `days` are the names and tags of its day."""
        found: dict[FacetId, dict[Span, float]] = {}
        for number, span in self._hits(text, language):
            believed = found.setdefault(self._facets[number], {})
            believed[span] = max(self._beliefs[number], believed.get(span, 0.0))
        for of, facet in self._patterns.items():
            for span in (span for name in facet.clues for span in clue(name, text)):
                found.setdefault(of, {}).setdefault(span, CLUE)
        seen = {of: _together(believed) for of, believed in found.items()}
        for of, facet in self._patterns.items():
            if not set(facet.days).isdisjoint(days):
                seen[of] = Seen(seen[of].spans if of in seen else (), 1.0)
        return seen

    def _hits(self, text: str, language: Language) -> list[tuple[int, Span]]:
        """Words of the text's language, those no other has, and hashtags in any."""
        tags = [tag.span for tag in hashtags(text)]
        return [
            (number, span)
            for number, span in self._scanner.scan(runs(text, fold(text)))
            if language in (self._entries[number].language, "unknown")
            or self._entries[number].unmistakable
            or any(span.within(tag) for tag in tags)
        ]


def belief(entry: Entry) -> float:
    """How much a word says by itself: little if it stands in every second text."""
    words = entry.term.replace("-", " ").replace("=", "").split()
    return min(1.0, max(LEAST, sum(_rareness(word, entry.language) for word in words)))


def _rareness(word: str, language: str) -> float:
    if "*" in word:
        return 1.0
    known = frequency(fold(word).text.replace("'", ""), [frequencies()[language]])
    return 1.0 if known is None else min(1.0, max(0.0, (COMMON - known) / (COMMON - RARE)))


def _together(believed: dict[Span, float]) -> Seen:
    """Several words make a facet likelier than each of them alone."""
    spans = leftmost_longest(believed)
    doubt = 1.0
    for span in spans:
        doubt *= 1 - believed[span]
    return Seen(tuple(spans), 1 - doubt)
