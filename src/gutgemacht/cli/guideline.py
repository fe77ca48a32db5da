"""The guideline that a command works with."""

from pathlib import Path
from typing import Annotated, NoReturn

import typer
from rich.console import Console

from gutgemacht.guideline import Guideline, GuidelineError, load
from gutgemacht.guideline.shipped import pack_folders

CLEAN, FINDINGS, ERROR = 0, 1, 2

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
    if own is not None and not own.is_dir():
        fail(f"{own} is no folder")
    try:
        return load(pack_folders(own))
    except GuidelineError as error:
        fail(*map(str, error.problems))


def fail(*lines: str) -> NoReturn:
    """Ends the command with an error, told on standard error."""
    for line in lines:
        err.print(line, style="red", markup=False)
    raise typer.Exit(ERROR)
