"""How often words occur, in German and in English: what tells a word from a row of letters."""

import gzip
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

import regex

Frequencies = Mapping[str, float]

# "geh waehlen" for "geh wählen".
_SPELT_OUT = {"ae": "ä", "oe": "ö", "ue": "ü"}
_UMLAUT = regex.compile("[aou]e")


@cache
def frequencies() -> Mapping[str, Frequencies]:
    """The words of each language with the log10 of their frequencies."""
    out: defaultdict[str, dict[str, float]] = defaultdict(dict)
    source = files("gutgemacht.text") / "data" / "words.txt.gz"
    with source.open("rb") as packed, gzip.open(packed, "rt", encoding="utf-8") as lines:
        for line in lines:
            if not line.startswith("#"):
                language, hundredths, *words = line.split()
                out[language].update(dict.fromkeys(words, int(hundredths) / -100))
    return out


def frequency(word: str, lists: Sequence[Frequencies]) -> float | None:
    """The log10 of how frequent a folded word is in the list that has it most, None in none."""
    found = _highest(word, lists)
    if found is None and "e" in word:
        return _highest(_UMLAUT.sub(lambda match: _SPELT_OUT[match.group()], word), lists)
    return found


def _highest(word: str, lists: Sequence[Frequencies]) -> float | None:
    return max((words[word] for words in lists if word in words), default=None)
