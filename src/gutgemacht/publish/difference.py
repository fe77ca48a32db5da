"""What changed between two wordings, word by word, so that people see it at a glance."""

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

import regex

PieceKind = Literal["same", "out", "in"]

_WORD = regex.compile(r"\s+|[\p{L}\p{N}\p{M}_]+|[^\s\p{L}\p{N}\p{M}_]")


@dataclass(frozen=True)
class Piece:
    """A stretch that stayed, went out, or came in."""

    kind: PieceKind
    text: str


def difference(old: str, new: str) -> tuple[Piece, ...]:
    """The way from one text to the other.

    What stayed and went out make the old one, what stayed and came in the new.
    """
    before, after = _WORD.findall(old), _WORD.findall(new)
    # autojunk would drop the frequent words of long texts.
    steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    pieces: list[Piece] = []
    for step, start, end, first, last in steps:
        if step == "equal":
            pieces.append(Piece("same", "".join(before[start:end])))
            continue
        pieces += [Piece("out", "".join(before[start:end]))] if end > start else []
        pieces += [Piece("in", "".join(after[first:last]))] if last > first else []
    return tuple(pieces)
