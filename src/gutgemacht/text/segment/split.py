"""A tag read in German, in English and in both: the likeliest readings together."""

from collections.abc import Collection
from heapq import nlargest
from itertools import starmap
from math import inf
from operator import attrgetter

from gutgemacht.text.segment.atoms import atoms
from gutgemacht.text.segment.best import Reading, best
from gutgemacht.text.segment.frequencies import frequencies
from gutgemacht.text.segment.gain import NAME, unknown

# Nobody reads more than this as one tag, and the work grows with the square of it.
LONGEST = 80

# A tag of two languages; else any German tag finds an English word in some corner.
_MIXED = -3.0
_LANGUAGES = {("de",): 0.0, ("en",): 0.0, ("de", "en"): _MIXED}


def split(tag: str, most: int = 5, names: Collection[str] = ()) -> list[Reading]:
    """The `most` likeliest readings of `tag`, with or without its sign, the best one first.

    There is always one. The words of each, put together, are the folded letters and digits
    of `tag`. Words start where digits and underscores show it, and rather where capitals do.
    `names` are folded words that no list has, such as those of the company and its products.
    A tag of more than `LONGEST` letters stays one word.
    """
    parts = atoms(tag)
    if not parts.texts:
        return [Reading((), 0.0)]
    if len(parts.texts) > LONGEST:
        whole = parts.word(0, len(parts.texts))
        return [Reading((whole,), unknown(whole))]
    own = dict.fromkeys(names, NAME)
    scores: dict[tuple[str, ...], float] = {}
    for languages, cost in _LANGUAGES.items():
        lists = [*(frequencies()[language] for language in languages), *([own] if own else [])]
        for words, score in best(parts, lists, max(most, 1)):
            scores[words] = max(score + cost, scores.get(words, -inf))
    return nlargest(max(most, 1), starmap(Reading, scores.items()), key=attrgetter("score"))
