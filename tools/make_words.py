"""Builds src/gutgemacht/text/data/words.txt.gz from the German and English lists of wordfreq.

wordfreq is no dependency of gutgemacht; put it beside it for this one run:

    .venv/bin/pip install --target BESIDE wordfreq==3.1.1
    PYTHONPATH=BESIDE .venv/bin/python tools/make_words.py src/gutgemacht/text/data/words.txt.gz
"""

import gzip
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping
from math import log10
from pathlib import Path

from wordfreq import get_frequency_dict

from gutgemacht.text.fold import fold

# The rarest words to take. Rarer ones are mostly words that people wrote together by mistake:
# with them in the list hashtags are read worse, in German sooner than in English.
RAREST = {"de": 9e-8, "en": 7e-8}

# Steps of log10: finer ones make the file larger and no reading better.
STEP = 0.05

# wordfreq counts every letter of "z.B." and "U.S." as a word; in a tag it rarely is one.
LONE_LETTER = 1e-3
WORDS_OF_ONE_LETTER = {("en", "a"), ("en", "i")}

# Rare words that are three or more common ones in a row are hashtags themselves ("wirsindmehr").
RARE, COMMON, ROW, SHORTEST = 1e-6, 1e-3, 3, 3

HEADER = """\
# Word frequencies of German and English, cut down from wordfreq 3.1.1 by Robyn Speer.
# Creative Commons Attribution-ShareAlike 4.0; sources and changes are in LICENCE.md.
# Each line: language, -log10 of the frequency in hundredths, then the words that have it.
"""

_LETTERS = re.compile("[a-zäöü]+")


def folded(language: str, frequencies: Mapping[str, float]) -> dict[str, float]:
    """The frequencies of words as hashtags spell them: folded, without apostrophes."""
    out: defaultdict[str, float] = defaultdict(float)
    for word, frequency in frequencies.items():
        spelling = fold(word).text.replace("'", "")
        if _LETTERS.fullmatch(spelling):
            lone = len(spelling) == 1 and (language, spelling) not in WORDS_OF_ONE_LETTER
            out[spelling] += frequency * (LONE_LETTER if lone else 1)
    return out


def is_row(word: str, frequencies: Mapping[str, float], parts: int = 0) -> bool:
    """True when the word is a row of common ones."""
    if not word:
        return parts >= ROW
    return any(
        frequencies.get(word[:end], 0) >= COMMON and is_row(word[end:], frequencies, parts + 1)
        for end in range(SHORTEST, len(word) + 1)
    )


def lines(language: str, frequencies: Mapping[str, float]) -> Iterable[str]:
    """One line per step of frequency, frequent first, its words in alphabetical order."""
    steps: defaultdict[int, list[str]] = defaultdict(list)
    for word, frequency in frequencies.items():
        tag = frequency < RARE and is_row(word, frequencies)
        if frequency >= RAREST[language] and not tag:
            steps[round(-log10(frequency) / STEP)].append(word)
    for step, words in sorted(steps.items()):
        yield " ".join([language, str(round(step * STEP * 100)), *sorted(words)]) + "\n"


def main(target: Path) -> None:
    """Writes the list; the same input gives the same bytes."""
    text = HEADER + "".join(
        line
        for language in RAREST
        for line in lines(language, folded(language, get_frequency_dict(language, "large")))
    )
    target.write_bytes(gzip.compress(text.encode(), compresslevel=9, mtime=0))
    print(f"{target}: {target.stat().st_size:,} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
