"""gutgemacht handbook: the guideline as a book, and what changed in it."""

import base64
import re
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Annotated, Literal

import typer
from pydantic import ValidationError

import gutgemacht
from gutgemacht.cli import options
from gutgemacht.cli.guideline import DataOption, err, fail, load_guideline, print_json
from gutgemacht.guideline import Country
from gutgemacht.guideline.handbook import (
    Handbook,
    Pocket,
    Snapshot,
    handbook,
    html,
    markdown,
    pdf,
    pocket,
    pocket_markdown,
    snapshot,
)
from gutgemacht.guideline.scope import COUNTRIES
from gutgemacht.guideline.words import DraftLanguage

Format = Literal["pdf", "html", "md"]
LOOK = Path(gutgemacht.__file__).parent / "web" / "static" / "look"


def handbook_command(
    lang: Annotated[DraftLanguage, typer.Option("--lang", help="The book's language.")] = "de",
    form: Annotated[Format, typer.Option("--format", help="What to write.")] = "pdf",
    out: Annotated[
        Path | None, typer.Option("--out", help="Where to; handbook-de.pdf if absent.")
    ] = None,
    country: Annotated[
        Country | None, typer.Option("--country", help="Only what holds there; all if absent.")
    ] = None,
    company: Annotated[
        str, typer.Option("--company", help="Its name on the title; that of company.yml if absent.")
    ] = "",
    since: Annotated[
        Path | None,
        typer.Option("--since", help="A snapshot of before: the book begins with what changed."),
    ] = None,
    keep: Annotated[
        Path | None,
        typer.Option("--snapshot", help="Write what holds now, to compare with later."),
    ] = None,
    day: Annotated[
        datetime | None,
        typer.Option("--day", formats=["%Y-%m-%d"], help="As of this day; today if absent."),
    ] = None,
    data: DataOption = None,
    *,
    in_pocket: Annotated[
        bool, typer.Option("--pocket", help="One page with what matters most.")
    ] = False,
    as_json: options.JsonOption = False,
) -> None:
    """Makes the handbook out of the rules: PDF, HTML or Markdown.

    With --json its parts are printed instead, and no book is written.
    """
    if in_pocket and form == "html":
        fail("--pocket: the page for the pocket is made as pdf or md")
    guideline = load_guideline(data)
    today = (day or datetime.now().astimezone()).date()
    before = _snapshot(since) if since else None
    countries = (country,) if country else COUNTRIES
    book = handbook(guideline, lang, today, countries, company, before)
    if keep:
        text = snapshot(guideline, today).model_dump_json(indent=1)
        _write(keep, text.encode())
    if as_json:
        print_json(asdict(pocket(book) if in_pocket else book))
        return
    target = out or Path(f"{'pocket' if in_pocket else 'handbook'}-{lang}.{form}")
    _write(target, _made(pocket(book) if in_pocket else book, form))
    err.print(f"Written: {target} ({book.say('version', version=book.version)})", markup=False)


def _snapshot(file: Path) -> Snapshot:
    try:
        return Snapshot.model_validate_json(file.read_bytes())
    except OSError as error:
        fail(f"{file}: {error.strerror}")
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"]))
        fail(f"{file}: is no snapshot ({place + ': ' if place else ''}{first['msg']})")


def _made(book: Handbook | Pocket, form: Format) -> bytes:
    if form == "pdf":
        return pdf(book)
    if isinstance(book, Pocket):
        return pocket_markdown(book).encode()
    return (markdown(book) if form == "md" else html.page(book, _style())).encode()


def _style() -> str:
    """The look of the pages with its fonts inside, so that the file needs no other."""
    look = (LOOK / "look.css").read_text(encoding="utf-8")
    inside = re.sub(r'url\("(fonts/[\w.-]+)"\)', _inside, look)
    return inside + html.STYLE.read_text(encoding="utf-8")


def _inside(match: re.Match[str]) -> str:
    data = base64.b64encode((LOOK / match[1]).read_bytes()).decode()
    return f'url("data:font/woff2;base64,{data}")'


def _write(file: Path, content: bytes) -> None:
    try:
        file.write_bytes(content)
    except OSError as error:
        fail(f"{file}: {error.strerror}")
