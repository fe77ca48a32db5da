"""GIF: blocks, see the GIF89a specification.

XMP and C2PA stand in application extensions of their own (XMP specification part 3; C2PA
specification, "Embedding manifests into GIF").
"""

from collections.abc import Iterator

from gutgemacht.media.blocks import Block, Blocks, Part, counted, sized
from gutgemacht.media.error import MediaError

NAME = "GIF"

_SCREEN = 13
_XMP = b"XMP DataXMP"
# XMP is written as it is; these bytes lead a reader of blocks out of it, wherever it is.
_WAY_OUT = b"\x01" + bytes(range(0xFF, -1, -1)) + b"\x00"
_MOVING = (b"NETSCAPE2.0", b"ANIMEXTS1.0", b"ICCRGBG1012")
_APPLICATION = 11


def matches(data: bytes) -> bool:
    """True when the file begins as a GIF does."""
    return data.startswith((b"GIF87a", b"GIF89a"))


def blocks(data: bytes) -> Blocks:
    """The blocks of a GIF."""
    width, height = (int.from_bytes(data[n : n + 2], "little") for n in (6, 8))
    size = sized(width, height, 6)
    xmp: list[Block] = []
    c2pa: list[bytes] = []
    for part in parts(data):
        if part.name != "application":
            continue
        name = data[part.body : part.body + _APPLICATION]
        content = data[part.body + _APPLICATION : part.end]
        if name == _XMP:
            xmp.append(Block(part.body, content[: -len(_WAY_OUT)]))
        elif name.startswith(b"C2PA_GIF"):
            c2pa.append(_joined(content))
    return Blocks(*size, xmp=tuple(xmp), c2pa=b"".join(c2pa))


def rebuilt(data: bytes, exif: bytes, xmp: bytes) -> bytes:
    """The screen, the frames and how they move; GIF knows no Exif."""
    out = [data[part.start : part.end] for part in parts(data) if _is_kept(data, part)]
    new = [b"\x21\xff\x0b" + _XMP + xmp + _WAY_OUT] if xmp else []
    return b"".join((*out[:-1], *new, out[-1]))


def parts(data: bytes) -> Iterator[Part]:
    """The blocks from the screen to the trailer."""
    return counted(_parts(data))


def _parts(data: bytes) -> Iterator[Part]:
    if len(data) < _SCREEN:
        raise MediaError("broken", len(data))
    place = _SCREEN + _table(data[10])
    yield Part("screen", 0, 6, place)
    while True:
        sign = data[place : place + 1]
        if sign == b"\x3b":
            yield Part("trailer", place, place + 1, place + 1)
            return
        if sign == b"\x2c" and place + 10 < len(data):
            # Place, size and colours of the frame, then the width of its first codes.
            end = _behind(data, place + 11 + _table(data[place + 9]))
            yield Part("frame", place, place + 1, end)
        elif sign == b"\x21" and place + 2 < len(data):
            label, end = data[place + 1], _behind(data, place + 2)
            name = {0xFF: "application", 0xF9: "control", 0x01: "text"}.get(label, "other")
            yield Part(name, place, place + 3, end)
        else:
            raise MediaError("broken", min(place, len(data)))
        place = end


def _table(flags: int) -> int:
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _behind(data: bytes, place: int) -> int:
    """The place behind a row of blocks, each led by its length, the last empty."""
    while place < len(data) and data[place]:
        place += data[place] + 1
    if place >= len(data):
        raise MediaError("broken", len(data))
    return place + 1


def _is_kept(data: bytes, part: Part) -> bool:
    if part.name == "application":
        return data[part.body : part.body + _APPLICATION] in _MOVING
    return part.name != "other"


def _joined(content: bytes) -> bytes:
    place, out = 0, bytearray()
    while place < len(content) and content[place]:
        out += content[place + 1 : place + 1 + content[place]]
        place += content[place] + 1
    return bytes(out)
