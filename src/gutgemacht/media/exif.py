"""Exif: what a camera writes, see CIPA DC-008 (Exif 3.0). Read and written through Pillow."""

import math
import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from PIL import Image

from gutgemacht.media.error import DAMAGE
from gutgemacht.media.facts import LONGEST, Location

_ORIENTATION, _ARTIST, _COPYRIGHT = 0x0112, 0x013B, 0x8298
_MAKE, _MODEL, _SOFTWARE = 0x010F, 0x0110, 0x0131
_CAMERA, _GPS = 0x8769, 0x8825
_TAKEN, _OWNER = 0x9003, 0xA430
_SERIALS = (0xA431, 0xA435)
_NORTH_SOUTH, _LATITUDE, _EAST_WEST, _LONGITUDE = 1, 2, 3, 4
_MOMENT = re.compile(r"(\d{4})[:-](\d\d)[:-](\d\d)[ T](\d\d:\d\d:\d\d)")

Tags = Mapping[int, Any]


@dataclass(frozen=True)
class Exif:
    """What an Exif block says."""

    orientation: int = 1
    location: Location | None = None
    taken: str = ""
    make: str = ""
    model: str = ""
    software: str = ""
    serial: str = ""
    owner: str = ""
    artist: str = ""
    notice: str = ""


def read(data: bytes) -> Exif | None:
    """What a block says; None where it is damaged."""
    try:
        exif = Image.Exif()
        exif.load(data)
        camera, place = exif.get_ifd(_CAMERA), exif.get_ifd(_GPS)
        return _said(exif, camera, place)
    except DAMAGE:
        return None


def _said(exif: Tags, camera: Tags, place: Tags) -> Exif:
    orientation = exif.get(_ORIENTATION)
    return Exif(
        orientation=orientation if isinstance(orientation, int) and 0 < orientation < 9 else 1,
        location=_location(place),
        taken=moment(_text(camera.get(_TAKEN))),
        make=_text(exif.get(_MAKE)),
        model=_text(exif.get(_MODEL)),
        software=_text(exif.get(_SOFTWARE)),
        serial=next(filter(None, (_text(camera.get(tag)) for tag in _SERIALS)), ""),
        owner=_text(camera.get(_OWNER)),
        artist=_text(exif.get(_ARTIST)),
        notice=_text(exif.get(_COPYRIGHT)),
    )


def written(orientation: int, artist: str, notice: str) -> bytes:
    """A block that says how the picture stands and whose it is; empty where nothing is said."""
    exif = Image.Exif()
    if orientation != 1:
        exif[_ORIENTATION] = orientation
    # Pillow would write other letters than those of ASCII as question marks.
    for tag, text in ((_ARTIST, artist), (_COPYRIGHT, notice)):
        if text:
            exif[tag] = text.encode()
    return exif.tobytes().removeprefix(b"Exif\0\0") if len(exif) else b""


def _text(value: Any) -> str:
    """A text tag; Pillow reads its bytes as Latin-1, most programs write UTF-8."""
    if isinstance(value, tuple):
        value = value[0] if value else ""
    if not isinstance(value, str):
        return ""
    with suppress(UnicodeEncodeError, UnicodeDecodeError):
        value = value.encode("latin-1").decode()
    return plain(value)


def plain(text: str) -> str:
    """A text on one line, without signs that command, cut where it is endless."""
    shown = "".join(char if char.isprintable() else " " for char in text[: 2 * LONGEST])
    return " ".join(shown.split())[:LONGEST]


def moment(written: str) -> str:
    """A time of Exif or XMP as 2026-05-01T10:00:00; nothing for blanks and zeros."""
    found = _MOMENT.match(written)
    if not found or found[1] == "0000":
        return ""
    return f"{found[1]}-{found[2]}-{found[3]}T{found[4]}"


def _location(place: Tags) -> Location | None:
    latitude = _degrees(place.get(_LATITUDE), place.get(_NORTH_SOUTH), "S")
    longitude = _degrees(place.get(_LONGITUDE), place.get(_EAST_WEST), "W")
    return located(latitude, longitude)


def _degrees(value: Any, side: Any, negative: str) -> float | None:
    if not isinstance(value, tuple) or not value:
        return None
    degrees: float = sum(float(part) / 60**power for power, part in enumerate(value[:3]))
    return -degrees if str(side).strip("\0 ").upper() == negative else degrees


def located(latitude: float | None, longitude: float | None) -> Location | None:
    """A place on earth; cameras that found none write zeros or nothing."""
    if latitude is None or longitude is None:
        return None
    if not math.isfinite(latitude) or not math.isfinite(longitude):
        return None
    if abs(latitude) > 90 or abs(longitude) > 180 or not (latitude or longitude):
        return None
    return Location(round(latitude, 6), round(longitude, 6))
