"""Words that tell something wherever they stand: praise, anger, thanks, insults.

A lexicon keeps a word or a phrase of up to four words with what it tells. A word is also found
with another ending (endings cut from both, as light stemmers do: Savoy, "Light Stemming
Approaches", 2006), and a "not" close by turns good into not good and bad into not bad
(a window of words, as VADER has it: Hutto and Gilbert, 2014).
"""

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple, Self

import regex

from gutgemacht.judges.linear.error import JudgeError
from gutgemacht.text import fold

LONGEST = 4
FREQUENT = 30_000
POLAR = ("positive", "negative")
NEGATOR = "negator"
# Said of a word that would else be taken for another with its ending cut off.
NOTHING = "nothing"

# How far a "not" reaches: before the word, and in German after it ("gefällt mir nicht").
_BEFORE, _AFTER = 3, {"de": 3, "en": 0}
_SHORTEST_STEM = 3
_LONGEST_ENDING = 5
_ENDINGS = {
    "de": frozenset(
        "e n s t en er es em st te ten ter tes tem sten stem ster stes ste "
        "este esten ester estes estem ere eren erer eres".split()
    ),
    "en": frozenset("s d e y er ed ly es est ing edly ingly".split()),
}
FACE = r">?[:;=]['\-]?[()d/p*|]+|<3|\^\^"
_TOKEN = regex.compile(rf"{FACE}|[\p{{L}}\p{{M}}\p{{N}}_]+(?:['\-][\p{{L}}\p{{N}}]+)*|[^\s]")
_BREAK = frozenset(".!?;:,")
DIGIT = regex.compile(r"\d")


class Hit(NamedTuple):
    """What the words at `start` to `end` of a view tell."""

    tells: str
    start: int
    end: int


class Lexicon:
    """The words of one language and what they tell."""

    def __init__(self, language: str, entries: Iterable[tuple[str, Sequence[str]]]) -> None:
        self._language = language
        self._phrases: dict[str, tuple[str, ...]] = {}
        self._stems: dict[str, tuple[str, ...]] = {}
        # How long a phrase with these first two words may be.
        self._begun: dict[str, dict[str, int]] = {}
        # Few words make up most of all texts.
        self._word = lru_cache(FREQUENT)(self._told_by)
        self._may_tell = lru_cache(FREQUENT)(self._tells_or_begins)
        for words, tells in entries:
            tokens = _TOKEN.findall(words)
            told = tuple(tell for tell in tells if tell != NOTHING)
            self._phrases[" ".join(tokens)] = told
            if len(tokens) > 1:
                begun = self._begun.setdefault(tokens[0], {})
                length = min(len(tokens), LONGEST)
                begun[tokens[1]] = max(length, begun.get(tokens[1], 0))
            elif told and NEGATOR not in told:
                self._stems.setdefault(self._stem(words), told)

    @classmethod
    def parse(cls, language: str, text: str) -> Self:
        """The lexicon of lines "word<TAB>what it tells"; lines with "#" are remarks."""
        lines = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
        return cls(language, [(words, tells.split()) for words, tells in lines])

    def hits(self, letters: str) -> list[Hit]:
        """What the words of the folded `letters` tell, in order; the longest phrase counts."""
        matches = list(_TOKEN.finditer(letters))
        found = self.told([match.group() for match in matches])
        return [
            Hit(tell, matches[start].start(), matches[end - 1].end()) for tell, start, end in found
        ]

    def told(self, tokens: list[str]) -> list[Hit]:
        """The same of words and signs that were already taken apart; places count these."""
        found, negators, after = [], set(), 0
        for place in [place for place, may in enumerate(map(self._may_tell, tokens)) if may]:
            if place < after:
                continue
            tells, length = self._at(tokens, place)
            after = place + length
            if NEGATOR in tells:
                negators.add(place)
            found += [(tell, place, after) for tell in tells if tell != NEGATOR]
        return [
            Hit(self._turned(tell, tokens, start, end, negators), start, end)
            for tell, start, end in found
        ]

    def _at(self, tokens: list[str], place: int) -> tuple[tuple[str, ...], int]:
        begun = self._begun.get(tokens[place])
        if begun and place + 1 < len(tokens):
            for length in range(begun.get(tokens[place + 1], 0), 1, -1):
                phrase = self._phrases.get(" ".join(tokens[place : place + length]))
                if phrase and place + length <= len(tokens):
                    return phrase, length
        return self._word(tokens[place]), 1

    def _tells_or_begins(self, token: str) -> bool:
        return token in self._begun or bool(self._word(token))

    def _told_by(self, word: str) -> tuple[str, ...]:
        tells = self._phrases.get(word)
        for size in range(1, min(_LONGEST_ENDING, len(word) - _SHORTEST_STEM) + 1):
            if tells is None and word[-size:] in _ENDINGS[self._language]:
                tells = self._phrases.get(word[:-size])
        return self._stems.get(self._stem(word), ()) if tells is None else tells

    def _stem(self, word: str) -> str:
        for size in range(min(_LONGEST_ENDING, len(word) - _SHORTEST_STEM), 0, -1):
            if word[-size:] in _ENDINGS[self._language]:
                return word[:-size]
        return word

    def _turned(
        self, tell: str, tokens: list[str], start: int, end: int, negators: set[int]
    ) -> str:
        if not negators or tell not in POLAR:
            return tell
        before = range(start - 1, max(start - _BEFORE, 0) - 1, -1)
        after = range(end, min(end + _AFTER[self._language], len(tokens)))
        for way in (before, after):
            for place in way:
                if tokens[place] in _BREAK:
                    break
                if place in negators:
                    return f"not {tell}"
        return tell


@cache
def lexicon(language: str) -> Lexicon:
    """The shipped lexicon of a language.

    A missing or damaged file is a `JudgeError` that names it.
    """
    file = files("gutgemacht.judges") / "data" / f"lexicon.{language}.tsv"
    try:
        return Lexicon.parse(language, file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as problem:
        raise JudgeError.damaged(file.name, problem) from problem


def as_read(text: str) -> str:
    """A word of a lexicon as models read texts: folded, every digit a nought."""
    return DIGIT.sub("0", fold(text).text.strip())
