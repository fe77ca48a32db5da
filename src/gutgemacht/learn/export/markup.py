"""Elements of pages and manifests: text goes in as text, and comes out escaped."""

from xml.etree.ElementTree import Element


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
