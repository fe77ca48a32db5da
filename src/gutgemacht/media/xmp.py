"""XMP (ISO 16684-1) with the properties of the IPTC Photo Metadata Standard.

Read without entities and bounded; written anew with what is kept, never copied.
"""

import re
from dataclasses import dataclass
from xml.etree.ElementTree import Element, ParseError
from xml.sax.saxutils import escape

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from gutgemacht.media.blocks import Block
from gutgemacht.media.error import LARGEST_XMP, MediaError
from gutgemacht.media.exif import located, plain
from gutgemacht.media.facts import Facts, Location

SPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "exif": "http://ns.adobe.com/exif/1.0/",
    "exifEX": "http://cipa.jp/exif/1.0/",
    "aux": "http://ns.adobe.com/exif/1.0/aux/",
    "tiff": "http://ns.adobe.com/tiff/1.0/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "Iptc4xmpCore": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
    "Iptc4xmpExt": "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
}
SOURCES = "http://cv.iptc.org/newscodes/digitalsourcetype/"

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_RDF = f"{{{SPACES['rdf']}}}"
_RESOURCE = f"{_RDF}resource"
_DEGREES = re.compile(r"(\d{1,3}),(\d{1,2}(?:\.\d+)?)(?:,(\d{1,2}(?:\.\d+)?))?([NSEW])")
_SOURCE = re.compile(r"[A-Za-z]{1,60}$")


@dataclass(frozen=True)
class Xmp:
    """A packet: its properties, asked by prefix and name."""

    descriptions: tuple[Element, ...]

    def all(self, prefix: str, name: str) -> tuple[str, ...]:
        """The values of a property, the default language first."""
        full = f"{{{SPACES[prefix]}}}{name}"
        found: list[str] = []
        for description in self.descriptions:
            found += [description.attrib[full]] if full in description.attrib else []
            for element in description.iterfind(full):
                found += _values(element)
        return tuple(filter(None, map(plain, found)))

    def one(self, prefix: str, name: str) -> str:
        """The first value of a property, or nothing."""
        return next(iter(self.all(prefix, name)), "")

    @property
    def location(self) -> Location | None:
        """Where the picture was taken."""
        latitude, longitude = (_degrees(self.one("exif", f"GPS{n}tude")) for n in ("Lati", "Longi"))
        return located(latitude, longitude)

    @property
    def source(self) -> str:
        """The member of IPTC's vocabulary that tells how the picture came about."""
        return source_in(self.one("Iptc4xmpExt", "DigitalSourceType"))


def read(block: Block) -> Xmp | None:
    """A packet; None where it is no XML. Raises MediaError where it is built to do harm."""
    if len(block.data) > LARGEST_XMP:
        raise MediaError("xmp", block.at)
    try:
        root = fromstring(block.data.strip(b"\0 \r\n\t"), forbid_dtd=True)
    except DefusedXmlException:
        raise MediaError("xmp", block.at) from None
    except (ParseError, ValueError, LookupError):
        return None
    # With or without the element of Adobe around it.
    outer = [root] if root.tag == f"{_RDF}RDF" else root.iterfind(f"{_RDF}RDF")
    return Xmp(tuple(one for rdf in outer for one in rdf.iterfind(f"{_RDF}Description")))


def source_in(written: str) -> str:
    """The last word of an address in the vocabulary, which is also written alone."""
    found = _SOURCE.search(written.strip().rstrip("/"))
    return found[0] if found else ""


def _values(element: Element) -> list[str]:
    items = list(element.iter(f"{_RDF}li"))
    if not items:
        return [element.attrib.get(_RESOURCE) or element.text or ""]
    items.sort(key=lambda item: item.attrib.get(_LANG) not in (None, "x-default"))
    return [item.attrib.get(_RESOURCE) or item.text or "" for item in items]


def _degrees(written: str) -> float | None:
    found = _DEGREES.fullmatch(written)
    if not found:
        return None
    degrees = int(found[1]) + float(found[2]) / 60 + float(found[3] or 0) / 3600
    return -degrees if found[4] in "SW" else degrees


def written(facts: Facts) -> bytes:
    """A packet with rights, alt text and the mark of an AI; empty where none is said."""
    rights = facts.rights
    creators = "".join(f"<rdf:li>{_safe(name)}</rdf:li>" for name in rights.creators)
    fields = (
        ("dc:creator", f"<rdf:Seq>{creators}</rdf:Seq>" if creators else ""),
        ("dc:rights", _by_language(rights.notice)),
        ("photoshop:Credit", _safe(rights.credit)),
        ("xmpRights:UsageTerms", _by_language(rights.terms)),
        ("xmpRights:WebStatement", _safe(rights.statement)),
        ("Iptc4xmpCore:AltTextAccessibility", _by_language(facts.alt)),
        ("Iptc4xmpExt:DigitalSourceType", SOURCES + facts.source if facts.source else ""),
    )
    said = "".join(f"<{name}>{value}</{name}>" for name, value in fields if value)
    if not said:
        return b""
    spaces = " ".join(f'xmlns:{prefix}="{space}"' for prefix, space in SPACES.items())
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF {spaces}>'
        f'<rdf:Description rdf:about="">{said}</rdf:Description></rdf:RDF></x:xmpmeta>'
        '<?xpacket end="r"?>'
    ).encode()


def _by_language(text: str) -> str:
    if not text:
        return ""
    return f'<rdf:Alt><rdf:li xml:lang="x-default">{_safe(text)}</rdf:li></rdf:Alt>'


def _safe(text: str) -> str:
    # Of the printable signs XML takes all.
    return escape(plain(text))
