"""A copy of a picture that says nothing of place, time and device.

What is kept is named, everything else goes: what a maker hides in a block of their own (notes,
small pictures, a second picture behind the first) may hold a place too. Pixels are not touched.
"""

from gutgemacht.media import exif as exif_block
from gutgemacht.media import xmp as xmp_block
from gutgemacht.media.picture import facts_and_exif, format_of


def cleaned(data: bytes) -> bytes:
    """The picture with its colours, how it stands, rights, alt text and AI mark; no more.

    A C2PA manifest goes: it is signed for the file as it was, and may hold the place. Raises
    MediaError.
    """
    known = format_of(data)
    facts, exif = facts_and_exif(known.NAME, known.blocks(data))
    block = exif_block.written(exif.orientation, exif.artist, exif.notice)
    copy: bytes = known.rebuilt(data, block, xmp_block.written(facts))
    return copy
