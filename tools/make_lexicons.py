"""The lexicons of small judges: public lists of words, and those of cases/mentions.

Called by tools/train_models.py. What is written for mentions goes before what a public list says.
"""

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from bench.judgement import corpora
from bench.judgement.labelled import words

from gutgemacht.judges.linear.lexicon import NEGATOR, NOTHING, POLAR, as_read

# A weaker word of VADER says little in a short text.
FAINTEST = 1.0

HEADER = """\
# What words tell, for the small judges: a word, a tab, what it tells. Made by `make models` from:
# cases/mentions/words.{language}.txt (Apache 2.0); LDNOOBW, Shutterstock and others (CC BY 4.0);
# {source}.
# Changes: folded, cut down to the side a word is on, and put together.
"""
SOURCES = {
    "de": "Polarity Lexicon 1.1, University of Zurich: M. Klenner, S. Clematide, M. Wiegand,\n"
    "# R. Peters (Apache 2.0)",
    "en": "VADER, C. J. Hutto and E. E. Gilbert (MIT, Copyright 2016 C. J. Hutto)",
}


def lexicon(folder: Path, language: str) -> str:
    """The file of a language's lexicon."""
    entries: defaultdict[str, list[str]] = defaultdict(list)
    for word, told in words(language).items():
        entries[as_read(word)] += told
    for word, tells in _public(folder, language):
        known = entries[as_read(word)]
        # What is written here goes before a public list; a rude word stays one.
        if tells not in known and not (tells in POLAR and {*POLAR, NEGATOR, NOTHING} & {*known}):
            known.append(tells)
    lines = (f"{word}\t{' '.join(dict.fromkeys(tells))}\n" for word, tells in entries.items())
    return HEADER.format(language=language, source=SOURCES[language]) + "".join(sorted(lines))


def _public(folder: Path, language: str) -> Iterable[tuple[str, str]]:
    yield from ((word, "rude") for word in corpora.rude_words(folder, language))
    if language == "de":
        yield from corpora.zurich_polarity(folder).items()
    else:
        for word, value in corpora.vader(folder).items():
            if abs(value) >= FAINTEST and word.replace("-", "").isalpha():
                yield word, "positive" if value > 0 else "negative"
