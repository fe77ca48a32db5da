"""The folded view: one spelling for what people write in many.

Compatibility forms, case, full width and fancy letters by Unicode NFKC and case folding
(UAX 15, CaseFolding.txt). Tabs and rows of blanks become one blank; accents, zero width and
soft hyphens go; letters that only look Latin become Latin inside a word that also has Latin
letters. Umlauts stay, because "schon" is not "schön"; "ß" becomes "ss".
"""

import re
import unicodedata
from collections.abc import Sequence

from gutgemacht.text.view import View

DIAERESIS = "\N{COMBINING DIAERESIS}"
UMLAUTS = {"a": "ä", "o": "ö", "u": "ü", "а": "ӓ", "о": "ӧ"}

# Shape decides, not sound. After case folding; Cyrillic and Greek.
LOOK_ALIKES = str.maketrans(
    "аӓвсеһіјкмноӧрԛѕтухԝѵԁӏɡαβεικνορτυχω",
    "aäbcehijkmhoöpqstyxwvdlgabeiknoptyxw",
)

# NFKC would glue them to the word before as letters ("Nova™" -> "novatm").
_DROPPED = frozenset("™®©℠")
_HYPHENS = dict.fromkeys("‐‑‒–—―−", "-")
_QUOTES = dict.fromkeys("‘’‚‛ʼ′`´", "'") | dict.fromkeys("“”„‟″«»", '"')
_LINES = dict.fromkeys("\r\u2028\u2029\x85\v\f", "\n")
_PLAIN = _HYPHENS | _QUOTES | _LINES | {"\t": " "}

_WORD = re.compile(r"\w+")
_LATIN = re.compile(r"[a-zäöüß]")
_LOOK_ALIKE = re.compile("[" + "".join(map(chr, LOOK_ALIKES)) + "]")

# Between texts that are folded together: a control that folding leaves alone.
_APART = "\x1e"
_BLANKS = re.compile("  +")


class _Folded(dict[int, str]):
    """Code point -> its folded form, worked out at first sight."""

    def __missing__(self, code_point: int) -> str:
        folded = _fold_character(chr(code_point))
        self[code_point] = folded
        return folded


_FOLDED = _Folded()


def fold(text: str) -> View:
    """The folded view of `text`; spans of it are exact in `text`, whatever it holds."""
    if all(len(_FOLDED[ord(char)]) == 1 for char in set(text)):
        folded = text.translate(_FOLDED)
        if "  " not in folded:
            return View(_latinised(folded))
    return _fold_with_map(text)


def fold_all(texts: Sequence[str]) -> list[str]:
    """The text of the folded view of each text, without the maps and therefore much faster."""
    joined = _APART.join(texts)
    if DIAERESIS in joined or joined.count(_APART) >= max(len(texts), 1):
        return [_with_marks(text) for text in texts]
    folded = _BLANKS.sub(" ", joined.translate(_FOLDED))
    return _latinised(folded).split(_APART) if texts else []


def _with_marks(text: str) -> str:
    has_marks = DIAERESIS in text or _APART in text
    return fold(text).text if has_marks else fold_all([text])[0]


def _fold_with_map(text: str) -> View:
    out: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for index, char in enumerate(text):
        if unicodedata.category(char) in ("Mn", "Me"):
            # A mark belongs to the letter before it, so that spans never cut it off.
            if out and ends[-1] == index:
                ends[-1] = index + 1
                if char == DIAERESIS:
                    out[-1] = UMLAUTS.get(out[-1], out[-1])
            continue
        for folded in _FOLDED[ord(char)]:
            if folded == " " and out[-1:] == [" "]:
                continue
            out.append(folded)
            starts.append(index)
            ends.append(index + 1)
    return View(_latinised("".join(out)), starts, ends)


def _fold_character(char: str) -> str:
    if char in _DROPPED or unicodedata.category(char) in ("Cf", "Mn", "Me"):
        return ""
    if char in _PLAIN:
        return _PLAIN[char]
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", char).casefold())
    return "".join(_PLAIN.get(part, part) for part in _without_accents(folded))


def _without_accents(folded: str) -> str:
    out: list[str] = []
    for char in unicodedata.normalize("NFD", folded):
        if unicodedata.category(char) not in ("Mn", "Me"):
            out.append(char)
        elif char == DIAERESIS and out:
            out[-1] = UMLAUTS.get(out[-1], out[-1])
    return unicodedata.normalize("NFC", "".join(out))


def _latinised(folded: str) -> str:
    """The same length with look-alikes made Latin in words that mix them with Latin."""
    if not _LOOK_ALIKE.search(folded):
        return folded
    return _WORD.sub(_latinised_word, folded)


def _latinised_word(match: re.Match[str]) -> str:
    word = match.group()
    return word.translate(LOOK_ALIKES) if _LATIN.search(word) else word
