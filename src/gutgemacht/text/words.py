"""Words and runs: what terms are matched on.

A run is a row of words that a phrase may cross; a full stop, a comma or a line end breaks
it. Links, mail addresses and mentions are no words. A hashtag is a word of its sentence and,
split at its capitals, a run of its own; "Power-Frau" is two words and, in a second run, one.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from gutgemacht.text.fold import fold
from gutgemacht.text.hashtags import hashtags, tags
from gutgemacht.text.view import View

LEET = str.maketrans("0134578$@€", "oieastbsae")

_LINK = r"""\b(?:https?://|www\.)[^\s<>"]+"""
_MAIL = r"[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+"
_SOMEBODY = r"@\w[\w.@-]*"
_ONE = r"[$€]?\w+(?:['$@€]\w+)*"
_TOKEN = re.compile(
    rf"""(?P<none>  {_LINK} | {_MAIL} | {_SOMEBODY} )
       | (?P<word>  {_ONE} )
       | (?P<break> [.!?…,;:\n\r|•·(){{}}\[\]<>] )""",
    re.VERBOSE,
)
# The words of `_TOKEN` alone, with the sign of a hashtag; the shorter where no other can stand.
_PLAIN_WORDS = re.compile(rf"#?{_ONE}")
_WORDS = re.compile(rf"{_LINK}|{_MAIL}|{_SOMEBODY}|(#(?!{_LINK}|{_MAIL}){_ONE}|{_ONE})")
_NO_WORDS_WITH = ("@", "http", "www.")
_TIED = re.compile(rf"{_ONE}(?:-{_ONE})+")
_IS_LEET = re.compile(r"(?=.*[0134578$@€])(?=(?:.*[a-zäöü]){2})")


class Word(NamedTuple):
    """A word: its span in the original, its folded text, and how it reads as leet."""

    start: int
    end: int
    text: str
    leet: str | None = None


Run = list[Word]


def runs(text: str, folded: View) -> list[Run]:
    """All runs of `text`; `folded` is its folded view."""
    found: list[Run] = []
    for row in _rows(folded):
        found.append([word for word, _ in row])
        if any(hyphen for _, hyphen in row):
            found.append(_joined_at_hyphens(row))
    found.extend(_hashtag_runs(text))
    return found


def _rows(folded: View) -> Iterator[list[tuple[Word, bool]]]:
    """Rows of words between breaks, each word with whether a hyphen ties it on."""
    row: list[tuple[Word, bool]] = []
    last_end = -1
    for match in _TOKEN.finditer(folded.text):
        if match.lastgroup == "word":
            start, end = match.span()
            hyphen = end > start == last_end + 1 and folded.text[last_end] == "-"
            row.append((_word(folded, start, end), hyphen and bool(row)))
            last_end = end
        elif row:
            yield row
            row = []
    if row:
        yield row


def _word(folded: View, start: int, end: int) -> Word:
    span = folded.span(start, end)
    return Word(span.start, span.end, *readings(folded.text[start:end]))


def readings(token: str) -> tuple[str, str | None]:
    """A word of `tokens` as terms are matched on it, and as leet where it may be."""
    if token.isalpha():
        return token, None
    leet = token.translate(LEET).replace("'", "") if _IS_LEET.match(token) else None
    return token.replace("'", ""), leet


def tokens(folded: str) -> list[str]:
    """The words of the runs of a folded text, those of hashtags with their sign.

    Without places and therefore much faster; "" stands for a link and the like.
    """
    if any(sign in folded for sign in _NO_WORDS_WITH):
        return _WORDS.findall(folded)
    return _PLAIN_WORDS.findall(folded)


def tied(folded: str) -> list[str]:
    """What hyphens tie together in a folded text, written as one word; links among it."""
    if "-" not in folded:
        return []
    return [
        "".join([readings(part)[0] for part in _PLAIN_WORDS.findall(found)])
        for found in _TIED.findall(folded)
    ]


def humps(text: str) -> Iterator[tuple[str, ...]]:
    """The words of each hashtag of `text` that is written as several, as `tokens` has them."""
    if "#" in text or "\uff03" in text:
        yield from filter(None, map(_humps, tags(text)))


@lru_cache(maxsize=32_768)
def _humps(tag: str) -> tuple[str, ...]:
    words = [word.text for run in _hashtag_runs(f"#{tag}") for word in run]
    return (f"#{words[0]}", *words[1:]) if words else ()


def _joined_at_hyphens(row: list[tuple[Word, bool]]) -> Run:
    groups: list[list[Word]] = []
    for word, hyphen in row:
        if hyphen:
            groups[-1].append(word)
        else:
            groups.append([word])
    return [
        Word(group[0].start, group[-1].end, "".join(word.text for word in group))
        if len(group) > 1
        else group[0]
        for group in groups
    ]


def _hashtag_runs(text: str) -> Iterator[Run]:
    for tag in hashtags(text):
        if len(tag.words) > 1:
            words = (Word(*span, fold(span.cut(text)).text) for span in tag.words)
            # A keycap is a digit with signs that fold to nothing.
            yield [word for word in words if word.text]
