"""A picture as feeds show it: which part, how large, how light, and nothing beside the pixels."""

from io import BytesIO
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms

from gutgemacht.media import MediaError, crops, facts
from gutgemacht.media.crops import LIGHT, LONGEST, SHAPES, SHOWN, boxes

from .make import FORMATS, exif, picture

SIDES = st.integers(1, 8_000)


def opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data))


def saved(image: Image.Image, form: str, **said) -> bytes:
    out = BytesIO()
    image.save(out, form, **said)
    return out.getvalue()


@given(SIDES, SIDES)
def test_a_crop_lies_in_the_middle_has_its_shape_and_touches_two_edges(width, height):
    (whole, full), *others = boxes(width, height)
    assert (whole, full) == ("whole", (0, 0, width, height))
    for name, box in others:
        across, down = SHAPES[name]
        assert 0 <= box.left < box.right <= width
        assert 0 <= box.top < box.bottom <= height
        assert abs(box.left - (width - box.right)) <= 1
        assert abs(box.top - (height - box.bottom)) <= 1
        assert box.size[0] == width or box.size[1] == height
        wanted = (min(width, height * across / down), min(height, width * down / across))
        assert all(abs(got - want) <= 1 for got, want in zip(box.size, wanted, strict=True))


def test_a_shape_that_is_nearly_the_picture_is_left_out():
    assert [name for name, _ in boxes(1_000, 1_000)] == ["whole", "portrait", "tall", "wide"]
    assert "wide" not in dict(boxes(1_200, 630))
    assert "square" not in dict(boxes(1_010, 1_000))
    assert "square" in dict(boxes(1_030, 1_000))


@pytest.mark.parametrize("form", [*FORMATS, "AVIF"])
@pytest.mark.parametrize("mode", ["RGB", "L", "P", "RGBA"])
def test_every_format_and_mode_becomes_jpegs_of_bounded_size(form, mode):
    if form == "JPEG" and mode in ("P", "RGBA"):
        mode = "CMYK"
    found = crops(picture(form, (1_700, 850), mode))
    assert [crop.name for crop in found] == ["whole", "square", "portrait", "tall", "wide"]
    for crop in found:
        large, small = opened(crop.data), opened(crop.shown)
        assert (large.format, large.mode) == ("JPEG", "RGB")
        assert max(large.size) <= LONGEST
        assert max(small.size) <= SHOWN
        assert abs(large.width / large.height - crop.box.size[0] / crop.box.size[1]) < 0.01
    assert opened(found[0].data).size == (1_600, 800)


def test_small_pictures_are_not_blown_up():
    assert opened(crops(picture("PNG", (24, 16)))[0].data).size == (24, 16)
    assert [crop.box for crop in crops(picture("PNG", (1, 1)))] == [(0, 0, 1, 1)]


def test_a_turned_photo_stands_upright_and_keeps_its_secrets():
    image = Image.new("RGB", (400, 200), "blue")
    image.paste("red", (0, 0, 200, 200))
    found = crops(saved(image, "JPEG", exif=exif(), quality=95))
    whole = opened(found[0].data)
    assert found[0].box.size == whole.size == (200, 400)
    # Orientation 6: what was left stands at the top.
    assert whole.getpixel((100, 20))[0] > 200
    assert whole.getpixel((100, 380))[2] > 200
    for crop in found:
        for data in (crop.data, crop.shown):
            said = facts(data)
            assert (said.location, said.taken, said.device.name) == (None, "", "")
            assert not opened(data).getexif()


def test_transparent_parts_are_white():
    whole = crops(saved(Image.new("RGBA", (50, 50), (0, 0, 0, 0)), "PNG"))[0]
    assert min(opened(whole.data).getpixel((25, 25))) > 250


def test_sixteen_bits_keep_their_greys():
    image = Image.new("I;16", (50, 50), 32_768)
    assert abs(opened(crops(saved(image, "PNG"))[0].data).getpixel((25, 25))[0] - 128) <= 1


def test_colours_of_another_profile_are_turned_into_srgb():
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    swapped = srgb.replace(b"rXYZ", b"????").replace(b"gXYZ", b"rXYZ").replace(b"????", b"gXYZ")
    image = Image.new("RGB", (50, 50), (200, 80, 40))
    plain, same, other, broken = (
        opened(crops(saved(image, "PNG", **said))[0].data).getpixel((25, 25))
        for said in (
            {},
            {"icc_profile": srgb},
            {"icc_profile": swapped},
            {"icc_profile": b"x" * 200},
        )
    )
    assert all(abs(a - b) <= 3 for a, b in zip(plain, same, strict=True))
    assert all(abs(a - b) <= 6 for a, b in zip(other, (80, 200, 40), strict=True))
    assert broken == plain


def test_of_a_moving_picture_the_first_frame_is_shown():
    first, second = Image.new("RGB", (60, 60), "red"), Image.new("RGB", (60, 60), "blue")
    data = saved(first, "GIF", save_all=True, append_images=[second])
    assert opened(crops(data)[0].data).getpixel((30, 30))[0] > 200


def test_what_is_shown_is_light_where_the_picture_is_ordinary():
    image = Image.frombytes("RGB", (90, 60), Random(1).randbytes(90 * 60 * 3)).resize(
        (1_200, 800), Image.Resampling.BICUBIC
    )
    assert all(len(crop.shown) <= LIGHT for crop in crops(saved(image, "PNG")))


def test_forty_megapixels_are_shown():
    found = crops(saved(Image.new("RGB", (8_000, 5_000), "teal"), "JPEG"))
    assert found[1].box == (1_500, 0, 6_500, 5_000)
    assert opened(found[1].data).size == (1_600, 1_600)


def test_more_than_fifty_megapixels_are_refused_with_what_is_allowed():
    with pytest.raises(MediaError, match="more than 50 million pixels"):
        crops(saved(Image.new("1", (8_000, 7_000)), "PNG"))


def test_a_damaged_picture_is_refused():
    with pytest.raises(MediaError, match="damaged"):
        crops(picture("PNG", (400, 400))[:-40])
