"""The guideline that a command works with."""

import json
import sys
from collections.abc import Iterable
from datetime import datetime
from io import TextIOWrapper
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer
from rich.console import Console

from gutgemacht.check import admitted
from gutgemacht.guideline import Guideline, GuidelineError, load
from gutgemacht.guideline.shipped import pack_folders

CLEAN, FINDINGS, ERROR = 0, 1, 2

# A terminal that lacks a sign shows another instead of ending the command.
for _stream in (sys.stdout, sys.stderr):
    if isinstance(_stream, TextIOWrapper):
        _stream.reconfigure(errors="replace")

out = Console()
err = Console(stderr=True, soft_wrap=True, highlight=False)

PacksOption = Annotated[
    Path | None,
    typer.Option(
        "--packs",
        envvar="GUTGEMACHT_PACKS",
        help="A folder with packs of your own, beside those that come with gutgemacht.",
    ),
]


def load_guideline(own: Path | None) -> Guideline:
    """All packs; ends the command with a clear message when one is broken."""
    try:
        return admitted(folders(own), datetime.now().astimezone())
    except GuidelineError as error:
        fail(*map(str, error.problems))


def load_unread(folders: Iterable[Path]) -> Guideline:
    """The guideline of these packs whatever its rules forbid: for those who read the rules."""
    try:
        return load(folders)
    except GuidelineError as error:
        fail(*map(str, error.problems))


def folders(own: Path | None) -> list[Path]:
    """The folders of all packs; ends the command when the company's own is none."""
    if own is not None and not own.is_dir():
        fail(f"{own} is no folder")
    return pack_folders(own)


def print_json(data: Any) -> None:
    """Prints JSON that the other end can read, whatever its encoding."""
    readable = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    typer.echo(json.dumps(data, ensure_ascii=not readable, indent=2))


def fail(*lines: str) -> NoReturn:
    """Ends the command with an error, told on standard error."""
    for line in lines:
        err.print(line, style="red", markup=False)
    raise typer.Exit(ERROR)
