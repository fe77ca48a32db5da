"""JPEG: segments, see ITU-T T.81 annex B.

Exif and XMP stand in APP1, IPTC in APP13 (Photoshop), C2PA in APP11 as JUMBF (C2PA
specification, "Embedding manifests into JPEG").
"""

import re
from collections.abc import Iterator

from gutgemacht.media.blocks import Block, Blocks, Part, counted, sized
from gutgemacht.media.error import MediaError

NAME = "JPEG"

_EXIF = b"Exif\0\0"
_XMP = b"http://ns.adobe.com/xap/1.0/\0"
_PHOTOSHOP = b"Photoshop 3.0\0"
_PLAIN_JFIF = 14
_ALONE = {0x01, *range(0xD0, 0xD8)}
# Start of frame, of every process; C4, C8 and CC are something else.
_FRAMES = set(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_PICTURE = {*range(0xC0, 0xD0), *range(0xD8, 0xE0)}
# In a scan FF is followed by 00 or by a restart; anything else begins the next segment.
_SCAN_END = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
# Box header and instance number come before the JUMBF box in each segment.
_JUMBF_HEAD = 8


def matches(data: bytes) -> bool:
    """True when the file begins as a JPEG does."""
    return data.startswith(b"\xff\xd8\xff")


def blocks(data: bytes) -> Blocks:
    """The blocks of a JPEG."""
    size = (0, 0)
    exif: list[Block] = []
    xmp: list[Block] = []
    iptc: list[Block] = []
    c2pa: list[bytes] = []
    for part in parts(data):
        body = data[part.body : part.end]
        marker = int(part.name, 16)
        if marker in _FRAMES and size == (0, 0):
            size = _size(body, part)
        elif marker == 0xE1 and body.startswith(_EXIF):
            exif.append(Block(part.body, body[len(_EXIF) :]))
        elif marker == 0xE1 and body.startswith(_XMP):
            xmp.append(Block(part.body, body[len(_XMP) :]))
        elif marker == 0xED and body.startswith(_PHOTOSHOP):
            iptc.append(Block(part.body, body[len(_PHOTOSHOP) :]))
        elif marker == 0xEB and body.startswith(b"JP"):
            c2pa.append(body[_JUMBF_HEAD:])
    if size == (0, 0):
        raise MediaError("broken", len(data))
    joined = b"".join(c2pa)
    held = joined if b"c2pa" in joined else b""
    return Blocks(*size, tuple(exif), tuple(xmp), tuple(iptc), held)


def rebuilt(data: bytes, exif: bytes, xmp: bytes) -> bytes:
    """Tables, frames, scans, JFIF, colour profile and Adobe's colour mark; and the blocks."""
    kept = [part for part in parts(data) if _is_kept(data, part)]
    out = [data[part.start : part.end] for part in kept]
    # The blocks stand behind the start of the image and JFIF, which comes first.
    place = 2 if len(kept) > 1 and kept[1].name == "e0" else 1
    new = [_segment(0xE1, _EXIF + exif)] if exif else []
    new += [_segment(0xE1, _XMP + xmp)] if xmp else []
    return b"".join((*out[:place], *new, *out[place:]))


def parts(data: bytes) -> Iterator[Part]:
    """The segments, scans with their data, from the start to the end of the image."""
    return counted(_parts(data))


def _parts(data: bytes) -> Iterator[Part]:
    yield Part("d8", 0, 2, 2)
    place = 2
    while True:
        start = place
        if data[place : place + 1] != b"\xff":
            raise MediaError("broken", place)
        while data[place : place + 1] == b"\xff":
            place += 1
        if place >= len(data) or data[place] in (0x00, 0xD8):
            raise MediaError("broken", place)
        marker, place = data[place], place + 1
        name = f"{marker:02x}"
        if marker == 0xD9:
            yield Part(name, start, place, place)
            return
        if marker in _ALONE:
            yield Part(name, start, place, place)
            continue
        length = int.from_bytes(data[place : place + 2])
        end = place + length
        if length < 2 or end > len(data):
            raise MediaError("broken", place)
        if marker == 0xDA:
            end = _end_of_scan(data, end)
        yield Part(name, start, place + 2, end)
        place = end


def _end_of_scan(data: bytes, place: int) -> int:
    found = _SCAN_END.search(data, place)
    if found is None:
        raise MediaError("broken", len(data))
    return found.start()


def _size(body: bytes, part: Part) -> tuple[int, int]:
    if len(body) < 5:
        raise MediaError("broken", part.body)
    height, width = int.from_bytes(body[1:3]), int.from_bytes(body[3:5])
    return sized(width, height, part.body)


def _is_kept(data: bytes, part: Part) -> bool:
    marker = int(part.name, 16)
    body = data[part.body : part.end]
    if marker == 0xE0:  # JFIF; a longer one holds a small picture.
        return body.startswith(b"JFIF\0") and len(body) == _PLAIN_JFIF
    if marker == 0xE2:
        return body.startswith(b"ICC_PROFILE\0")
    if marker == 0xEE:
        return body.startswith(b"Adobe")
    return marker in _PICTURE or marker in _ALONE


def _segment(marker: int, body: bytes) -> bytes:
    return bytes((0xFF, marker)) + (len(body) + 2).to_bytes(2) + body
