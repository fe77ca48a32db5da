"""Copies that say nothing of place and device."""

from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms

from gutgemacht.media import Device, MediaError, cleaned, facts

from .make import (
    AI,
    FORMATS,
    KEEPS_EXIF,
    chunk,
    exif,
    jpeg_with,
    manifest,
    picture,
    pixels,
    png_with,
    segment,
    webp_with,
    xmp,
)

NAMES = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=40)
SECRET = b"SECRET-PLACE"


@settings(deadline=None, max_examples=60)
@given(
    form=st.sampled_from(FORMATS),
    mode=st.sampled_from(["RGB", "L"]),
    alt=NAMES,
    creator=NAMES,
    terms=NAMES,
    place=st.tuples(st.floats(1, 89), st.floats(1, 179)),
    turned=st.integers(1, 8),
)
def test_a_copy_keeps_pixels_rights_alt_text_and_ai_mark(
    form, mode, alt, creator, terms, place, turned
):
    from xml.sax.saxutils import escape

    packet = xmp(
        f"<dc:creator><rdf:Seq><rdf:li>{escape(creator)}</rdf:li></rdf:Seq></dc:creator>"
        f"<xmpRights:UsageTerms>{escape(terms)}</xmpRights:UsageTerms>"
        f"<Iptc4xmpCore:AltTextAccessibility>{escape(alt)}</Iptc4xmpCore:AltTextAccessibility>"
        "<exif:GPSLatitude>48,7.8N</exif:GPSLatitude><exif:GPSLongitude>11,1E</exif:GPSLongitude>",
        f'Iptc4xmpExt:DigitalSourceType="{AI}"',
    )
    said = exif({1: "N", 2: (place[0], 0.0, 0.0), 3: "E", 4: (place[1], 0.0, 0.0)})
    said[0x0112] = turned
    data = picture(form, mode=mode, exif=said, xmp=packet)
    before, copy = facts(data), cleaned(data)
    after = facts(copy)
    assert before.location is not None
    assert pixels(copy) == pixels(data)
    assert after.location is None
    assert after.taken == ""
    assert after.device == Device()
    assert (after.rights, after.alt, after.source) == (before.rights, before.alt, before.source)
    assert (after.width, after.height) == (before.width, before.height)
    if form in KEEPS_EXIF:
        assert Image.open(BytesIO(copy)).getexif().get(0x0112, 1) == turned
    assert cleaned(copy) == copy


@pytest.mark.parametrize("form", KEEPS_EXIF)
def test_a_copy_keeps_the_colour_profile(form):
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    copy = cleaned(picture(form, exif=exif(), icc_profile=profile))
    assert Image.open(BytesIO(copy)).info["icc_profile"] == profile


@pytest.mark.parametrize(
    "data",
    [
        jpeg_with(segment(0xE5, SECRET), segment(0xFE, SECRET)),
        jpeg_with(segment(0xE2, b"MPF\0" + SECRET)),
        jpeg_with(segment(0xE0, b"JFXX\0" + SECRET)),
        jpeg_with(segment(0xE1, b"Exif\0\0" + SECRET)),
        picture("JPEG") + picture("JPEG", comment=SECRET),
        png_with(chunk(b"tEXt", b"Comment\0" + SECRET), chunk(b"prVt", SECRET)),
        png_with(chunk(b"tIME", SECRET)),
        picture("PNG") + SECRET,
        webp_with(b"ABCD", SECRET),
        picture("GIF", comment=SECRET),
    ],
)
def test_what_is_not_named_goes(data):
    assert SECRET in data
    copy = cleaned(data)
    assert SECRET not in copy
    assert pixels(copy) == pixels(data)


@pytest.mark.parametrize(
    "data",
    [
        jpeg_with(segment(0xEB, b"JP\0\x01\0\0\0\x01" + manifest(AI.encode()))),
        png_with(chunk(b"caBX", manifest(AI.encode()))),
        webp_with(b"C2PA", manifest(AI.encode())),
    ],
)
def test_content_credentials_go_and_what_they_said_of_an_ai_stays(data):
    after = facts(cleaned(data))
    assert not after.c2pa
    assert after.ai_made


@pytest.mark.parametrize("form", ["GIF", "WEBP", "PNG"])
def test_a_moving_picture_goes_on_moving(form):
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "green", "blue")]
    out = BytesIO()
    frames[0].save(out, form, save_all=True, append_images=frames[1:], duration=100, loop=0)
    before, after = Image.open(out), Image.open(BytesIO(cleaned(out.getvalue())))
    assert after.n_frames == before.n_frames == 3
    assert after.info.get("loop") == before.info.get("loop") == 0


def test_a_progressive_jpeg_keeps_all_its_scans():
    data = picture("JPEG", size=(200, 150), exif=exif(), progressive=True, restart_marker_rows=1)
    assert pixels(cleaned(data)) == pixels(data)


def test_a_jpeg_of_print_keeps_its_colours():
    data = picture("JPEG", mode="CMYK", exif=exif())
    assert pixels(cleaned(data)) == pixels(data)


def test_a_form_that_cannot_be_copied_is_said():
    with pytest.raises(MediaError, match="JPEG, PNG, WebP and GIF only"):
        cleaned(picture("AVIF"))


@settings(deadline=None, max_examples=150)
@given(form=st.sampled_from(FORMATS), data=st.data())
def test_a_damaged_file_is_an_error_with_a_place_or_still_a_picture(form, data):
    whole = bytearray(picture(form, exif=exif(), xmp=xmp("<dc:rights>©</dc:rights>")))
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    broken = bytes(whole[: data.draw(st.integers(0, len(whole)))])
    place = 0
    try:
        facts(broken)
        assert facts(cleaned(broken)).location is None
    except MediaError as error:
        place = error.at
    assert 0 <= place <= len(broken)
