"""How close the words of a text are to those of cases: cosine of weighted runs of four letters.

Runs of letters instead of words, because German joins words and both languages bend them
(McNamee and Mayfield 2004, "Character N-Gram Tokenization for European Language Text
Retrieval"). Weights by rareness among the cases (Spärck Jones 1972).
"""

import math
from collections import Counter, defaultdict
from collections.abc import Sequence

from gutgemacht.text import fold, runs

LENGTH = 4
Weighed = dict[str, float]


class Closeness:
    """The texts to compare with, made ready once."""

    def __init__(self, texts: Sequence[str]) -> None:
        counted = [_grams(text) for text in texts]
        having = Counter(gram for grams in counted for gram in grams)
        self._rareness = {gram: math.log(len(texts) / many) for gram, many in having.items()}
        self._places: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
        for number, grams in enumerate(counted):
            for gram, weight in self._unit(grams).items():
                self._places[gram].append((number, weight))

    def to(self, text: str) -> dict[int, float]:
        """Number of each text that shares a rare run of letters -> from 0 to 1, how close."""
        close: defaultdict[int, float] = defaultdict(float)
        for gram, weight in self._unit(_grams(text)).items():
            for number, there in self._places.get(gram, ()):
                close[number] += weight * there
        return close

    def _unit(self, grams: Counter[str]) -> Weighed:
        weighed = {
            gram: (1 + math.log(many)) * self._rareness.get(gram, 0.0)
            for gram, many in grams.items()
        }
        length = math.sqrt(sum(weight * weight for weight in weighed.values()))
        return {gram: weight / length for gram, weight in weighed.items() if weight and length}


def _grams(text: str) -> Counter[str]:
    return Counter(
        padded[start : start + LENGTH]
        for run in runs(text, fold(text))
        for padded in (f" {word.text} " for word in run)
        for start in range(max(1, len(padded) - LENGTH + 1))
    )
