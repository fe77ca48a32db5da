"""A picture's bytes -> its facts. Of two that say the same, Exif comes first, then XMP, IPTC."""

import re
from collections.abc import Iterable
from functools import reduce
from types import ModuleType

from gutgemacht.media import exif as exif_block
from gutgemacht.media import iptc as iptc_block
from gutgemacht.media import xmp as xmp_block
from gutgemacht.media.blocks import Blocks
from gutgemacht.media.error import LARGEST, MediaError
from gutgemacht.media.exif import Exif
from gutgemacht.media.facts import AI_MADE, Device, Facts, Rights
from gutgemacht.media.formats import avif, gif, jpeg, png, webp
from gutgemacht.media.xmp import Xmp

FORMATS: tuple[ModuleType, ...] = (jpeg, png, webp, gif, avif)

_HEIC = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1")
PICTURES_IN_BOXES = (*_HEIC, b"avif", b"avis")
# A manifest is CBOR in boxes; the address of the vocabulary stands in it as plain bytes.
_MARK = re.compile(rb"digitalsourcetype/([A-Za-z]{1,60})")


def format_of(data: bytes) -> ModuleType:
    """The format of a picture; raises MediaError for what is none."""
    if not data:
        raise MediaError("empty")
    if len(data) > LARGEST:
        raise MediaError("large")
    for known in FORMATS:
        if known.matches(data):
            return known
    if data[4:8] == b"ftyp" and data[8:12] in _HEIC:
        raise MediaError("heic")
    raise MediaError("format")


def facts(data: bytes) -> Facts:
    """What a picture says of itself; raises MediaError."""
    known = format_of(data)
    blocks: Blocks = known.blocks(data)
    said, _ = facts_and_exif(known.NAME, blocks)
    return said


def facts_and_exif(name: str, blocks: Blocks) -> tuple[Facts, Exif]:
    """The facts in the blocks of a picture, and the first Exif that could be read."""
    exifs = [exif_block.read(block.data) for block in blocks.exif]
    packets = [xmp_block.read(block) for block in blocks.xmp]
    unread = ("Exif",) * (None in exifs) + ("XMP",) * (None in packets)
    exif = reduce(_filled, (one for one in exifs if one), Exif())
    xmp = Xmp(tuple(d for packet in packets if packet for d in packet.descriptions))
    iptc = {
        number: texts
        for block in blocks.iptc
        for number, texts in iptc_block.read(block.data).items()
    }
    return Facts(
        format=name,
        width=blocks.width,
        height=blocks.height,
        location=exif.location or xmp.location,
        taken=exif.taken or exif_block.moment(xmp.one("exif", "DateTimeOriginal")),
        device=_device(exif, xmp),
        rights=_rights(exif, xmp, iptc),
        alt=xmp.one("Iptc4xmpCore", "AltTextAccessibility"),
        source=xmp.source or _mark(blocks.c2pa),
        c2pa=bool(blocks.c2pa),
        unread=unread,
    ), exif


def _filled(first: Exif, second: Exif) -> Exif:
    """What the first says, and the second where the first says nothing."""
    values = {
        name: getattr(first, name) or getattr(second, name)
        for name in Exif.__dataclass_fields__
        if name != "orientation"
    }
    turned = first.orientation if first.orientation != 1 else second.orientation
    return Exif(orientation=turned, **values)


def _device(exif: Exif, xmp: Xmp) -> Device:
    return Device(
        make=exif.make or xmp.one("tiff", "Make"),
        model=exif.model or xmp.one("tiff", "Model"),
        serial=exif.serial
        or xmp.one("exifEX", "BodySerialNumber")
        or xmp.one("aux", "SerialNumber"),
        owner=exif.owner or xmp.one("exifEX", "CameraOwnerName") or xmp.one("aux", "OwnerName"),
        software=exif.software or xmp.one("xmp", "CreatorTool"),
    )


def _rights(exif: Exif, xmp: Xmp, iptc: dict[int, list[str]]) -> Rights:
    creators: Iterable[str] = xmp.all("dc", "creator") or iptc.get(iptc_block.CREATOR, ())
    return Rights(
        creators=tuple(dict.fromkeys(creators)) or ((exif.artist,) if exif.artist else ()),
        credit=xmp.one("photoshop", "Credit") or _first(iptc, iptc_block.CREDIT),
        notice=xmp.one("dc", "rights") or exif.notice or _first(iptc, iptc_block.NOTICE),
        terms=xmp.one("xmpRights", "UsageTerms"),
        statement=xmp.one("xmpRights", "WebStatement"),
    )


def _first(iptc: dict[int, list[str]], number: int) -> str:
    return next(iter(iptc.get(number, ())), "")


def _mark(c2pa: bytes) -> str:
    """The source type in a manifest, read and not verified; that of an AI before others."""
    found = [match[1].decode() for match in _MARK.finditer(c2pa)]
    return next((name for name in found if name in AI_MADE), found[0] if found else "")
