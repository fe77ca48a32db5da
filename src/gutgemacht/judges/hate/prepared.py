"""The lexicon of a language made ready to read with: expressions, spellings, signs of lists."""

from collections.abc import Iterable
from functools import cache, cached_property
from typing import Any, Literal

from gutgemacht.judges.hate.lexicon import Lexicon, lexicon
from gutgemacht.judges.hate.spelling import Spelling, usual
from gutgemacht.judges.hate.words import Word

Label = Literal["hate", "insult"]


class Prepared:
    """Everything that reading a sentence of one language asks for."""

    def __init__(self, known: Lexicon) -> None:
        self.lexicon = known
        self._spelling = Spelling(known.vocabulary, known.heads)
        self.protected = self._signs("group", "groupadj", "slur", "weak")
        self.pronouns = self._signs("pron")
        self.those = self._signs("those")
        self.addressed = self._signs("addressed")
        self.demonstratives = self._signs("demonstrative")
        self.verbs = self._signs("be", "modal", "crimes")
        self.places = self._signs("trait", "place")
        # Without one of these words nothing need be looked for.
        self.hints = {label: self._telling(*lists) for label, lists in known.hints.items()}

    @cached_property
    def hostile(self) -> dict[str, Any]:
        """Expressions of hostility."""
        return self._expressions("hostile") | self._expressions("frames")

    @cached_property
    def abuse(self) -> dict[str, Any]:
        """Expressions of abuse."""
        return self._expressions("abuse")

    @cached_property
    def address(self) -> dict[str, Any]:
        """Expressions that address somebody."""
        return self._expressions("address")

    @cached_property
    def excuses(self) -> dict[str, Any]:
        """Expressions that excuse what they stand beside."""
        return self._expressions("excuse")

    def plain(self, words: Iterable[Word]) -> list[Word]:
        """These words, other spellings put right."""
        whole = self._spelling.whole(list(words))
        return [part for word in whole for part in self._spelling.plain(word)]

    def _signs(self, *names: str) -> str:
        return "".join(self.lexicon.signs_of(name) for name in names)

    def _telling(self, *names: str) -> frozenset[str]:
        """Of every row of these lists the rarest word, which tells most."""
        wanted = set(self._signs(*names))
        return frozenset(
            min(row, key=usual)
            for rows in self.lexicon.rows.values()
            for row, signs in rows.items()
            if wanted.intersection(signs)
        )

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
