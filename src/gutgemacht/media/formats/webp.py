"""WebP: RIFF chunks, see RFC 9649.

Exif and XMP have chunks of these names, C2PA one of its own (C2PA specification, "Embedding
manifests into RIFF-based assets").
"""

from collections.abc import Iterator

from gutgemacht.media.blocks import Block, Blocks, Part, counted, sized
from gutgemacht.media.error import MediaError

NAME = "WebP"

_HEAD = 12
_HAS_EXIF, _HAS_XMP = 0x08, 0x04
_PICTURE = {"VP8X", "VP8 ", "VP8L", "ALPH", "ICCP", "ANIM", "ANMF"}


def matches(data: bytes) -> bool:
    """True when the file begins as a WebP does."""
    return data.startswith(b"RIFF") and data[8:_HEAD] == b"WEBP"


def blocks(data: bytes) -> Blocks:
    """The blocks of a WebP."""
    size = (0, 0)
    found: dict[str, list[Block]] = {"EXIF": [], "XMP ": [], "C2PA": []}
    for part in parts(data):
        body = data[part.body : part.end]
        if part.name in ("VP8X", "VP8 ", "VP8L") and size == (0, 0):
            size = sized(*_size(part.name, body), part.body)
        elif part.name in found:
            found[part.name].append(Block(part.body, body.removeprefix(b"Exif\0\0")))
    if size == (0, 0):
        raise MediaError("broken", _HEAD)
    c2pa = b"".join(block.data for block in found["C2PA"])
    return Blocks(*size, tuple(found["EXIF"]), tuple(found["XMP "]), c2pa=c2pa)


def rebuilt(data: bytes, exif: bytes, xmp: bytes) -> bytes:
    """The chunks of pixels and colours, the blocks behind them, and flags that tell of these."""
    out = [
        _chunk(part.name, _flagged(part.name, data[part.body : part.end], exif, xmp))
        for part in parts(data)
        if part.name in _PICTURE
    ]
    # Only a file that begins with VP8X may hold more than pixels.
    if out[0].startswith(b"VP8X"):
        out += [_chunk("EXIF", exif)] if exif else []
        out += [_chunk("XMP ", xmp)] if xmp else []
    body = b"WEBP" + b"".join(out)
    return b"RIFF" + len(body).to_bytes(4, "little") + body


def parts(data: bytes) -> Iterator[Part]:
    """The chunks, as far as the file says it goes."""
    return counted(_parts(data))


def _parts(data: bytes) -> Iterator[Part]:
    last = 8 + int.from_bytes(data[4:8], "little")
    if last > len(data):
        raise MediaError("broken", len(data))
    place = _HEAD
    while place < last:
        body = place + 8
        end = body + int.from_bytes(data[place + 4 : body], "little")
        if body > last or end > last:
            raise MediaError("broken", place)
        yield Part(data[place : place + 4].decode("latin-1"), place, body, end)
        place = end + end % 2


def _size(name: str, body: bytes) -> tuple[int, int]:
    if name == "VP8X":
        width, height = (int.from_bytes(body[n : n + 3], "little") for n in (4, 7))
        return width + 1, height + 1
    if name == "VP8L":
        bits = int.from_bytes(body[1:5], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    width, height = (int.from_bytes(body[n : n + 2], "little") & 0x3FFF for n in (6, 8))
    return width, height


def _flagged(name: str, body: bytes, exif: bytes, xmp: bytes) -> bytes:
    if name != "VP8X" or not body:
        return body
    flags = body[0] & ~(_HAS_EXIF | _HAS_XMP)
    flags |= (_HAS_EXIF if exif else 0) | (_HAS_XMP if xmp else 0)
    return bytes((flags,)) + body[1:]


def _chunk(name: str, body: bytes) -> bytes:
    return name.encode("latin-1") + len(body).to_bytes(4, "little") + body + b"\0" * (len(body) % 2)
