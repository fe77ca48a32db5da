"""Pictures for tests, made by Pillow, with as much said in them as a test needs."""

import zlib
from io import BytesIO

from PIL import Image
from PIL.PngImagePlugin import PngInfo

FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
KEEPS_EXIF = ("JPEG", "PNG", "WEBP")
CAMERA, GPS = 0x8769, 0x8825
MUNICH = {1: "N", 2: (48.0, 7.0, 48.0), 3: "E", 4: (11.0, 34.0, 12.0)}
AI = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
SPACES = (
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:exif="http://ns.adobe.com/exif/1.0/" '
    'xmlns:aux="http://ns.adobe.com/exif/1.0/aux/" '
    'xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" '
    'xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/" '
    'xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/" '
    'xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"'
)


def exif(place=MUNICH, **camera) -> Image.Exif:
    """What a phone writes, and what a photographer adds."""
    said = Image.Exif()
    said[0x010F], said[0x0110], said[0x0131] = "Bergtal", "Bergtal Kamera 3", "17.1"
    said[0x0112] = 6
    said[0x013B], said[0x8298] = "Änne Beispiel".encode(), "© Bergtal GmbH".encode()
    said[CAMERA] = {0x9003: "2026:05:01 10:00:00", 0xA430: "Anna", 0xA431: "SN-123", **camera}
    if place:
        said[GPS] = place
    return said


def xmp(inside: str = "", attributes: str = "") -> bytes:
    """A packet with these properties."""
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description rdf:about="" {SPACES} {attributes}>{inside}</rdf:Description>'
        '</rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
    ).encode()


def picture(form: str = "JPEG", size=(24, 16), mode: str = "RGB", **said) -> bytes:
    """A picture whose pixels are not all the same."""
    image = Image.linear_gradient("L").resize(size).convert(mode)
    out = BytesIO()
    packet = said.pop("xmp", b"") if form in ("PNG", "GIF") else b""
    if form == "GIF":
        said.pop("exif", None)
    if packet and form == "PNG":
        said["pnginfo"] = PngInfo()
        said["pnginfo"].add_itxt("XML:com.adobe.xmp", packet.decode())
    image.save(out, form, **said)
    if packet and form == "GIF":
        block = b"\x21\xff\x0bXMP DataXMP" + packet + b"\x01" + bytes(range(255, -1, -1)) + b"\0"
        return out.getvalue()[:-1] + block + b";"
    return out.getvalue()


def pixels(data: bytes) -> tuple[str, bytes]:
    """What one sees, as the file has it."""
    with Image.open(BytesIO(data)) as image:
        return image.mode, image.tobytes()


def segment(marker: int, body: bytes) -> bytes:
    """A segment of a JPEG."""
    return bytes((0xFF, marker)) + (len(body) + 2).to_bytes(2) + body


def chunk(name: bytes, body: bytes) -> bytes:
    """A chunk of a PNG."""
    return len(body).to_bytes(4) + name + body + zlib.crc32(name + body).to_bytes(4)


def jpeg_with(*segments: bytes) -> bytes:
    """A JPEG with these segments at its start."""
    data = picture("JPEG")
    return data[:2] + b"".join(segments) + data[2:]


def png_with(*chunks: bytes) -> bytes:
    """A PNG with these chunks behind its header."""
    data = picture("PNG")
    return data[:33] + b"".join(chunks) + data[33:]


def webp_with(name: bytes, body: bytes) -> bytes:
    """A WebP with one chunk more."""
    data = picture("WEBP", xmp=xmp())
    more = name + len(body).to_bytes(4, "little") + body + b"\0" * (len(body) % 2)
    return b"RIFF" + (len(data) - 8 + len(more)).to_bytes(4, "little") + data[8:] + more


def manifest(said: bytes = b"") -> bytes:
    """Boxes that look like a C2PA manifest store."""
    body = b"jumdc2pa\x00\x11\x00\x10\x80\x00\x00\xaa\x00\x38\x9b\x71\x03c2pa\0" + said
    return (len(body) + 8).to_bytes(4) + b"jumb" + body
