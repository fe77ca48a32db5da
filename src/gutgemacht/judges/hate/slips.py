"""Words that differ from a text by one slip, found without comparing it with all of them.

A slip touches one letter or two neighbours, so that the start or the end of a word stays as it is:
words are kept by both.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

# Of longer words only: one other letter makes many short words another word.
LONG = 6

_Ends = tuple[int, str, str]


class Slips:
    """Words by their first and last letters."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words: defaultdict[_Ends, list[str]] = defaultdict(list)
        for word in words:
            for ends in _ends(word, len(word)):
                self._words[ends].append(word)

    def of(self, text: str) -> set[str]:
        """The words that are `text` but for one slip."""
        return {
            word
            for length in (len(text) - 1, len(text), len(text) + 1)
            for ends in _ends(text, length)
            for word in self._words.get(ends, ())
            if is_slip(text, word)
        }


def is_slip(text: str, word: str) -> bool:
    """One letter missing, too many or another, or two neighbours swapped; not at the start."""
    at = _first_difference(text, word)
    if len(text) == len(word):
        if text[at + 1 :] == word[at + 1 :]:
            return 0 < at < len(word) and len(word) > LONG
        swapped = word[at + 1 : at + 2] + word[at]
        return text[at : at + 2] == swapped and text[at + 2 :] == word[at + 2 :]
    shorter, longer = (text, word) if len(text) < len(word) else (word, text)
    return at > 0 and shorter[at:] == longer[at + 1 :]


def _first_difference(text: str, word: str) -> int:
    for place, (one, other) in enumerate(zip(text, word, strict=False)):
        if one != other:
            return place
    return min(len(text), len(word))


def _ends(text: str, length: int) -> Iterator[_Ends]:
    """The start and the end by which a word of this length is kept, as `text` has them."""
    # So short that two neighbours never reach into both.
    kept = max(1, (length - 1) // 2)
    yield length, text[:kept], ""
    yield length, "", text[-kept:]
