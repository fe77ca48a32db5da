"""Cases of the past that are built like a draft: by pattern first, then by words.

A draft and a case are compared by their facets (whom, on which occasion, by what mechanism, in
which medium). Those that few cases have weigh more (Spärck Jones 1972), a mechanism more than a
group, a medium least. What agrees is set against what the draft lacks and what it has beyond
(Tversky 1977, "Features of Similarity").
"""

import math
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from gutgemacht.campaign.closeness import Closeness
from gutgemacht.campaign.facets import FacetFinder, Seen, Shown
from gutgemacht.library import Case, FacetId, Library, Patterns, Side, facets_of
from gutgemacht.text import Language, Span, detect, fold

MOST = 3
WEIGHT: Mapping[Side, float] = {"groups": 2.0, "occasions": 2.0, "mechanisms": 3.0, "media": 0.8}
# A case names the most telling first: each further one of a side counts so much of the last.
FURTHER = 0.8
# How much counts what only the case has, and what only the text has: few texts say all.
LACKS, BEYOND = 0.02, 0.05
WORDS = 40.0
# Below it no case is named at all: nothing is better than the least bad. A question may be one
# word; what stands unasked beside a draft needs more.
QUESTION_FLOOR, DRAFT_FLOOR = 2.0, 5.8
# What a facet still counts when the words that show it have shown another one already.
ECHO = 0.35
# So many different words must speak: one alone proves nothing.
FEWEST_WORDS = 2

Weights = dict[FacetId, float]


@dataclass(frozen=True)
class Alike:
    """A facet that the draft shows, and where; nowhere when its day does, or its context."""

    facet: FacetId
    spans: tuple[Span, ...]


@dataclass(frozen=True)
class Match:
    """A case, how alike it is, by what, and what was different."""

    case: Case
    score: float
    alike: tuple[Alike, ...]
    # What the case has and the draft lacks; what the draft has beyond.
    lacking: tuple[FacetId, ...]
    beyond: tuple[Alike, ...]


class CaseFinder:
    """A library made ready to be searched; its methods are pure."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.facets = FacetFinder(library.patterns)
        self._rareness = _rareness(library)
        self._weights = [self._weigh(case) for case in library.cases]
        self._words = Closeness([_words_of(case, library.patterns) for case in library.cases])

    def similar(
        self,
        draft: str,
        *,
        context: str = "",
        days: Collection[str] = (),
        language: Language | None = None,
        most: int = MOST,
    ) -> list[Match]:
        """The cases built most like a draft, best first; none where none is like it.

        `context` says what does not stand in the draft: whom it addresses, what a picture shows.
        `days` are the names and tags of the day on which it shall appear.
        """
        shown = self.facets.shown(draft, language or detect(draft), days)
        around = self.facets.shown(context, detect(context)) if context else {}
        for of, seen in around.items():
            shown.setdefault(of, Seen((), seen.belief))
        found = self._ranked(f"{draft}\n{context}", shown, DRAFT_FLOOR)
        return [match for match in found if _speaks(match, draft)][:most]

    def search(self, text: str, language: Language | None = None, most: int = MOST) -> list[Match]:
        """The cases that a person looks for with these words, best first."""
        shown = self.facets.shown(text, language or detect(text))
        return self._ranked(text, shown, QUESTION_FLOOR)[:most]

    def like(self, case: Case, most: int = MOST) -> list[Match]:
        """The other cases built most like one of them."""
        shown = {of: Seen((), 1.0) for of in facets_of(case)}
        found = self._ranked("", shown, DRAFT_FLOOR)
        return [match for match in found if match.case.id != case.id][:most]

    def _ranked(self, text: str, shown: Shown, floor: float) -> list[Match]:
        close = self._words.to(text)
        scores = [
            self._agreement(weights, shown) + WORDS * close.get(number, 0.0)
            for number, weights in enumerate(self._weights)
        ]
        best = sorted(range(len(scores)), key=lambda number: (-scores[number], number))
        return [
            _match(self.library.cases[number], scores[number], self._weights[number], shown)
            for number in best
            if scores[number] >= floor
        ]

    def _agreement(self, weights: Weights, shown: Shown) -> float:
        """What is shared, less a part of what is not; 0 where nothing is."""
        shared = _shared(weights, shown)
        lacks = sum(weight for of, weight in weights.items() if of not in shown)
        beyond = sum(
            self._rareness[of] * seen.belief for of, seen in shown.items() if of not in weights
        )
        return shared - LACKS * lacks - BEYOND * beyond if shared else 0.0

    def _weigh(self, case: Case) -> Weights:
        places = Counter[Side]()
        weights: Weights = {}
        for of in facets_of(case):
            weights[of] = self._rareness[of] * FURTHER ** places[of.side]
            places[of.side] += 1
        return weights


def _rareness(library: Library) -> Weights:
    having = Counter(of for case in library.cases for of in facets_of(case))
    return {
        of: WEIGHT[of.side] * math.log(1 + len(library.cases) / (1 + having[of]))
        for of, _ in library.patterns.items()
    }


def _shared(weights: Weights, shown: Shown) -> float:
    """What case and draft share, the heaviest first; words that spoke before are an echo."""
    heavy = sorted(
        (
            (weight * shown[of].belief, shown[of].spans)
            for of, weight in weights.items()
            if of in shown
        ),
        reverse=True,
    )
    total, heard = 0.0, set[Span]()
    for weight, spans in heavy:
        total += weight * (ECHO if spans and heard.issuperset(spans) else 1)
        heard.update(spans)
    return total


def _match(case: Case, score: float, weights: Weights, shown: Shown) -> Match:
    return Match(
        case,
        round(score, 2),
        tuple(Alike(of, shown[of].spans) for of in weights if of in shown),
        tuple(of for of in weights if of not in shown),
        tuple(Alike(of, seen.spans) for of, seen in shown.items() if of not in weights),
    )


def _speaks(match: Match, draft: str) -> bool:
    """True when more than one word says what is shared: a mechanism, or a group on an occasion."""
    telling = [alike for alike in match.alike if alike.facet.side != "media"]
    words = {fold(span.cut(draft)).text for alike in telling for span in alike.spans}
    silent = sum(not alike.spans for alike in telling)
    sides = {alike.facet.side for alike in telling}
    tells = "mechanisms" in sides or sides == {"groups", "occasions"}
    return tells and len(words) + silent >= FEWEST_WORDS


def _words_of(case: Case, patterns: Patterns) -> str:
    told = (case.title, case.published, case.read, case.lesson, case.response, case.outcome)
    called = (patterns.facet(of).title for of in facets_of(case))
    both = (text for text in (*told, *called) if text is not None)
    return "\n".join([case.company, *(f"{text.de}\n{text.en}" for text in both)])
