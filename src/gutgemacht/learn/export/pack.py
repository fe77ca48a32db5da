"""Lesson -> ZIP file: pages, scripts, and the manifest that names them all."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

from gutgemacht.guideline import DraftLanguage
from gutgemacht.learn.card import Card
from gutgemacht.learn.export.manifest import Form, manifest
from gutgemacht.learn.export.page import PAGE, SCRIPTS, STYLE, page
from gutgemacht.learn.lesson import Lesson

MANIFEST = "imsmanifest.xml"
_FILES = Path(__file__).with_name("files")
# The first day a ZIP file can tell: the same lesson gives the same bytes.
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)


def package(
    lesson: Lesson, cards: Mapping[str, Card], language: DraftLanguage, form: Form
) -> bytes:
    """A lesson in one language as a ZIP file; a card that is not in `cards` is left out."""
    names = {"names.js": f"{form}.js"}
    files = {PAGE: page(lesson, cards, language)}
    for name in (STYLE, *SCRIPTS):
        files[name] = (_FILES / names.get(name, name)).read_bytes()
    files[MANIFEST] = manifest(lesson, list(files), language, form)
    return _zipped(files)


def _zipped(files: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, _FIRST_DAY)
            archive.writestr(entry, data, compress_type=zipfile.ZIP_DEFLATED)
    return out.getvalue()
