"""The handbook as a page: data for the template, and the template with the data as PDF.

Texts reach the template as data and never as its source, so no sign in a text can command it.
Compiling is a function: the same book gives the same bytes. It reads the template and the
fonts beside it, and neither system fonts, clock nor network.
"""

import json
from dataclasses import asdict
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gutgemacht.guideline.handbook.document import SIGNS, Handbook
from gutgemacht.guideline.handbook.pocket import Pocket
from gutgemacht.guideline.handbook.signs import FONTS, PRINT, printable
from gutgemacht.guideline.handbook.words import Say, texts

if TYPE_CHECKING:
    import typst


def pdf(book: Handbook | Pocket) -> bytes:
    """The book or the page for the pocket, tagged for screen readers (PDF/UA-1)."""
    template = "pocket.typ" if isinstance(book, Pocket) else "handbook.typ"
    return typeset(template, book_data(book), book.day)


def typeset(template: str, data: dict[str, Any], day: str) -> bytes:
    """A template of this package with its data; its date is the day of the book."""
    return compiled(PRINT / template, data, day)


def compiled(template: Path, data: dict[str, Any], day: str) -> bytes:
    """A template with its data in printable signs; it reads what lies in its folder, no more."""
    import typst  # 50 MB, and only who prints needs it.

    made = typst.compile(
        template,
        root=template.parent,
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"book": json.dumps(data, ensure_ascii=False)},
        pdf_standards=["ua-1"],
        timestamp=datetime.fromisoformat(day).replace(tzinfo=UTC),
    )
    assert isinstance(made, bytes)
    return made


@cache
def _fonts() -> "typst.Fonts":
    import typst

    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)]
    )


def book_data(book: Handbook | Pocket) -> dict[str, Any]:
    """All that the template needs, in signs that the fonts have."""
    say = book.say
    data = asdict(book) | {
        "words": {key: both.in_(book.language) for key, both in texts().items()},
        "signs": SIGNS,
        "title": say("handbook" if isinstance(book, Handbook) else "pocket"),
        "version_line": say("version", version=book.version),
        "day_line": say("as-of", day=say.day(book.day)),
        "valid_line": say("valid-in", countries=say.countries(book.countries)),
    }
    if isinstance(book, Handbook):
        data |= _of_the_book(book, say)
    return in_signs(data)


def _of_the_book(book: Handbook, say: Say) -> dict[str, Any]:
    return {
        "index": [{"id": entry.id, "title": entry.title} for entry in book.entries],
        "since_line": say("changed-since", day=say.day(book.since)) if book.since else "",
        "packs_line": say("packs", packs=say.list(book.packs)) if book.packs else "",
    }


def in_signs(data: dict[str, Any]) -> dict[str, Any]:
    """The same data, all its texts in signs that can be printed."""
    cleaned: dict[str, Any] = _printable(data)
    return cleaned


def _printable(data: Any) -> Any:
    if isinstance(data, str):
        return printable(data)
    if isinstance(data, dict):
        return {key: _printable(value) for key, value in data.items()}
    if isinstance(data, (list, tuple)):
        return [_printable(item) for item in data]
    return data
