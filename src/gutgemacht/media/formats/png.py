"""PNG: chunks, see the W3C recommendation "Portable Network Graphics (PNG) Specification".

Exif stands in eXIf, XMP in an iTXt of its own keyword, C2PA in caBX (C2PA specification,
"Embedding manifests into PNG").
"""

import zlib
from collections.abc import Iterator

from gutgemacht.media.blocks import Block, Blocks, Part, counted, sized
from gutgemacht.media.error import LARGEST_XMP, MediaError

NAME = "PNG"

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_XMP = b"XML:com.adobe.xmp"
_OLD_EXIF = b"Raw profile type exif"
# Pixels, colours, transparency, size on paper, and the frames of a moving picture.
_PICTURE = set(
    "IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP sBIT cICP mDCV cLLI pHYs bKGD hIST sPLT "
    "acTL fcTL fdAT".split()
)


def matches(data: bytes) -> bool:
    """True when the file begins as a PNG does."""
    return data.startswith(_SIGNATURE)


def blocks(data: bytes) -> Blocks:
    """The blocks of a PNG."""
    size = (0, 0)
    exif: list[Block] = []
    xmp: list[Block] = []
    c2pa: list[bytes] = []
    for part in parts(data):
        body = data[part.body : part.end - 4]
        if part.name == "IHDR":
            size = sized(int.from_bytes(body[:4]), int.from_bytes(body[4:8]), part.body)
        elif part.name == "eXIf":
            exif.append(Block(part.body, body.removeprefix(b"Exif\0\0")))
        elif part.name == "iTXt" and body.startswith(_XMP + b"\0"):
            xmp.append(Block(part.body, _international(body, part.body)))
        elif part.name == "zTXt" and body.startswith(_OLD_EXIF + b"\0"):
            exif.append(Block(part.body, _old_exif(body, part.body)))
        elif part.name == "caBX":
            c2pa.append(body)
    return Blocks(*size, tuple(exif), tuple(xmp), c2pa=b"".join(c2pa))


def rebuilt(data: bytes, exif: bytes, xmp: bytes) -> bytes:
    """The chunks of pixels and colours, and the blocks behind the header."""
    head, *rest = (data[p.start : p.end] for p in parts(data) if p.name in _PICTURE)
    new = [_chunk(b"eXIf", exif)] if exif else []
    new += [_chunk(b"iTXt", _XMP + b"\0\0\0\0\0" + xmp)] if xmp else []
    return b"".join((_SIGNATURE, head, *new, *rest))


def parts(data: bytes) -> Iterator[Part]:
    """The chunks from the header to the end, each with its checksum."""
    return counted(_parts(data))


def _parts(data: bytes) -> Iterator[Part]:
    place, name = len(_SIGNATURE), ""
    while name != "IEND":
        length = int.from_bytes(data[place : place + 4])
        body, end = place + 8, place + 12 + length
        kind = data[place + 4 : body]
        if end > len(data) or not kind.isalpha():
            raise MediaError("broken", place)
        if zlib.crc32(data[place + 4 : end - 4]) != int.from_bytes(data[end - 4 : end]):
            raise MediaError("broken", place)
        if (not name) != (kind == b"IHDR") or (kind == b"IHDR" and length != 13):
            raise MediaError("broken", place)
        name = kind.decode()
        yield Part(name, place, body, end)
        place = end


def _international(body: bytes, at: int) -> bytes:
    """The text of an iTXt: keyword, flag, method, language, translation, text."""
    packed, rest = body[len(_XMP) + 1 : len(_XMP) + 2], body[len(_XMP) + 3 :]
    _, _, rest = rest.partition(b"\0")
    _, _, text = rest.partition(b"\0")
    return _inflated(text, at) if packed == b"\1" else text


def _old_exif(body: bytes, at: int) -> bytes:
    """Exif as ImageMagick writes it: its name, its length, then all bytes in hexadecimal."""
    written = _inflated(body[len(_OLD_EXIF) + 2 :], at).split()
    try:
        return bytes.fromhex(b"".join(written[2:]).decode("ascii")).removeprefix(b"Exif\0\0")
    except ValueError:
        return b""


def _inflated(packed: bytes, at: int) -> bytes:
    unpacker = zlib.decompressobj()
    try:
        text = unpacker.decompress(packed, LARGEST_XMP + 1)
    except zlib.error:
        raise MediaError("broken", at) from None
    if len(text) > LARGEST_XMP:
        raise MediaError("inflated", at)
    return text


def _chunk(name: bytes, body: bytes) -> bytes:
    return len(body).to_bytes(4) + name + body + zlib.crc32(name + body).to_bytes(4)
