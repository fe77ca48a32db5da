"""gutgemacht ledger: the log of decisions, given out and looked through."""

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, Any, TextIO

import typer

from gutgemacht.cli.guideline import FINDINGS, fail, out
from gutgemacht.cli.up import prepare
from gutgemacht.publish import log

app = typer.Typer(help="The log of decisions: a chain in which a change of the past shows.")

DataOption = Annotated[
    Path, typer.Option("--data", envvar="GUTGEMACHT_DATA", help="The data of the installation.")
]


@app.command("export")
def export_command(
    to: Annotated[Path | None, typer.Option(help="A file instead of the screen.")] = None,
    data: DataOption = Path("data"),
) -> None:
    """One JSON line an entry, and at the end the head: keep it, it shows a log that was cut off."""
    if to is None:
        _write(sys.stdout, _chain(data))
        return
    try:
        with to.open("x", encoding="utf-8") as file:
            _write(file, _chain(data))
    except FileExistsError:
        fail(f"{to} is there already; name another file")
    except OSError as error:
        fail(f"{to} cannot be written ({error.strerror})")


@app.command("verify")
def verify_command(
    file: Annotated[
        Path | None, typer.Argument(help="An export; without it the log of this installation.")
    ] = None,
    head: Annotated[
        Path | None, typer.Option(help="An older export that the log must still continue.")
    ] = None,
    data: DataOption = Path("data"),
) -> None:
    """Says whether the chain holds, or the first place at which it does not."""
    end = _read(head)[1] if head else None
    if file is None:
        entries: Iterable[log.Chained] = _chain(data)
    else:
        entries, own = _read(file)
        _tell(log.verify(entries, end=own))
    entries = list(entries)
    _tell(log.verify(entries, end=end))
    last = log.head(entries)
    out.print(f"The log holds: {last.number} entries, the last is {last.hash or 'none'}")


_WHY: dict[log.BreakReason, str] = {
    "number": "an entry is missing or stands twice",
    "previous": "it does not follow from the entry before",
    "content": "it was changed",
    "end": "the log was cut off: an entry that was there is missing",
}


def _tell(broken: log.Broken | None) -> None:
    if broken:
        out.print(f"[red]The log is broken at entry {broken.number}: {_WHY[broken.why]}[/]")
        raise typer.Exit(FINDINGS)


def _chain(data: Path) -> Iterator[log.Chained]:
    if not data.is_dir():
        fail(f"{data} is no folder; name the data folder with --data")
    prepare(data)
    from gutgemacht.web.publish.ledger.log import chain  # Django must be set up before.

    return chain()


def _write(file: TextIO, entries: Iterable[log.Chained]) -> None:
    last = log.NOWHERE
    for one in entries:
        last = log.Head(one.number, one.hash)
        line = {"number": one.number, **log.as_data(one.entry)}
        print(json.dumps({**line, "previous": one.previous, "hash": one.hash}), file=file)
    print(json.dumps({"head": {"number": last.number, "hash": last.hash}}), file=file)


def _read(file: Path) -> tuple[list[log.Chained], log.Head]:
    entries, end = [], None
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        fail(f"{file} cannot be read")
    for number, line in enumerate(lines, 1):
        try:
            data = json.loads(line)
            if "head" in data:
                end = log.Head(**data["head"])
            else:
                entries.append(_entry(data))
        except (ValueError, KeyError, TypeError):
            fail(f"{file}, line {number}: this is no line of an export")
    if end is None:
        fail(f"{file}: the last line with the head is missing; the export was cut off")
    return entries, end


def _entry(data: dict[str, Any]) -> log.Chained:
    return log.Chained(data["number"], log.of_data(data), data["previous"], data["hash"])
