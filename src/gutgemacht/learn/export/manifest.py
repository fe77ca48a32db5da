"""The manifest of a package, after ADL's SCORM 1.2 and SCORM 2004 4th Edition.

One lesson is one object to learn (SCO) with one page. The schema files of ADL are not packed:
platforms have them.
"""

from collections.abc import Iterable
from typing import Literal, get_args
from xml.etree.ElementTree import Element

from gutgemacht.guideline import DraftLanguage
from gutgemacht.learn.export.markup import tag, written
from gutgemacht.learn.lesson import Lesson

Form = Literal["scorm12", "scorm2004"]
FORMS: tuple[Form, ...] = get_args(Form)

_SPACES: dict[Form, dict[str, str]] = {
    "scorm12": {
        "xmlns": "http://www.imsproject.org/xsd/imscp_rootv1p1p2",
        "xmlns:adlcp": "http://www.adlnet.org/xsd/adlcp_rootv1p2",
    },
    "scorm2004": {
        "xmlns": "http://www.imsglobal.org/xsd/imscp_v1p1",
        "xmlns:adlcp": "http://www.adlnet.org/xsd/adlcp_v1p3",
        "xmlns:imsss": "http://www.imsglobal.org/xsd/imsss",
    },
}
_VERSION: dict[Form, str] = {"scorm12": "1.2", "scorm2004": "2004 4th Edition"}
_KIND: dict[Form, str] = {"scorm12": "adlcp:scormtype", "scorm2004": "adlcp:scormType"}


def manifest(lesson: Lesson, files: Iterable[str], language: DraftLanguage, form: Form) -> bytes:
    """`imsmanifest.xml` for these files, the page that opens first."""
    names, title = list(files), lesson.title.in_(language)
    root = tag(
        "manifest",
        tag("metadata", tag("schema", "ADL SCORM"), tag("schemaversion", _VERSION[form])),
        tag("organizations", _organization(title, form), default="lessons"),
        tag("resources", _resource(names, form)),
        identifier=f"gutgemacht-{lesson.id}-{language}",
        version="1",
        **_SPACES[form],
    )
    return written(root, "xml")


def _organization(title: str, form: Form) -> Element:
    item = tag("item", tag("title", title), identifier="item", identifierref="lesson")
    if form == "scorm2004":
        # The page says itself when it is done; the platform must not take leaving for finishing.
        controls = {"completionSetByContent": "true", "objectiveSetByContent": "true"}
        item.append(tag("imsss:sequencing", tag("imsss:deliveryControls", **controls)))
    return tag("organization", tag("title", title), item, identifier="lessons")


def _resource(names: list[str], form: Form) -> Element:
    return tag(
        "resource",
        *(tag("file", href=name) for name in names),
        identifier="lesson",
        type="webcontent",
        href=names[0],
        **{_KIND[form]: "sco"},
    )
