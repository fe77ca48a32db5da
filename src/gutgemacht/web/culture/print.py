"""The picture on paper: a tagged PDF with the look of the handbook. Texts come as data."""

from dataclasses import asdict
from datetime import date
from pathlib import Path
from shutil import copy
from tempfile import TemporaryDirectory

from gutgemacht.guideline.handbook.signs import PRINT
from gutgemacht.guideline.handbook.typeset import compiled, in_signs
from gutgemacht.web.culture.written import Document
from gutgemacht.web.turns import turns

TEMPLATE = Path(__file__).with_name("print") / "culture.typ"


def printed(document: Document, today: date) -> bytes:
    """The PDF; this takes a second or two."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        for file in (TEMPLATE, PRINT / "look.typ"):
            copy(file, folder)
        with turns:
            return compiled(folder / TEMPLATE.name, in_signs(asdict(document)), today.isoformat())
