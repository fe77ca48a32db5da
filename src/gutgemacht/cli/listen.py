"""gutgemacht listen: mentions from files, and pulses counted anew from those that are kept."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Protocol
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import typer
from rich.progress import Progress, TextColumn

from gutgemacht.cli.guideline import err, fail, out, print_json
from gutgemacht.cli.house import HouseOption, open_house
from gutgemacht.cli.options import JsonOption
from gutgemacht.networks.files.listen import Looked, look, read_mentions
from gutgemacht.networks.files.read import BadRow, FileError

app = typer.Typer(help="What the public says.")
SHOWN = 20


@app.callback()
def listen() -> None:
    """What the public says."""


@app.command("import")
def import_command(
    file: Annotated[Path, typer.Argument(help="CSV, JSON lines or Parquet.")],
    columns: Annotated[
        str, typer.Option("--map", metavar="PART=COLUMN,...", help="Such as time=Datum,text=Text.")
    ] = "",
    zone: Annotated[str, typer.Option(help="Whose clock times without a zone are of.")] = "UTC",
    data: HouseOption = Path("data"),
    *,
    keep: Annotated[bool, typer.Option("--keep", help="Keep and count it.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Says what a file would tell; with --keep it is kept and counted, as on the page of imports.

    Read twice it is kept once, also when the first time was cut off.
    """
    pairs = (pair.partition("=") for pair in columns.split(",") if pair)
    named = {part.strip(): name for part, _, name in pairs}
    if keep:
        open_house(data)
    try:
        looked = look(file, named, ZoneInfo(zone))
        _tell(looked, _kept(looked, named) if keep else _read(looked), as_json=as_json)
    except ZoneInfoNotFoundError:
        fail(f"--zone {zone}: there is no such zone; write it as Europe/Berlin")
    except FileError as error:
        fail(str(error))


@app.command("rebuild")
def rebuild_command(data: HouseOption = Path("data"), *, as_json: JsonOption = False) -> None:
    """Counts the pulses of all topics anew from the mentions that are kept.

    Pages and workers may go on meanwhile. Days are counted one after the other and each is whole at
    any time: who stops this can begin again. What is older than the mentions that are kept stays.
    """
    open_house(data)
    from gutgemacht.web.listen.models import Belongs, Topic
    from gutgemacht.web.listen.rebuild import rebuilt

    topics, counted = Topic.objects.values_list("pk", "name"), 0
    with _progress("mentions", Belongs.objects.count()) as shown:
        for number, name in topics:
            shown(counted, name)
            for portion in rebuilt(number):
                counted += portion.mentions
                shown(counted, name)
    if as_json:
        print_json({"topics": len(topics), "mentions": counted})
    else:
        out.print(f"{len(topics)} topics counted anew, from {counted} mentions", markup=False)


class _Told(Protocol):
    """What was done with a file."""

    read: int
    bad: int
    rows: list[BadRow]


@dataclass
class _Looked:
    """What a file that is only looked at would tell."""

    read: int = 0
    bad: int = 0
    rows: list[BadRow] = field(default_factory=list)


def _read(looked: Looked) -> _Looked:
    told = _Looked()
    for _, row in read_mentions(looked, looked.plan, datetime.now(UTC)):
        if isinstance(row, BadRow):
            told.bad += 1
            told.rows.append(row)
        else:
            told.read += 1
    return told


def _kept(looked: Looked, named: dict[str, str]) -> _Told:
    from gutgemacht.web.listen.sources.importing import Told, known, remembered, steps

    source = known(looked)
    if source and not named:
        plan = replace(looked.plan, columns=source.details["columns"])
        looked = replace(looked, plan=plan, missing=())
    if looked.missing:
        fail(f"no column for {', '.join(looked.missing)}; name it, such as --map time=Datum")
    source = remembered(looked, looked.plan, looked.table.path.name, None, source)
    told = Told()
    with _progress("mentions", None) as shown:
        for told in steps(looked, looked.plan, source):
            shown(told.read, f"{told.new} new")
    return told


def _tell(looked: Looked, told: _Told, *, as_json: bool) -> None:
    kept = {name: getattr(told, name) for name in ("new", "old") if hasattr(told, name)}
    if as_json:
        rows = [{"line": one.number, "reason": str(one.reason)} for one in told.rows]
        counts = {"columns": dict(looked.plan.columns), "read": told.read, **kept, "bad": told.bad}
        print_json({**counts, "rows": rows})
        return
    said = f"{told.read} mentions, {told.bad} rows that cannot be read"
    if kept:
        said += f"; {kept['new']} were new"
    if kept.get("old"):
        said += f", {kept['old']} are older than mentions are kept here and were left out"
    out.print(said, markup=False)
    for row in told.rows[:SHOWN]:
        out.print(str(row), markup=False)


class _Show(Protocol):
    def __call__(self, done: int, about: str) -> None: ...


@contextmanager
def _progress(unit: str, total: int | None) -> Iterator[_Show]:
    """How far it is, on standard error, so that what comes out can be read by programs."""
    words = (TextColumn("{task.completed} " + unit), TextColumn("{task.description}"))
    with Progress(*words, *Progress.get_default_columns()[1:], console=err, transient=True) as bar:
        task = bar.add_task("", total=total)

        def shown(done: int, about: str) -> None:
            bar.update(task, completed=done, description=about)

        yield shown
