"""The lexicon of a language made ready to read with: expressions, spellings, signs of lists."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from gutgemacht.judges.hate.lexicon import Lexicon, lexicon
from gutgemacht.judges.hate.line import Line, tagged
from gutgemacht.judges.hate.spelling import Spelling
from gutgemacht.judges.hate.words import Word

Expressions = Mapping[str, Any]


class Prepared:
    """Everything that reading a sentence of one language asks for."""

    def __init__(self, known: Lexicon) -> None:
        self.lexicon = known
        self._spelling = Spelling(known.vocabulary)
        self.hostile = self._expressions("hostile") | self._expressions("frames")
        self.abuse = self._expressions("abuse")
        self.address = self._expressions("address")
        self.excuses = self._expressions("excuse")
        self.protected = self._signs("group", "groupadj", "slur", "weak")
        self.pronouns = self._signs("pron")
        self.those = self._signs("those")
        self.addressed = self._signs("addressed")
        self.demonstratives = self._signs("demonstrative")
        self.verbs = self._signs("be", "modal", "crimes")
        # What a text must hold for hate to be looked for.
        self.hinted = self.protected + self.pronouns + self._signs("trait", "place")

    def line(self, words: Sequence[Word]) -> Line:
        """The line of these words, other spellings put right."""
        plain = [part for word in words for part in self._spelling.plain(word)]
        return tagged(plain, self.lexicon)

    def _signs(self, *names: str) -> str:
        return "".join(self.lexicon.signs_of(name) for name in names)

    def _expressions(self, group: str) -> dict[str, Any]:
        target = self.lexicon.patterns["target"]["hate"]
        return {
            name: self.lexicon.expression(patterns, target)
            for name, patterns in self.lexicon.patterns[group].items()
        }


@cache
def prepared(language: str) -> Prepared:
    """The lexicon of "de" or "en", made ready at first sight."""
    return Prepared(lexicon(language))
