"""A picture as feeds and previews show it: whole, and cut from its middle.

What comes out is drawn anew from the pixels: upright, in sRGB, on white, without anything that the
file says beside them.
"""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from typing import NamedTuple

from PIL import Image, ImageCms, ImageOps

from gutgemacht.media.error import DAMAGE, MOST_DECODED, MediaError
from gutgemacht.media.picture import facts
from gutgemacht.media.pixels import on_white

WHOLE = "whole"
SHAPES = {"square": (1, 1), "portrait": (4, 5), "tall": (9, 16), "wide": (191, 100)}
"""Width and height that networks cut to: feeds and profiles, stories, previews of links."""

LONGEST, SHOWN = 1_600, 1_080
LIGHT = 150_000
_SAME = 0.98
_BEST = 90
_QUALITIES = (82, 70, 58, 46)
_SIDEWAYS = (5, 6, 7, 8)


class Box(NamedTuple):
    """A part of the upright picture, in its own pixels."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def size(self) -> tuple[int, int]:
        """Width and height."""
        return self.right - self.left, self.bottom - self.top


@dataclass(frozen=True)
class Crop:
    """One way to see the picture.

    `name` is "whole" or one of SHAPES, `box` its place in the picture, `data` a JPEG of at most
    LONGEST pixels on its long side, `shown` a lighter one for phones and slow networks.
    """

    name: str
    box: Box
    data: bytes
    shown: bytes


def crops(data: bytes) -> tuple[Crop, ...]:
    """The whole picture first, then each shape that would look otherwise.

    Of a moving picture the first frame is taken. Raises MediaError.
    """
    said = facts(data)
    if said.width * said.height > MOST_DECODED:
        raise MediaError("decoded")
    try:
        with Image.open(BytesIO(data), formats=[said.format]) as picture:
            sideways = picture.getexif().get(0x0112) in _SIDEWAYS
            size = (said.height, said.width) if sideways else (said.width, said.height)
            drawn = _drawn(picture)
            return tuple(_crop(drawn, name, box, size) for name, box in boxes(*size))
    except DAMAGE:
        raise MediaError("broken") from None


def boxes(width: int, height: int) -> Iterator[tuple[str, Box]]:
    """The whole, and the largest middle part of each shape, unless it is nearly the whole."""
    yield WHOLE, Box(0, 0, width, height)
    for name, (across, down) in SHAPES.items():
        cut_width = max(1, min(width, round(height * across / down)))
        cut_height = max(1, min(height, round(width * down / across)))
        if cut_width < _SAME * width or cut_height < _SAME * height:
            left, top = (width - cut_width) // 2, (height - cut_height) // 2
            yield name, Box(left, top, left + cut_width, top + cut_height)


def _drawn(picture: Image.Image) -> Image.Image:
    """Upright, on white, in sRGB, and as small as every crop allows."""
    width, height = picture.size
    scale = min(1.0, LONGEST / min(width, height))
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    # A JPEG is unpacked at a fraction of its size where that is enough.
    picture.draft(None, size)
    profile = picture.info.get("icc_profile")
    if picture.mode in ("1", "P"):
        picture = picture.convert("RGBA" if picture.has_transparency_data else "RGB")
    small = picture.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)
    return _in_srgb(on_white(ImageOps.exif_transpose(small)), profile)


def _in_srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    if profile:
        # Colours that a profile does not fit are taken as they are.
        with suppress(ImageCms.PyCMSError, *DAMAGE):
            own, srgb = ImageCms.ImageCmsProfile(BytesIO(profile)), ImageCms.createProfile("sRGB")
            if changed := ImageCms.profileToProfile(picture, own, srgb, outputMode="RGB"):
                return changed
    return picture.convert("RGB")


def _crop(drawn: Image.Image, name: str, box: Box, size: tuple[int, int]) -> Crop:
    x, y = drawn.width / size[0], drawn.height / size[1]
    place = (box.left * x, box.top * y, box.right * x, box.bottom * y)
    width, height = place[2] - place[0], place[3] - place[1]
    large, small = (
        drawn.resize(_bounded(width, height, most), Image.Resampling.LANCZOS, box=place)
        for most in (LONGEST, SHOWN)
    )
    return Crop(name, box, _jpeg(large, _BEST), _light(small))


def _bounded(width: float, height: float, most: int) -> tuple[int, int]:
    scale = min(1.0, most / max(width, height))
    return max(1, round(width * scale)), max(1, round(height * scale))


def _light(picture: Image.Image) -> bytes:
    """The best quality that is light enough, or else the lightest."""
    data = b""
    for quality in _QUALITIES:
        data = _jpeg(picture, quality)
        if len(data) <= LIGHT:
            break
    return data


def _jpeg(picture: Image.Image, quality: int) -> bytes:
    out = BytesIO()
    picture.save(out, "JPEG", quality=quality, optimize=True, progressive=True)
    return out.getvalue()
