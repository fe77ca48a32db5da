"""The pixels of a picture, small and grey, for what reads the words in it."""

from io import BytesIO
from typing import Protocol

from PIL import Image, ImageOps

from gutgemacht.media.error import DAMAGE, MOST_DECODED, MediaError
from gutgemacht.media.picture import facts, format_of

WIDEST = 2_400


class Eyes(Protocol):
    """The port for what sees words in a picture."""

    def __call__(self, picture: bytes) -> str:
        """The words in a picture, a line for each of its stretches; nothing where there is none."""


def grey(data: bytes) -> bytes | None:
    """The picture upright, grey and at most 2,400 pixels wide and high, as PNG.

    None when it has too many pixels to be unpacked; raises MediaError.
    """
    said = facts(data)
    if said.width * said.height > MOST_DECODED:
        return None
    try:
        with Image.open(BytesIO(data), formats=[format_of(data).NAME]) as picture:
            # A JPEG is unpacked at a fraction of its size where that is enough.
            picture.draft("L", (WIDEST, WIDEST))
            picture.thumbnail((WIDEST, WIDEST))
            shown = ImageOps.exif_transpose(picture)
            out = BytesIO()
            on_white(shown).convert("L").save(out, "PNG", compress_level=1)
    except DAMAGE:
        raise MediaError("broken") from None
    return out.getvalue()


def on_white(picture: Image.Image) -> Image.Image:
    """The picture with eight bits a colour, and white where one could see through it."""
    if picture.mode.startswith("I"):
        # Pillow would cut sixteen bits off instead of scaling them.
        return picture.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if not picture.has_transparency_data:
        return picture
    ground = Image.new("RGBA", picture.size, "white")
    ground.alpha_composite(picture.convert("RGBA"))
    return ground.convert("RGB")
