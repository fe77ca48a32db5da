"""What a picture says of itself."""

import pytest

from gutgemacht.media import Device, Facts, Location, Rights, facts

from .make import (
    AI,
    FORMATS,
    KEEPS_EXIF,
    chunk,
    exif,
    jpeg_with,
    manifest,
    picture,
    png_with,
    segment,
    webp_with,
    xmp,
)


@pytest.mark.parametrize("form", KEEPS_EXIF)
def test_exif_tells_place_time_device_and_whose_it_is(form):
    said = facts(picture(form, exif=exif()))
    assert (said.width, said.height) == (24, 16)
    assert said.location == Location(48.13, 11.57)
    assert said.taken == "2026-05-01T10:00:00"
    assert said.device == Device("Bergtal", "Bergtal Kamera 3", "SN-123", "Anna", "17.1")
    assert said.device.name == "Bergtal Kamera 3"
    assert said.rights.creators == ("Änne Beispiel",)
    assert said.rights.holders == ("© Bergtal GmbH", "Änne Beispiel")


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ({1: "S", 2: (33.0, 52.0, 0.0), 3: "W", 4: (70.0, 30.0, 0.0)}, (-33.866667, -70.5)),
        ({1: "N", 2: (0.0, 0.0, 0.0), 3: "E", 4: (0.0, 0.0, 0.0)}, None),
        ({1: "N", 2: (91.0, 0.0, 0.0), 3: "E", 4: (1.0, 0.0, 0.0)}, None),
        ({1: "N", 2: (48.0, 0.0, 0.0)}, None),
        ({29: "2026:05:01"}, None),
    ],
)
def test_a_place_is_on_earth_or_none(place, expected):
    assert facts(picture(exif=exif(place))).location == expected


@pytest.mark.parametrize("form", FORMATS)
def test_xmp_tells_alt_text_ai_mark_and_rights(form):
    packet = xmp(
        "<dc:creator><rdf:Seq><rdf:li>Änne</rdf:li><rdf:li>Bo</rdf:li></rdf:Seq></dc:creator>"
        '<dc:rights><rdf:Alt><rdf:li xml:lang="en">English</rdf:li>'
        '<rdf:li xml:lang="x-default">© Änne</rdf:li></rdf:Alt></dc:rights>'
        "<Iptc4xmpCore:AltTextAccessibility><rdf:Alt>"
        '<rdf:li xml:lang="x-default">Zwei Monteure &amp; die Nova</rdf:li></rdf:Alt>'
        "</Iptc4xmpCore:AltTextAccessibility>",
        f'Iptc4xmpExt:DigitalSourceType="{AI}" photoshop:Credit="Bildstelle" '
        'xmpRights:WebStatement="https://bergtal.example/rechte"',
    )
    said = facts(picture(form, xmp=packet))
    assert said.alt == "Zwei Monteure & die Nova"
    assert said.source == "trainedAlgorithmicMedia"
    assert said.ai_made
    assert said.rights == Rights(
        ("Änne", "Bo"), "Bildstelle", "© Änne", "", "https://bergtal.example/rechte"
    )


def test_xmp_alone_tells_place_and_device():
    packet = xmp(
        "<exif:GPSLatitude>48,7.8N</exif:GPSLatitude>"
        "<exif:GPSLongitude>11,34,12E</exif:GPSLongitude>",
        'aux:SerialNumber="42" aux:OwnerName="Änne"',
    )
    said = facts(picture(xmp=packet))
    assert said.location == Location(48.13, 11.57)
    assert (said.device.serial, said.device.owner) == ("42", "Änne")


def test_nested_properties_are_those_of_other_pictures():
    packet = xmp(
        "<photoshop:History><rdf:Description><dc:creator>Vorlage</dc:creator></rdf:Description>"
        "</photoshop:History>"
    )
    assert facts(picture(xmp=packet)).rights.creators == ()


def test_the_older_form_of_iptc_is_read():
    records = b"".join(
        b"\x1c\x02" + bytes((number,)) + len(text.encode()).to_bytes(2) + text.encode()
        for number, text in ((80, "Änne"), (80, "Bo"), (110, "Bildstelle"), (116, "© Änne"))
    )
    resource = b"8BIM\x04\x04\0\0" + len(records).to_bytes(4) + records
    before = b"8BIM\x03\xed\x04name\0" + (3).to_bytes(4) + b"abc\0"
    said = facts(jpeg_with(segment(0xED, b"Photoshop 3.0\0" + before + resource)))
    assert said.rights == Rights(("Änne", "Bo"), "Bildstelle", "© Änne")


@pytest.mark.parametrize(
    "data",
    [
        jpeg_with(segment(0xEB, b"JP\0\x01\0\0\0\x01" + manifest())),
        png_with(chunk(b"caBX", manifest())),
        webp_with(b"C2PA", manifest()),
    ],
    ids=["JPEG", "PNG", "WebP"],
)
def test_content_credentials_are_seen(data):
    assert facts(data).c2pa
    assert facts(data).source == ""


def test_the_mark_of_an_ai_is_read_from_content_credentials_in_several_segments():
    store = manifest(b"digitalSourceType" + AI.encode())
    halves = store[:70], store[70:]
    data = jpeg_with(*(segment(0xEB, b"JP\0\x01\0\0\0\x01" + half) for half in halves))
    assert facts(data).source == "trainedAlgorithmicMedia"


def test_other_boxes_are_no_content_credentials():
    assert not facts(jpeg_with(segment(0xEB, b"JP\0\x01\0\0\0\x01" + b"\0" * 40))).c2pa


@pytest.mark.parametrize("form", FORMATS)
def test_a_picture_that_says_nothing_has_a_size(form):
    name = {"WEBP": "WebP"}.get(form, form)
    assert facts(picture(form)) == Facts(name, 24, 16)


@pytest.mark.parametrize("lossless", [True, False])
def test_every_webp_has_its_size(lossless):
    said = facts(picture("WEBP", size=(301, 7), lossless=lossless))
    assert (said.width, said.height) == (301, 7)


def test_an_avif_is_read():
    said = facts(picture("AVIF", exif=exif()))
    assert (said.format, said.location) == ("AVIF", Location(48.13, 11.57))


def test_exif_of_older_programs_in_a_png_is_read():
    raw = exif().tobytes()
    text = b"\nexif\n" + str(len(raw)).encode() + b"\n" + raw.hex().encode()
    import zlib

    body = b"Raw profile type exif\0\0" + zlib.compress(text)
    assert facts(png_with(chunk(b"zTXt", body))).location == Location(48.13, 11.57)


def test_damaged_blocks_are_named_and_the_rest_is_read():
    data = jpeg_with(
        segment(0xE1, b"Exif\0\0" + b"nonsense"),
        segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + b"<x:xmpmeta"),
    )
    said = facts(data)
    assert said.unread == ("Exif", "XMP")
    assert (said.width, said.height) == (24, 16)


def test_what_is_told_is_short_and_commands_nothing():
    said = exif()
    said[0x0110] = "Kamera\x1b]0;x\x07\n" + "x" * 9_000
    model = facts(picture(exif=said)).device.model
    assert model.startswith("Kamera ]0;x x")
    assert len(model) == 1_000
