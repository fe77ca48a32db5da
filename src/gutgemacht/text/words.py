"""Words and runs: what terms are matched on.

A run is a row of words that a phrase may cross; a full stop, a comma or a line end breaks
it. Links, mail addresses and mentions are no words. A hashtag is a word of its sentence and,
split at its capitals, a run of its own; "Power-Frau" is two words and, in a second run, one.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from gutgemacht.text.fold import fold
from gutgemacht.text.hashtags import hashtags
from gutgemacht.text.view import View

LEET = str.maketrans("0134578$@€", "oieastbsae")

_TOKEN = re.compile(
    r"""(?P<none>  \b(?:https?://|www\.)[^\s<>"]+
                 | [\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+
                 | @\w[\w.@-]* )
      | (?P<word>  [$€]?\w+(?:['$@€]\w+)* )
      | (?P<break> [.!?…,;:\n\r|•·(){}\[\]<>] )""",
    re.VERBOSE,
)
_LEET = re.compile(r"(?=.*[0134578$@€])(?=(?:.*[a-zäöü]){2})")


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
    text = folded.text[start:end]
    if text.isalpha():
        return Word(span.start, span.end, text)
    leet = text.translate(LEET).replace("'", "") if _LEET.match(text) else None
    return Word(span.start, span.end, text.replace("'", ""), leet)


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
