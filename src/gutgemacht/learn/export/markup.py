"""Elements of pages and manifests: text goes in as text, and comes out escaped."""

from typing import Literal
from xml.etree.ElementTree import Element, tostring


def tag(name: str, /, *inside: Element | str, **attributes: str) -> Element:
    """An element with its attributes (`class_` is `class`) and what stands inside it, in order."""
    element = Element(name, {key.rstrip("_"): value for key, value in attributes.items()})
    for part in inside:
        if isinstance(part, Element):
            element.append(part)
        elif len(element):
            element[-1].tail = (element[-1].tail or "") + part
        else:
            element.text = (element.text or "") + part
    return element


def written(root: Element, method: Literal["html", "xml"]) -> bytes:
    """A tree as bytes, an XML file with its declaration."""
    text: bytes = tostring(root, encoding="utf-8", method=method, xml_declaration=method == "xml")
    return text
