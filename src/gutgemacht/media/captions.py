"""Subtitles: SubRip (.srt) and WebVTT (.vtt, W3C) as one text that knows its places."""

import html
import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import NamedTuple

from gutgemacht.media.error import LARGEST_CAPTIONS, LONGEST_CAPTIONS, MediaError

_BREAK = re.compile(r"\r\n|\r|\n")
_ARROW = re.compile(r"\s*(\S+)\s*-->\s*(\S+)")
_TIME = re.compile(r"(?:(\d{1,4}):)?([0-5]?\d):([0-5]\d)[.,](\d{1,3})")
_HEADER = "WEBVTT"
# Who speaks, how it is set, where it stands.
_SRT_MARKUP = re.compile(r"</?[a-zA-Z][^<>]*>|\{\\[^{}]*\}")
# In WebVTT an entity is one sign.
_VTT_MARKUP = re.compile(r"</?[a-zA-Z][^<>]*>|<\d[\d:.]*>|&(?:amp|lt|gt|nbsp|lrm|rlm);")
_BESIDE = (_HEADER, "NOTE", "STYLE", "REGION")


class Cue(NamedTuple):
    """One subtitle: its number, times in milliseconds, first line, and place in the text."""

    number: int
    start: int
    end: int
    line: int
    first: int
    last: int


class Line(NamedTuple):
    """One line of the file, and the character where it begins."""

    number: int
    at: int
    text: str


class _Timed(NamedTuple):
    start: int
    end: int
    line: int
    said: list[Line]


_Char = tuple[int, str]


@dataclass(frozen=True)
class Captions:
    """The words of all subtitles in a row; `places` is where each character stands in the file."""

    text: str
    cues: tuple[Cue, ...]
    places: tuple[int, ...] = ()

    def cue(self, offset: int) -> Cue:
        """The subtitle in which a character of the text stands."""
        index = bisect_right(self.cues, offset, key=lambda cue: cue.first) - 1
        return self.cues[max(0, index)]


def captions(data: bytes) -> Captions:
    """Subtitles of either form, by their first line; raises MediaError with the line."""
    lines = _lines(_decoded(data))
    is_vtt = lines[0].text.startswith(_HEADER)
    markup = _VTT_MARKUP if is_vtt else _SRT_MARKUP
    words: list[_Char] = []
    cues: list[Cue] = []
    for block in _blocks(lines):
        if is_vtt and _is_beside(block):
            continue
        timed = _timed(block)
        if cues and timed.start < cues[-1].start:
            raise MediaError("backwards", timed.line)
        said = _joined(timed.said, markup)
        if words and said:
            words.append((said[0][0], " "))
        first = len(words)
        words += said
        line = timed.said[0].number if timed.said else timed.line
        cues.append(Cue(len(cues) + 1, timed.start, timed.end, line, first, len(words)))
    if not cues:
        raise MediaError("no-cues")
    if len(words) > LONGEST_CAPTIONS:
        raise MediaError("large-captions")
    places, signs = zip(*words, strict=True) if words else ((), ())
    return Captions("".join(signs), tuple(cues), places)


def _decoded(data: bytes) -> str:
    if not data.strip():
        raise MediaError("empty")
    if len(data) > LARGEST_CAPTIONS:
        raise MediaError("large-captions")
    if b"\0" in data:
        raise MediaError("binary", data.count(b"\n", 0, data.index(b"\0")) + 1)
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise MediaError("encoding", data.count(b"\n", 0, error.start) + 1) from None


def _lines(text: str) -> list[Line]:
    lines: list[Line] = []
    at = 1 if text.startswith("\ufeff") else 0
    for found in _BREAK.finditer(text):
        lines.append(Line(len(lines) + 1, at, text[at : found.start()]))
        at = found.end()
    return [*lines, Line(len(lines) + 1, at, text[at:])]


def _blocks(lines: list[Line]) -> list[list[Line]]:
    """The stretches between empty lines."""
    blocks: list[list[Line]] = [[]]
    for line in lines:
        if line.text.strip():
            blocks[-1].append(line)
        elif blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block]


def _is_beside(block: list[Line]) -> bool:
    """The header, a note, a style or a region is no subtitle."""
    return block[0].text.startswith(_BESIDE) and not any(_ARROW.match(line.text) for line in block)


def _timed(block: list[Line]) -> _Timed:
    """A subtitle; its number or name may come before its times."""
    place = 0 if _ARROW.match(block[0].text) or len(block) == 1 else 1
    line = block[place]
    found = _ARROW.match(line.text)
    if not found:
        raise MediaError("arrow", line.number)
    start, end = (_milliseconds(written, line) for written in found.groups())
    if end < start:
        raise MediaError("end", line.number)
    return _Timed(start, end, line.number, block[place + 1 :])


def _milliseconds(written: str, line: Line) -> int:
    found = _TIME.fullmatch(written)
    if not found:
        raise MediaError("time", line.number)
    hours, minutes, seconds, thousandths = found.groups()
    whole = (int(hours or 0) * 60 + int(minutes)) * 60 + int(seconds)
    return whole * 1_000 + int(thousandths.ljust(3, "0"))


def _joined(lines: list[Line], markup: re.Pattern[str]) -> list[_Char]:
    """The characters of a subtitle with their places; a line's end is read as a blank."""
    words: list[_Char] = []
    for number, line in enumerate(lines):
        words += [(line.at - 1, " ")] if number else []
        place = 0
        for found in (*markup.finditer(line.text), None):
            end = found.start() if found else len(line.text)
            words += [(line.at + n, line.text[n]) for n in range(place, end)]
            if found:
                sign = html.unescape(found[0]) if found[0].startswith("&") else ""
                words += [(line.at + end, sign)] if sign else []
                place = found.end()
    return words
