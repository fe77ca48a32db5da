"""Stems: what a text speaks of, whatever the forms of its words.

The most frequent words of a language say little, so they stand apart; of all words the usual
endings go, and umlauts become plain letters: of "Preis" and "Preise", of "Gehalt" and "Gehälter"
the same is said.
"""

import re
from typing import Literal, NamedTuple

from gutgemacht.text.parted import parted
from gutgemacht.text.segment.frequencies import frequencies, frequency
from gutgemacht.text.words import tokens

# The log10 of how frequent a word is that says little: some 300 in each language.
LITTLE = -3.5
SHORTEST = 3
# What remains of a word when its ending goes.
LEAST = 4

# The "s" of "Preis" and "Verstoß", of "business" and "status", is none.
_ENDINGS = {
    "de": re.compile(r"(?:ungen|ung|sten|ste|est|ten|te|en|er|es|em|st|e|n|(?<![aeisu])s|t)$"),
    "en": re.compile(r"(?:ings|ing|ies|ers|est|ed|es|er|ly|(?<![isu])s|e|y)$"),
}
_UMLAUTS = re.compile("[aou]e|[äöü]")
_PLAIN = {"ae": "a", "oe": "o", "ue": "u", "ä": "a", "ö": "o", "ü": "u"}


class Stems(NamedTuple):
    """The stems of a text: those that tell what it is about, and those of its small words."""

    telling: frozenset[str]
    small: frozenset[str]


def stems(text: str, language: Literal["de", "en"]) -> Stems:
    """The stems of a text. Links and numbers have none; a hashtag has those of its words."""
    lists = [frequencies()[language]]
    telling: set[str] = set()
    small: set[str] = set()
    for token in tokens(parted(text).text):
        word = token.lstrip("#").replace("'", "")
        if not word or word.isdecimal():
            continue
        how_frequent = frequency(word, lists)
        tells = len(word) >= SHORTEST and (how_frequent is None or how_frequent < LITTLE)
        (telling if tells else small).add(_stem(word, _ENDINGS[language]))
    return Stems(frozenset(telling), frozenset(small))


def _stem(word: str, endings: re.Pattern[str]) -> str:
    """A folded word without its endings; several may stand one behind the other."""
    shorter = _UMLAUTS.sub(lambda found: _PLAIN[found[0]], word)
    stem = ""
    while shorter != stem and (len(shorter) >= LEAST or not stem):
        stem, shorter = shorter, endings.sub("", shorter)
    return stem
