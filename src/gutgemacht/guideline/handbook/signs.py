"""Texts as the fonts of the printed book can show them.

A sign that no font has would be an empty box, and a PDF for everybody refuses it. So a rare
emoji is written as its name: "[saxophone]".
"""

import unicodedata
from functools import cache
from pathlib import Path

PRINT = Path(__file__).with_name("print")
FONTS = PRINT / "fonts"
# They join or colour emojis and are not seen themselves.
_UNSEEN = {"\u200d", "\u200b", "\u200c", "\u2060", "\ufe0e", "\ufe0f", "\u00ad"}
# No font has them; the template sets them as small figures.
_SMALL = set("₀₁₂₃₄₅₆₇₈₉")
_SPACE = {"\t", "\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"}


@cache
def _covered() -> frozenset[str]:
    points: set[str] = set()
    for line in (FONTS / "coverage.txt").read_text(encoding="ascii").split():
        start, end = (int(point, 16) for point in line.split("-"))
        points.update(map(chr, range(start, end + 1)))
    return frozenset((points | _SMALL) - _UNSEEN - _SPACE)


def printable(text: str) -> str:
    """The text with signs that can be printed; lines stay lines, white space becomes a space."""
    lines = unicodedata.normalize("NFC", text).splitlines() or [""]
    return "\n".join("".join(_sign(char) for char in line) for line in lines).strip("\n")


def _sign(char: str) -> str:
    if char in _covered():
        return char
    if char in _UNSEEN or unicodedata.category(char) in ("Cc", "Cf", "Cs", "Mn", "Me"):
        return " " if char in _SPACE else ""
    if unicodedata.category(char) == "Zs":
        return " "
    return f"[{unicodedata.name(char, 'sign').lower()}]"
