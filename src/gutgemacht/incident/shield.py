"""Protecting people of the house whom a wave is about: their names are put out of sight."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

SHORTEST = 2
LETTER, BETWEEN = r"[^\W\d_]", r"[\W_]*"
# It would tell whether a man or a woman is meant.
FORM = rf"(?:(?<!{LETTER})(?:frau|herrn?|mrs?|ms)\.?\s+)?"


def shielded(text: str, names: Iterable[str], instead: str) -> str:
    """The text with each name replaced by `instead`, in any case.

    A name of several words goes wherever its words follow each other, whatever stands between
    (`mara.huber@`, `@marahuber`), and so does a handle that begins with `@`; each word of a name
    goes where it stands alone, with the s of its genitive. Mr, Frau and the like before it go too.
    """
    pattern = _pattern(tuple(sorted({name.strip() for name in names})))
    return pattern.sub(instead, text) if pattern else text


@cache
def _pattern(names: tuple[str, ...]) -> re.Pattern[str] | None:
    wholes = [name for name in names if len(name.lstrip("@")) >= SHORTEST]
    found = [*filter(None, map(_whole, wholes)), *_words(wholes)]
    return re.compile(f"{FORM}(?:{'|'.join(found)})", re.IGNORECASE) if found else None


def _whole(name: str) -> str:
    """A name of several words, or a handle, wherever it stands."""
    words = re.findall(r"\w+", name)
    if len(words) < SHORTEST and not (name.startswith("@") and words):
        return ""
    return rf"@?{BETWEEN.join(map(re.escape, words))}(?:['’]?s(?!{LETTER}))?"


def _words(names: Iterable[str]) -> Iterator[str]:
    """The words of names, each where it stands alone; the long ones first."""
    words = {word for name in names for word in re.findall(r"\w+", name) if len(word) >= SHORTEST}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        yield rf"(?<!{LETTER})@?{re.escape(word)}(?:['’]?s)?(?!{LETTER})"
