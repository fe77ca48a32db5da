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

LANGUAGES = ("de", "en")

# Rarer words are mostly words that people wrote together by mistake: with them in the list
# German hashtags are read worse, with fewer words too.
RAREST = 1e-7

# Steps of log10: finer ones make the file larger and no reading better.
STEP = 0.05

HEADER = """\
# Word frequencies of German and English, cut down from wordfreq 3.1.1 by Robyn Speer.
# Creative Commons Attribution-ShareAlike 4.0; sources and changes are in LICENCE.md.
# Each line: -log10 of the frequency in hundredths, then the words that have it.
"""

_LETTERS = re.compile("[a-zäöü]+")


def folded(frequencies: Mapping[str, float]) -> dict[str, float]:
    """The frequencies of words as hashtags spell them: folded, without apostrophes."""
    out: defaultdict[str, float] = defaultdict(float)
    for word, frequency in frequencies.items():
        spelling = fold(word).text.replace("'", "")
        if _LETTERS.fullmatch(spelling):
            out[spelling] += frequency
    return out


def highest(lists: Iterable[Mapping[str, float]]) -> dict[str, float]:
    """For each word its frequency in the language that has it most often."""
    out: dict[str, float] = {}
    for frequencies in lists:
        for word, frequency in frequencies.items():
            out[word] = max(frequency, out.get(word, 0.0))
    return out


def lines(frequencies: Mapping[str, float]) -> Iterable[str]:
    """One line per step of frequency, frequent first, its words in alphabetical order."""
    steps: defaultdict[int, list[str]] = defaultdict(list)
    for word, frequency in frequencies.items():
        if frequency >= RAREST:
            steps[round(-log10(frequency) / STEP)].append(word)
    for step, words in sorted(steps.items()):
        yield " ".join([str(round(step * STEP * 100)), *sorted(words)]) + "\n"


def main(target: Path) -> None:
    """Writes the list; the same input gives the same bytes."""
    lists = (folded(get_frequency_dict(language, "large")) for language in LANGUAGES)
    text = HEADER + "".join(lines(highest(lists)))
    target.write_bytes(gzip.compress(text.encode(), compresslevel=9, mtime=0))
    print(f"{target}: {target.stat().st_size:,} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
