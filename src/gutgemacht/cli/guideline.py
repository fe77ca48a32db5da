"""The guideline that a command works with."""

import json
import os
import sys
from collections.abc import Iterable
from datetime import datetime
from io import TextIOWrapper
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer
from rich.console import Console

from gutgemacht.check import Judge, admitted
from gutgemacht.check.admit import own_files
from gutgemacht.guideline import Guideline, GuidelineError
from gutgemacht.guideline.shipped import load_house, own_folders
from gutgemacht.judges.company import at_hand

CLEAN, FINDINGS, ERROR = 0, 1, 2

# A terminal that lacks a sign shows another instead of ending the command.
for _stream in (sys.stdout, sys.stderr):
    if isinstance(_stream, TextIOWrapper):
        _stream.reconfigure(errors="replace")

out = Console()
err = Console(stderr=True, soft_wrap=True, highlight=False)

DataOption = Annotated[
    Path | None,
    typer.Option(
        "--data",
        envvar="GUTGEMACHT_DATA",
        help="The company's data folder with its own packs; ./data where there is one.",
    ),
]
DATA = Path("data")


def load_guideline(data: Path | None) -> Guideline:
    """All packs; ends the command with a clear message when one is broken."""
    try:
        return admitted(_existing(data), datetime.now().astimezone(), _secret())
    except GuidelineError as error:
        fail(*map(str, error.problems))


def load_judges(guideline: Guideline, data: Path | None) -> dict[str, Judge]:
    """The judges at hand; what is wrong with a company's own is told, and the rest goes on."""
    judges, problems = at_hand(guideline.company, _existing(data) or DATA)
    for problem in problems:
        err.print(str(problem), style="yellow", markup=False)
    return judges


def load_unread(data: Path | None, extra: Iterable[Path] = ()) -> Guideline:
    """The guideline whatever its rules forbid, for those who read the rules themselves.

    `extra` are folders of packs that stand elsewhere.
    """
    try:
        return load_house(_existing(data), _secret(), extra)
    except GuidelineError as error:
        fail(*map(str, error.problems))


def own_rules(data: Path | None) -> dict[str, Path]:
    """The files of the company's own rules, by id."""
    return own_files(own_folders(_existing(data)))


def _existing(data: Path | None) -> Path | None:
    if data is not None and not data.is_dir():
        fail(f"{data} is no folder")
    return data or (DATA if DATA.is_dir() else None)


def _secret() -> str:
    return os.environ.get("GUTGEMACHT_SECRET_KEY", "")


def print_json(data: Any, indent: int | None = 2) -> None:
    """Prints JSON that the other end can read, whatever its encoding; a line without indent."""
    readable = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    typer.echo(json.dumps(data, ensure_ascii=not readable, indent=indent))


def fail(*lines: str) -> NoReturn:
    """Ends the command with an error, told on standard error."""
    for line in lines:
        err.print(line, style="red", markup=False)
    raise typer.Exit(ERROR)
