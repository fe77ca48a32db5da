"""Endings: the forms in which a word of a rule may stand in a draft.

Endings are added, not computed: German adjectives and nouns share a dozen endings, English
words a handful. What this makes too many of, no draft contains; what it lacks (Mann, Männer)
a rule names. Umlauts and "ß" are also written out as people without the keys do.
"""

from functools import lru_cache

from gutgemacht.text import fold

GERMAN = ("", "e", "en", "em", "er", "es", "s", "n", "ens", "ern")
GERMAN_AFTER_E = ("", "n", "m", "r", "s", "ns")
VOWELS = "aeiou"


# Rules are compiled again whenever one of them changes, and most words stay.
REMEMBERED = 65_536


@lru_cache(REMEMBERED)
def forms(word: str, language: str) -> frozenset[str]:
    """The folded forms of a word of a rule; `language` "any" takes both kinds of ending."""
    folded = fold(word).text.replace("'", "")
    found = {folded}
    if language in ("de", "any"):
        found |= _german(folded)
    if language in ("en", "any"):
        found |= _english(folded)
    return frozenset(found | {_written_out(form) for form in found})


@lru_cache(REMEMBERED)
def exact(word: str) -> frozenset[str]:
    """The folded form of a word that takes no endings, also with umlauts written out."""
    folded = fold(word).text.replace("'", "")
    return frozenset({folded, _written_out(folded)})


def _german(word: str) -> set[str]:
    endings = GERMAN_AFTER_E if word.endswith("e") else GERMAN
    return {word + ending for ending in endings}


def _english(word: str) -> set[str]:
    found = {word + "s", word + "es", word + "ed", word + "ing"}
    if word.endswith("e"):
        found |= {word + "d", word[:-1] + "ing"}
    if word.endswith("y"):
        found |= {word[:-1] + "ies", word[:-1] + "ied"}
    if len(word) > 2 and word[-2] in VOWELS and word[-1].isalpha() and word[-1] not in VOWELS:
        found |= {word + word[-1] + "ed", word + word[-1] + "ing"}
    return found


def _written_out(form: str) -> str:
    return form.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue")
