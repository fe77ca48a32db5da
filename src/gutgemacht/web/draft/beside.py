"""Where a finding is when it is not in the text: which medium, which part of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from gutgemacht.check import Finding, Medium
from gutgemacht.guideline import DraftLanguage
from gutgemacht.text import Utf16


@dataclass(frozen=True)
class Beside:
    """A place in a medium; `start` and `end` in UTF-16 units of its alt text, if it is there."""

    medium: int
    part: str
    label: str
    start: int
    end: int
    # What could stand there instead; only an alt text can be changed on the page.
    words: tuple[str, ...] = ()
    # A copy that does not say it is the way out.
    copy: str = ""


def beside(finding: Finding, media: Sequence[Medium], written: DraftLanguage) -> Beside:
    """The place of a finding about a medium."""
    assert finding.medium is not None
    if finding.part != "alt":
        copy = _("Picture %d: download the copy") % (finding.medium + 1) if _copied(finding) else ""
        return Beside(finding.medium, finding.part, _label(finding, media), 0, 0, copy=copy)
    units = Utf16(media[finding.medium].alt or "")
    start, end = (units.offset(place) for place in finding.span)
    words = finding.replacements(written)
    return Beside(finding.medium, "alt", _label(finding, media), start, end, words)


def _copied(finding: Finding) -> bool:
    find = finding.rule.find
    return find.kind == "meta" and find.form in ("location-data", "device-data")


def _label(finding: Finding, media: Sequence[Medium]) -> str:
    assert finding.medium is not None
    number = {"number": finding.medium + 1}
    if finding.cue is not None:
        place = {"number": number["number"], "time": clock(finding.cue.start)}
        return _("Subtitles %(number)d · at %(time)s") % place
    if finding.part == "alt" and finding.text:
        return _("Picture %(number)d · alt text") % number
    if finding.part == "picture" and finding.text:
        return _("Picture %(number)d · words in it") % number
    if media[finding.medium].kind == "video":
        return _("Film %(number)d") % number
    return _("Picture %(number)d") % number


def clock(milliseconds: int) -> str:
    """A time as minutes and seconds: 1:05."""
    seconds = milliseconds // 1_000
    return f"{seconds // 60}:{seconds % 60:02}"
