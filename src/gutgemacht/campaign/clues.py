"""What the form of a draft shows, whatever its words: the clues that facets of cases name."""

import re
from collections.abc import Callable

from gutgemacht.library import Clue
from gutgemacht.text import Hashtag, Span, fold, hashtags

# Two words and more run together; the first reader splits them somewhere.
LONG_TAG = 12
LONGEST_BOLD_LINE = 60
BURIED_FROM = 3

_AD = frozenset({"ad", "ads", "anzeige", "werbung", "sponsored", "paid", "advert"})
_GREETED = re.compile(
    r"\s*(?:@\w[\w.-]*[\s,:]|(?:sehr geehrte[r]?|dear|hi|hello|hallo|liebe[r]?|hey)\s)",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"\b(?:share|tell|send|show|post|ask|tag|upload|drop|submit|join|snap|"
    r"teilt?|erzählt?|erzähle|schickt?|zeigt?|postet?|poste|fragt?|stellt?|verratet|verrate|"
    r"schreibt?|macht|mach|ladet|lade|nennt|markiert)\b"
    r"[^.!?\n]*\b(?:your?|us|our|eure?[rmns]?|deine?[rmns]?|ihre?[rmns]?|uns|unse\w+)\b",
    re.IGNORECASE,
)


def clue(name: Clue, text: str) -> list[Span]:
    """Where the clue shows in a text, in order; empty where it does not."""
    return _CLUES[name](text)


def _tags(text: str) -> list[Span]:
    return [tag.span for tag in hashtags(text)]


def _joined(text: str) -> list[Span]:
    return [tag.span for tag in hashtags(text) if _in_one(tag, text)]


def _in_one(tag: Hashtag, text: str) -> bool:
    return len(tag.words) == 1 and len(tag.span.cut(text)) > LONG_TAG


def _call(text: str) -> list[Span]:
    """An invitation to all, where a hashtag gathers the answers."""
    return [Span(*found.span()) for found in _CALLED.finditer(text)] if hashtags(text) else []


def _bold_first_line(text: str) -> list[Span]:
    """A short statement that stands alone, before what explains it."""
    start = len(text) - len(text.lstrip())
    line = text[start:].split("\n", 1)[0].rstrip()
    rest = text[start + len(line) :].strip()
    if rest and len(line) <= LONGEST_BOLD_LINE and line.endswith("."):
        return [Span(start, start + len(line))]
    return []


def _reply(text: str) -> list[Span]:
    found = _GREETED.match(text)
    return [Span(*found.span())] if found else []


def _buried_ad(text: str) -> list[Span]:
    """The label of an advertisement with tags before it and after it."""
    tags = hashtags(text)
    return [
        tag.span
        for number, tag in enumerate(tags)
        if number and len(tags) >= BURIED_FROM and fold(tag.span.cut(text)[1:]).text in _AD
    ]


_CLUES: dict[Clue, Callable[[str], list[Span]]] = {
    "hashtag": _tags,
    "joined-hashtag": _joined,
    "call-with-hashtag": _call,
    "bold-first-line": _bold_first_line,
    "reply": _reply,
    "buried-ad-tag": _buried_ad,
}
