"""AVIF: read through Pillow; it is not taken apart, so no copy is made of it."""

from io import BytesIO

from PIL import Image

from gutgemacht.media.blocks import Block, Blocks, sized
from gutgemacht.media.error import DAMAGE, MediaError

NAME = "AVIF"

# The box that C2PA's specification names for formats built of boxes.
_C2PA = bytes.fromhex("d8fec3d61b0e483c92975828877ec481")


def matches(data: bytes) -> bool:
    """True when the file begins as an AVIF does."""
    return data[4:8] == b"ftyp" and data[8:12] in (b"avif", b"avis")


def blocks(data: bytes) -> Blocks:
    """The blocks of an AVIF."""
    try:
        with Image.open(BytesIO(data), formats=["AVIF"]) as picture:
            width, height = picture.size
            exif, xmp = picture.info.get("exif"), picture.info.get("xmp")
    except DAMAGE as error:
        bomb = isinstance(error, Image.DecompressionBombError)
        raise MediaError("pixels" if bomb else "broken") from None
    return Blocks(
        *sized(width, height, 0),
        exif=(Block(0, exif.removeprefix(b"Exif\0\0")),) if exif else (),
        xmp=(Block(0, xmp),) if xmp else (),
        c2pa=data if _C2PA in data else b"",
    )


def rebuilt(data: bytes, exif: bytes, xmp: bytes) -> bytes:
    """Refuses: its boxes name places of the file that a change would move."""
    raise MediaError("copy")
