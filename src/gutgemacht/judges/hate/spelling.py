"""Words of the lexicon in the spellings that people hide or mistype them in.

Signs for letters, letters that are missing, doubled or swapped, blanks left out. Only for words
that no dictionary has, and where letters differ only for words of some length.
"""

import re
from collections.abc import Iterable, Sequence

from gutgemacht.judges.hate.slips import LONG, Slips
from gutgemacht.judges.hate.words import Word
from gutgemacht.text import Span
from gutgemacht.text.segment.frequencies import frequencies, frequency

SHORT = 4
# Of a compound, what stands before its head.
SHORTEST_FIRST = 4
# The rarest words, as log10 of their frequency, that are words and no slips.
_RAREST_WORD = -6.4
_RAREST_NEIGHBOUR = -4.5
_UNKNOWN = -99.0
_LETTERS = str.maketrans("0134578@$€", "oieastbase")
_L_FOR_1 = str.maketrans("1", "l")
_STRETCHED = re.compile(r"(.)\1{2,}")
_SHORTEST_PART = 3
_PARTING = frozenset(".-_*/|")
_LETTER_WORDS = ("a", "i")


class Spelling:
    """The words of one vocabulary in other spellings, and as last parts of compounds."""

    def __init__(self, vocabulary: frozenset[str], heads: frozenset[str] = frozenset()) -> None:
        self.vocabulary = vocabulary
        self._heads = heads
        self._head_lengths = sorted({len(head) for head in heads}, reverse=True)
        self._slips = Slips(word for word in vocabulary if len(word) >= SHORT)

    def whole(self, words: Sequence[Word]) -> Sequence[Word]:
        """The words, those put together that a sign parts without a blank ("Idi.oten")."""
        if not any(word.text in _PARTING for word in words):
            return words
        out: list[Word] = []
        for word in words:
            if len(out) > 1 and out[-1].text in _PARTING and self._is_one(out[-2], out[-1], word):
                first = out[-2]
                out[-2:] = [
                    Word(
                        first.text + word.text,
                        Span(first.span.start, word.span.end),
                        first.capital,
                    )
                ]
            else:
                out.append(word)
        return out

    def _is_one(self, first: Word, sign: Word, second: Word) -> bool:
        close = first.span.end == sign.span.start and sign.span.end == second.span.start
        return close and first.text + second.text in self.vocabulary

    def plain(self, word: Word) -> list[Word]:
        """The word, or the words of the lexicon that it surely stands for."""
        text = word.text
        if text in self.vocabulary or (not word.is_word and text[0] not in "$€"):
            return [word]
        if head := self._head(text):
            return [word._replace(text=head)]
        return self._put_right(word)

    def _put_right(self, word: Word) -> list[Word]:
        text = word.text
        for known in self._unmasked(text):
            if known in self.vocabulary:
                return [word._replace(text=known)]
            if meant := self._nearest(known, LONG):
                return [word._replace(text=meant)]
            if parts := self._parts(known):
                return _placed(word, parts)
        if len(text) < SHORT or not text.isalpha() or is_word(text):
            return [word]
        if meant := self._nearest(text, LONG):
            return [word._replace(text=meant)]
        if parts := self._parts(text):
            return _placed(word, parts)
        return [word._replace(text=self._nearest(text, SHORT) or text)]

    def _head(self, text: str) -> str | None:
        """The last part of a compound, if it is all that matters of it."""
        for length in self._head_lengths:
            if len(text) >= length + SHORTEST_FIRST and text[-length:] in self._heads:
                return text[-length:]
        return None

    def _unmasked(self, text: str) -> Iterable[str]:
        if "*" in text:
            yield from self._behind_stars(text)
        elif not text.isalpha() and any(char.isalpha() for char in text):
            yield text.translate(_LETTERS)
            yield text.translate(_L_FOR_1).translate(_LETTERS)
        if _STRETCHED.search(text):
            yield _STRETCHED.sub(r"\1\1", text)
            yield _STRETCHED.sub(r"\1", text)

    def _behind_stars(self, text: str) -> Iterable[str]:
        bare = text.replace("*", "")
        if len(bare) < _SHORTEST_PART - 1:
            return
        hidden = re.compile(re.escape(text).replace(r"\*", r"\w"))
        yield from sorted(word for word in self.vocabulary if hidden.fullmatch(word))

    def _nearest(self, text: str, shortest: int) -> str | None:
        near = (word for word in self._slips.of(text) if len(word) >= shortest)
        return min(
            near,
            key=lambda word: (word[0] != text[0], abs(len(word) - len(text)), word),
            default=None,
        )

    def _parts(self, text: str) -> list[str]:
        """Two words written as one, of which the lexicon knows one and everybody the other."""
        for place in range(1, len(text)):
            first, second = text[:place], text[place:]
            for known, other in ((second, first), (first, second)):
                if len(known) >= _SHORTEST_PART and known in self.vocabulary and self._usual(other):
                    return [first, second]
        return []

    def _usual(self, text: str) -> bool:
        if text in self.vocabulary:
            return len(text) >= _SHORTEST_PART - 1 or text in _LETTER_WORDS
        return len(text) >= _SHORTEST_PART - 1 and usual(text) >= _RAREST_NEIGHBOUR


def _placed(word: Word, parts: list[str]) -> list[Word]:
    """The parts of a word, each with its letters where these are as many as in the text."""
    start, end = word.span
    if sum(map(len, parts)) != end - start:
        return [word._replace(text=part) for part in parts]
    cut = start + len(parts[0])
    return [Word(parts[0], Span(start, cut), word.capital), Word(parts[1], Span(cut, end))]


def is_word(text: str) -> bool:
    """True for what German or English dictionaries have, and no rare slip."""
    return usual(text) >= _RAREST_WORD


def usual(text: str) -> float:
    """How usual a word is in German or English, as log10 of its frequency."""
    found = frequency(text, list(frequencies().values()))
    return _UNKNOWN if found is None else found
