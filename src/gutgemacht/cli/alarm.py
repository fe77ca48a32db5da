"""gutgemacht alarm: counts of the past, played through the alarm as if they came today."""

from __future__ import annotations

import json
import math
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer
from rich.table import Table as Shown
from rich.text import Text

from gutgemacht.cli.guideline import err, fail, out

if TYPE_CHECKING:
    from gutgemacht.listen.alarm.replay import Incident, Played
    from gutgemacht.listen.alarm.table import Table

app = typer.Typer(no_args_is_help=True, help="When more is said of you than usual.")

BARS = " ▁▂▃▄▅▆▇█"
COLUMNS = 72


@app.callback()
def alarm() -> None:
    """When more is said of you than usual."""


@app.command("replay")
def replay_command(
    source: Annotated[
        Path,
        typer.Argument(metavar="FILE.csv", help="Columns: time, mentions and, if known, negative."),
    ],
    false_alarms: Annotated[
        Literal["0.5", "1", "4"],
        typer.Option("--false-alarms", help="So many false alarms a month one bears with."),
    ] = "1",
    *,
    as_json: Annotated[
        bool, typer.Option("--json", help="JSON lines: one a row, the incidents last.")
    ] = False,
) -> None:
    """Says of every row of a table how surprising it was, and which incidents there were.

    Every row is judged by those before it. Exit code 0; 2: error.
    """
    from gutgemacht.listen.alarm.replay import replay

    table = _read(source)
    if table.unused:
        err.print(Text(f"Not counted: {', '.join(table.unused)}.", "yellow"))
    played = []
    for one in replay(table, float(false_alarms)):
        if as_json:
            print(json.dumps(_line(one)))
        played.append(one)
    if as_json:
        print(json.dumps({"incidents": [_told(one) for one in _incidents(played)]}))
    else:
        _show(table, played)


def _read(source: Path) -> Table:
    from gutgemacht.listen.alarm.table import TableError, decode, read_table

    try:
        return read_table(decode(source.read_bytes()))
    except OSError as error:
        fail(f"{source}: {error.strerror or error}")
    except TableError as error:
        fail(f"{source}: {error}")


def _line(one: Played) -> dict[str, Any]:
    said = one.reading
    return {
        "time": one.row.told,
        "expected": round(said.expected, 4),
        "score": round(said.score, 6),
        "level": said.level,
    }


def _incidents(played: list[Played]) -> list[Incident]:
    found: list[Incident] = []
    for one in played:
        if one.incident and (not found or found[-1] is not one.incident):
            found.append(one.incident)
    return found


def _told(incident: Incident) -> dict[str, Any]:
    told = asdict(incident)
    return {**told, "score": round(incident.score, 6), "expected": round(incident.expected, 2)}


def _show(table: Table, played: list[Played]) -> None:
    incidents = _incidents(played)
    first, last = table.rows[0].told, table.rows[-1].told
    _say(f"{len(played)} rows of {table.width / 60:g} minutes, {first} to {last}.")
    out.print(Text(_plot(played)))
    if not incidents:
        _say("No incident: nothing went far beyond what this series does anyway.")
        return
    shown = Shown("opened", "peak", "closed", "level", "mentions", "usual", box=None)
    for one in incidents:
        told = (one.opened, one.peak, one.closed or "goes on", str(one.level))
        shown.add_row(*told, f"{one.mentions:.0f}", f"{one.expected:.0f}")
    out.print(shown)


def _plot(played: list[Played]) -> str:
    """Mentions against time, and below them a mark where an incident was open."""
    step = -(-len(played) // COLUMNS)
    parts = [played[at : at + step] for at in range(0, len(played), step)]
    tops = [max(one.row.mentions or 0 for one in part) for part in parts]
    most = max(tops) or 1
    bars = "".join(BARS[math.ceil(8 * top / most)] for top in tops)
    marks = "".join("!" if any(one.incident for one in part) else " " for part in parts)
    return f"{bars}\n{marks.rstrip()}".rstrip() + f"\n(the highest bar: {most:g})"


def _say(line: str) -> None:
    out.print(Text(line))
