"""gutgemacht listen: mentions from files."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import typer

from gutgemacht.cli.guideline import fail, out, print_json
from gutgemacht.cli.options import JsonOption
from gutgemacht.networks.files.listen import look, read_mentions
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
    *,
    as_json: JsonOption = False,
) -> None:
    """Says what a file would tell; nothing is kept. The page of imports keeps it."""
    pairs = (pair.partition("=") for pair in columns.split(",") if pair)
    try:
        looked = look(file, {part.strip(): name for part, _, name in pairs}, ZoneInfo(zone))
        rows = [row for _, row in read_mentions(looked, looked.plan, datetime.now(UTC))]
    except ZoneInfoNotFoundError:
        fail(f"--zone {zone}: there is no such zone; write it as Europe/Berlin")
    except FileError as error:
        fail(str(error))
    bad = [row for row in rows if isinstance(row, BadRow)]
    told = {"columns": dict(looked.plan.columns), "read": len(rows) - len(bad), "bad": len(bad)}
    if as_json:
        print_json({**told, "rows": [{"line": one.number, "reason": one.reason} for one in bad]})
        return
    out.print(f"{told['read']} mentions, {len(bad)} rows that cannot be read", markup=False)
    for row in bad[:SHOWN]:
        out.print(str(row), markup=False)
