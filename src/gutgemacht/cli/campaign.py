"""gutgemacht campaign: the campaigns of the company, to be read from the command line."""

from pathlib import Path
from typing import Annotated, Literal

import typer
from rich.table import Table

from gutgemacht.cli.guideline import fail, out, print_json
from gutgemacht.cli.house import AsOption, HouseOption, acting, open_house
from gutgemacht.cli.options import JsonOption

app = typer.Typer(help="Campaigns of the company.", no_args_is_help=True)

Show = Literal["all", "mine", "put-away"]


@app.command("all")
def all_command(
    who: AsOption,
    show: Annotated[Show, typer.Option(help="Which.")] = "all",
    data: HouseOption = Path("data"),
    *,
    as_json: JsonOption = False,
) -> None:
    """Campaigns, what was touched last first."""
    open_house(data)
    from gutgemacht.web.campaign.access import READERS
    from gutgemacht.web.campaign.shelf import shelf
    from gutgemacht.web.campaign.told import told_line

    found = [told_line(line) for line in shelf(acting(who, *READERS), show)]
    if as_json:
        print_json(found)
        return
    table = Table("number", "state", "owner", "campaign", box=None)
    for one in found:
        table.add_row(str(one["number"]), one["state"], one["owner"], one["title"] or one["intent"])
    out.print(table if found else "There is no such campaign.")


@app.command("show")
def show_command(
    number: Annotated[int, typer.Argument(help="The number of the campaign.")],
    who: AsOption,
    data: HouseOption = Path("data"),
    *,
    as_json: JsonOption = False,
) -> None:
    """One campaign: what it means, and what is shown in its newest version."""
    open_house(data)
    from gutgemacht.web.campaign.access import READERS, campaigns_for
    from gutgemacht.web.campaign.told import told_campaign

    campaign = campaigns_for(acting(who, *READERS)).filter(pk=number).first()
    if campaign is None:
        fail(f"there is no campaign {number}; `gutgemacht campaign all` names all")
    told = told_campaign(campaign)
    if as_json:
        print_json(told)
        return
    stimuli = told.pop("stimuli")
    for key, value in told.items():
        if value:
            out.print(f"{key:12}", value, markup=False, highlight=False)
    for one in stimuli:
        words = one["text"] or one["alt"] or one["picture"][:12]
        head = " ".join(filter(None, (one["kind"], one["network"], "read" if one["read"] else "")))
        out.print(f"\n{head}\n{words}", markup=False, highlight=False)
