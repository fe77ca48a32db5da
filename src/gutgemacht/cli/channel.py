"""gutgemacht channel: the register of channels."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from gutgemacht.cli.guideline import fail, out, print_json
from gutgemacht.cli.house import HouseOption, open_house
from gutgemacht.cli.options import JsonOption

if TYPE_CHECKING:
    from gutgemacht.web.api.channels import ChannelShown

app = typer.Typer(help="The channels of the company.", no_args_is_help=True)


@app.command("list")
def list_command(data: HouseOption = Path("data"), *, as_json: JsonOption = False) -> None:
    """All channels, with what must be done next."""
    found = _register(data)
    if as_json:
        print_json([one.model_dump(mode="json") for one in found])
        return
    table = Table("number", "network", "name", "owner", "to do", box=None)
    for one in found:
        closed = "closed" if one.closed_at else str(len(one.duties) or "")
        table.add_row(str(one.number), one.network, one.name, one.owner or "", closed)
    out.print(table if found else "There is no channel yet; add one on the page of channels.")


@app.command("show")
def show_command(
    number: Annotated[int, typer.Argument(help="The number of the channel.")],
    data: HouseOption = Path("data"),
    *,
    as_json: JsonOption = False,
) -> None:
    """One channel."""
    found = _register(data, number)
    if not found:
        fail(f"there is no channel {number}; `gutgemacht channel list` names all")
    [one] = found
    if as_json:
        print_json(one.model_dump(mode="json"))
        return
    for key, value in one.model_dump(mode="json", exclude={"duties"}).items():
        out.print(f"{key:14}", "" if value is None else value, markup=False, highlight=False)
    for duty in one.duties:
        out.print(f"- {duty.words}", markup=False)


def _register(data: Path, number: int | None = None) -> "list[ChannelShown]":
    open_house(data)
    from gutgemacht.web.api.channels import register

    return register(number, names=True)
