"""The same again: posts that say what an earlier one said, or nearly.

Texts are cut into runs of four words; the share of runs that the shorter has in common with the
longer is their containment, from A. Z. Broder, "On the resemblance and containment of documents"
(Compression and Complexity of Sequences, 1997). The longest passage they share explains it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher

import regex

from gutgemacht.text import Span, fold

RUN = 4
# From this share on a text is worth a look.
ENOUGH = 0.5

_TOKEN = regex.compile(r"(?P<link>https?://[^\s<>\"]+|www\.[^\s<>\"]+)|#?(?P<word>[\p{L}\p{N}]+)")
_CAMPAIGN = regex.compile(r"[?#].*$")
_BARE = regex.compile(r"^(?:https?://)?(?:www\.)?")


@dataclass(frozen=True)
class Earlier:
    """A text of before: planned, sent or read from a channel."""

    id: str
    text: str
    at: datetime


@dataclass(frozen=True)
class Alike:
    """How much of the shorter text the other says too (1: all), and the longest common passage.

    `same` is True when not a word differs; spans are exact in the text and in the earlier one.
    """

    earlier: Earlier
    share: float
    same: bool
    here: Span
    there: Span


def alike(text: str, earlier: Iterable[Earlier], enough: float = ENOUGH) -> tuple[Alike, ...]:
    """The earlier texts that this one repeats, the most alike and then the newest first."""
    mine = _tokens(text)
    found = [pair for one in earlier if (pair := _pair(mine, one, enough)) is not None]
    found.sort(key=lambda pair: pair.earlier.at, reverse=True)
    return tuple(sorted(found, key=lambda pair: -pair.share))


_Token = tuple[str, Span]


def _pair(mine: list[_Token], earlier: Earlier, enough: float) -> Alike | None:
    theirs = _tokens(earlier.text)
    ours, others = [word for word, _ in mine], [word for word, _ in theirs]
    share = _containment(ours, others)
    if not share or share < enough:
        return None
    # autojunk would drop the frequent words of long texts.
    match = SequenceMatcher(None, ours, others, autojunk=False).find_longest_match()
    here = _stretch(mine[match.a : match.a + match.size])
    there = _stretch(theirs[match.b : match.b + match.size])
    return Alike(earlier, share, ours == others, here, there)


def _containment(ours: list[str], others: list[str]) -> float:
    """The share of the runs of words of the shorter text that the longer has too."""
    if min(len(ours), len(others)) < RUN:
        # Few words say little: "Good morning" stands in many posts.
        return float(bool(ours) and ours == others)
    one, two = _runs(ours), _runs(others)
    return len(one & two) / min(len(one), len(two))


def _tokens(text: str) -> list[_Token]:
    view = fold(text)
    return [
        (_link(match["link"]) if match["link"] else match["word"], view.span(*match.span()))
        for match in _TOKEN.finditer(view.text)
    ]


def _link(link: str) -> str:
    return _BARE.sub("", _CAMPAIGN.sub("", link)).rstrip("/.,;:!?)")


def _runs(words: list[str]) -> set[tuple[str, ...]]:
    return {tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}


def _stretch(tokens: list[_Token]) -> Span:
    return Span(tokens[0][1].start, tokens[-1][1].end) if tokens else Span(0, 0)
