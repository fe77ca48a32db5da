"""Files that are built to do harm, or are none: an error with place and remedy, at once."""

import zlib

import pytest

from gutgemacht.media import LARGEST, MediaError, facts, grey
from gutgemacht.media.formats import jpeg

from .make import chunk, jpeg_with, picture, png_with, segment, xmp

XMP = b"http://ns.adobe.com/xap/1.0/\0"


def fault(data: bytes) -> MediaError:
    with pytest.raises(MediaError) as caught:
        facts(data)
    return caught.value


def test_too_many_pixels_are_refused_before_they_are_unpacked():
    head = (60_000).to_bytes(4) * 2 + b"\x08\x02\0\0\0"
    data = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")
    assert (fault(data).reason, fault(data).at) == ("pixels", 16)
    with pytest.raises(MediaError, match="150 million pixels"):
        grey(data)


def test_a_jpeg_with_too_many_pixels_is_refused():
    data = bytearray(picture("JPEG"))
    frame = next(part for part in jpeg.parts(bytes(data)) if part.name == "c0")
    data[frame.body + 1 : frame.body + 5] = b"\xff\xff\xff\xff"
    assert fault(bytes(data)).reason == "pixels"


def test_a_text_that_unpacks_without_end_is_refused():
    body = b"XML:com.adobe.xmp\0\1\0\0\0" + zlib.compress(b"\0" * 60_000_000)
    found = fault(png_with(chunk(b"iTXt", body)))
    assert (found.reason, found.at) == ("inflated", 41)


@pytest.mark.parametrize(
    "packet",
    [
        b'<!DOCTYPE a [<!ENTITY b "x"><!ENTITY c "&b;&b;&b;&b;">]><a>&c;</a>',
        b'<!DOCTYPE a SYSTEM "http://bergtal.example/"><a/>',
        b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
    ],
)
def test_xmp_with_entities_is_refused(packet):
    found = fault(jpeg_with(segment(0xE1, XMP + packet)))
    assert (found.reason, found.at) == ("xmp", 6)


def test_xmp_without_end_is_refused():
    body = b"XML:com.adobe.xmp\0\0\0\0\0" + b" " * 1_100_000
    assert fault(png_with(chunk(b"iTXt", body))).reason == "xmp"


def test_xmp_that_is_nested_deep_is_read_or_left():
    packet = xmp("<a>" * 20_000 + "</a>" * 20_000)
    body = b"XML:com.adobe.xmp\0\0\0\0\0" + packet
    assert facts(png_with(chunk(b"iTXt", body))).width == 24


def test_segments_without_end_are_refused():
    data = picture("JPEG")
    many = data[:2] + segment(0xFE, b"") * 30_000 + data[2:]
    assert fault(many).reason == "parts"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"Hallo", "format"),
        (b"PK\x03\x04" + b"\0" * 100, "format"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "format"),
        (b"\0\0\0\x18ftypheic" + b"\0" * 20, "heic"),
        (b"\xff\xd8\xff" + b"\0" * (LARGEST + 1), "large"),
        (b"\xff\xd8\xff\xe0", "broken"),
        (b"\x89PNG\r\n\x1a\n", "broken"),
        (b"GIF89a", "broken"),
        (b"RIFF\x04\0\0\0WEBP", "broken"),
        (b"\0\0\0\x1cftypavif" + b"\0" * 20, "broken"),
    ],
)
def test_what_is_no_picture_is_said(data, reason):
    assert fault(data).reason == reason


def test_a_file_that_ends_too_early_names_the_byte():
    data = picture("PNG")
    assert fault(data[:-6]).at == len(data) - 12
    assert "byte" in str(fault(data[:-6]))


def test_pixels_that_cannot_be_unpacked_are_an_error():
    data = bytearray(picture("PNG"))
    place = data.index(b"IDAT")
    length = int.from_bytes(data[place - 4 : place])
    data[place + 4 : place + 4 + length] = b"\xff" * length
    data[place + 4 + length : place + 8 + length] = zlib.crc32(
        bytes(data[place : place + 4 + length])
    ).to_bytes(4)
    with pytest.raises(MediaError, match="damaged"):
        grey(bytes(data))


def test_every_reason_says_what_would_help():
    for reason in MediaError.MESSAGES:
        assert str(MediaError(reason, 7))
        assert "{" not in str(MediaError(reason, 7))
