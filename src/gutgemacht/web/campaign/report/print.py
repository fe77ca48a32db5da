"""The report on paper: a tagged PDF with the look of the handbook.

Texts reach the template as data, pictures as files, so neither can command the page.
"""

from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from pathlib import Path
from shutil import copy
from tempfile import TemporaryDirectory

from django.utils.translation import gettext as _

from gutgemacht.guideline.handbook.signs import PRINT
from gutgemacht.guideline.handbook.typeset import compiled, in_signs
from gutgemacht.web.campaign.reading.pictures import light
from gutgemacht.web.campaign.report.document import Document
from gutgemacht.web.campaign.report.gather import Round
from gutgemacht.web.turns import turns

TEMPLATE = Path(__file__).with_name("print") / "report.typ"


def printed(document: Document, told: Round, today: date) -> bytes:
    """The PDF; this takes a second or two."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        for file in (TEMPLATE, PRINT / "look.typ"):
            copy(file, folder)
        pictures = dict(_pictures(document, told, folder))
        data = in_signs(asdict(document) | {"words": headings(), "pictures": pictures})
        with turns:
            return compiled(folder / TEMPLATE.name, data, today.isoformat())


def _pictures(document: Document, told: Round, folder: Path) -> Iterator[tuple[str, str]]:
    """Puts the pictures beside the template, and says which is whose."""
    for one in document.shown:
        row = told.stimuli[str(one.number)]
        if row.picture_id:
            seen = light(row.picture_id)
            name = f"{one.number}.{seen.media_type.removeprefix('image/')}"
            (folder / name).write_bytes(seen.data)
            yield str(one.number), name


def headings() -> dict[str, str]:
    """What stands above the parts, on the page and in print."""
    return {
        "warnings": _("What readers warn of"),
        "meant": _("What was meant"),
        "addressed": _("For:"),
        "understood": _("What was understood"),
        "gist": _("what it says"),
        "whom": _("whom it is for"),
        "first_line": _("what stays of the first line"),
        "free": _("what else they say"),
        "marked": _("What readers pointed at"),
        "veil": _("The brighter a place of the picture, the more readers pointed at it."),
        "felt": _("How it was felt"),
        "would": _("What they would do"),
        "ranges": _(
            "The bar is what was answered. The thin line is the range in which it lies for 100 such"
            " people, with 95 in 100 certainty."
        ),
        "method": _("How it was done"),
        "hidden": _("What is not shown, and why"),
    }
