"""What the page carries of pictures and subtitles: facts in hidden fields, never a file.

The server keeps nothing, so the page sends them along; whatever comes is checked again.
"""

import json
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import Annotated, Literal

from django.http import QueryDict
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from pydantic import Field, ValidationError

from gutgemacht.check import Medium, described, subtitled
from gutgemacht.guideline.strict import Strict
from gutgemacht.media import Captions, Cue, Device, Facts, Kind, Location, Rights
from gutgemacht.web.draft.beside import clock
from gutgemacht.web.errors import BadInput

MOST = 20
LONGEST_ALT = 5_000
LONGEST_WORDS = 100_000

Short = Annotated[str, Field(max_length=1_000)]
Count = Annotated[int, Field(ge=0, le=1_000_000_000)]


class SentLocation(Strict):
    """A place on earth."""

    latitude: float = Field(ge=-90, le=90)
    longitude: float = Field(ge=-180, le=180)


class SentDevice(Strict):
    """As `media.Device`."""

    make: Short
    model: Short
    serial: Short
    owner: Short
    software: Short


class SentRights(Strict):
    """As `media.Rights`."""

    creators: Annotated[list[Short], Field(max_length=100)]
    credit: Short
    notice: Short
    terms: Short
    statement: Short


class SentCue(Strict):
    """As `media.Cue`."""

    number: Count
    start: Count
    end: Count
    line: Count
    first: Count
    last: Count


class SentCaptions(Strict):
    """As `media.Captions`, without the places in a file that is no longer there."""

    text: Annotated[str, Field(max_length=LONGEST_WORDS)]
    cues: Annotated[list[SentCue], Field(min_length=1, max_length=20_000)]


class Sent(Strict):
    """What `check.described` says of a file, and its name."""

    name: Annotated[str, Field(max_length=255)]
    kind: Kind
    format: Short
    width: Count
    height: Count
    location: SentLocation | None
    taken: Annotated[str, Field(pattern=r"^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)?$")]
    device: SentDevice
    rights: SentRights
    alt: Short
    source: Annotated[str, Field(pattern=r"^[A-Za-z]{0,60}$")]
    ai_made: bool
    c2pa: bool
    unread: Annotated[list[Literal["Exif", "XMP"]], Field(max_length=2)]
    words: Annotated[str, Field(max_length=LONGEST_WORDS)]
    captions: SentCaptions | None


@dataclass(frozen=True)
class Given:
    """A file that goes with the draft, as the page shows it."""

    name: str
    medium: Medium

    @property
    def kind(self) -> Kind:
        """Picture, subtitles or film."""
        if self.medium.kind == "image":
            return "picture"
        return "captions" if self.medium.subtitles else "film"

    @property
    def word(self) -> str:
        """How the page calls it, before its number."""
        return {"picture": _("Picture"), "captions": _("Subtitles"), "film": _("Film")}[self.kind]

    @property
    def json(self) -> str:
        """The field that carries it."""
        return json.dumps({"name": self.name} | described(self.medium), ensure_ascii=False)

    @cached_property
    def said(self) -> list[str]:
        """What the file says of itself, in plain words."""
        if self.medium.subtitles is not None:
            return _said_of_subtitles(self.medium.subtitles)
        if self.kind == "film":
            return [_("Films stay with you. Add the subtitles (.srt, .vtt) to have them read.")]
        return _said(self.medium.facts) or [_("Says nothing of place, device or rights.")]

    @property
    def copy(self) -> str:
        """What a copy would leave out; nothing where there is nothing to leave out, or no copy."""
        facts = self.medium.facts
        if facts.format not in ("JPEG", "PNG", "WebP", "GIF"):
            return ""
        if facts.location:
            return _("Download a copy without location")
        if facts.device != Device() or facts.taken or facts.c2pa:
            return _("Download a copy without device data")
        return ""


def _said(facts: Facts) -> list[str]:
    return [
        text
        for text in (
            _place_and_day(facts),
            facts.device.name,
            _("serial number %s") % facts.device.serial if facts.device.serial else "",
            _("belongs to %s") % facts.device.owner if facts.device.owner else "",
            _("AI made") if facts.ai_made else "",
            _("Content Credentials (C2PA), not verified here") if facts.c2pa else "",
            ", ".join(facts.rights.holders),
            _("Part of its data cannot be read") if facts.unread else "",
        )
        if text
    ]


def _place_and_day(facts: Facts) -> str:
    place = facts.location
    day = date_format(datetime.fromisoformat(facts.taken), "DATE_FORMAT") if facts.taken else ""
    if place is None:
        return _("Taken on %s") % day if day else ""
    shown = f"{place.latitude:.2f}, {place.longitude:.2f}"
    if not day:
        return _("Taken in %s") % shown
    return _("Taken in %(place)s on %(day)s") % {"place": shown, "day": day}


def _said_of_subtitles(captions: Captions) -> list[str]:
    count = len(captions.cues)
    return [
        ngettext("%d subtitle", "%d subtitles", count) % count,
        _("up to %s") % clock(max(cue.end for cue in captions.cues)),
    ]


def given(form: QueryDict) -> tuple[Given, ...]:
    """The files that a form carries, with their alt texts; raises BadInput with the place."""
    sent, alts = form.getlist("medium"), form.getlist("alt")
    if len(sent) > MOST:
        raise BadInput("medium", _("There are more than %d files; please check fewer.") % MOST)
    if len(alts) > len(sent) or any(len(alt) > LONGEST_ALT for alt in alts):
        raise BadInput("alt", _("An alt text is too long or has no picture."))
    found = [read(text, number) for number, text in enumerate(sent)]
    for number, alt in enumerate(alts):
        known = found[number]
        if known.medium.kind == "image":
            # A browser sends line ends as the web wants them.
            told = replace(known.medium, alt=alt.replace("\r\n", "\n") or None)
            found[number] = replace(known, medium=told)
    words = sum(len(one.medium.words) + _length(one.medium.subtitles) for one in found)
    if words > LONGEST_WORDS:
        raise BadInput("medium", _("There are too many words in these files."), 413)
    kept = form.get("drop", "")
    return tuple(one for number, one in enumerate(found) if str(number) != kept)


def _length(captions: Captions | None) -> int:
    return len(captions.text) if captions else 0


def read(text: str, number: int = 0) -> Given:
    """One file from the field that carries it; raises BadInput with the place, by its number."""
    try:
        sent = Sent.model_validate_json(text)
        if sent.taken:
            datetime.fromisoformat(sent.taken)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(map(str, ("medium", number, *first["loc"])))
        raise BadInput(place, _("What the page says of a file cannot be read.")) from None
    except ValueError:
        place = f"medium.{number}.taken"
        raise BadInput(place, _("What the page says of a file cannot be read.")) from None
    return Given(sent.name, _medium(sent))


def _medium(sent: Sent) -> Medium:
    if sent.captions is not None:
        cues = tuple(Cue(**cue.model_dump()) for cue in sent.captions.cues)
        return Medium("video", captions=True, subtitles=Captions(sent.captions.text, cues))
    if sent.kind != "picture":
        return Medium("video")
    facts = Facts(
        format=sent.format,
        width=sent.width,
        height=sent.height,
        location=Location(**sent.location.model_dump()) if sent.location else None,
        taken=sent.taken,
        device=Device(**sent.device.model_dump()),
        rights=Rights(**sent.rights.model_dump() | {"creators": tuple(sent.rights.creators)}),
        alt=sent.alt,
        source=sent.source,
        c2pa=sent.c2pa,
        unread=tuple(sent.unread),
    )
    return Medium("image", facts=facts, words=sent.words)


def media_of(files: tuple[Given, ...]) -> tuple[Medium, ...]:
    """The media of a draft: subtitles stand for a film beside them."""
    return subtitled(one.medium for one in files)
