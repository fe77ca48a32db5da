"""gutgemacht panel: what readers have decided, and how many it takes.

The statistics are imported inside the commands: others need not wait for SciPy.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.table import Table
from rich.text import Text

from gutgemacht.cli.guideline import fail, out, print_json
from gutgemacht.cli.house import HouseOption, open_house

if TYPE_CHECKING:
    from gutgemacht.campaign.decision import Decision, Next, Rule
    from gutgemacht.campaign.plan import Characteristic, Edge, Plan, StratumPlan

app = typer.Typer(no_args_is_help=True, help="Readers before launch: GO, STOP or UNDECIDED.")

LimitOption = Annotated[
    float, typer.Option("--limit", help="The share of objectors that is still borne.")
]
PriorOption = Annotated[
    str, typer.Option("--prior", metavar="A,B", help="The two numbers of the Beta prior.")
]
GoOption = Annotated[float, typer.Option("--go", help="How sure GO must be.")]
StopOption = Annotated[float, typer.Option("--stop", help="How sure STOP must be.")]
LeastOption = Annotated[int, typer.Option("--least", help="Fewer readers decide nothing.")]
MostOption = Annotated[int, typer.Option("--most", help="So many readers are asked at most.")]
JsonOption = Annotated[bool, typer.Option("--json", help="JSON instead of words.")]

STYLES = {"GO": "bold green", "STOP": "bold red", "UNDECIDED": "bold yellow"}


@app.command("decide")
def decide_command(
    readers: Annotated[int, typer.Option("--readers", help="So many have read.")],
    objectors: Annotated[int, typer.Option("--objectors", help="So many of them object.")],
    limit: LimitOption = 0.1,
    prior: PriorOption = "1,1",
    go: GoOption = 0.9,
    stop: StopOption = 0.9,
    least: LeastOption = 8,
    most: MostOption = 40,
    *,
    as_json: JsonOption = False,
) -> None:
    """Says what the readers of one stratum have decided, and what would decide next.

    Exit code 0, whatever the decision; 2: error.
    """
    from gutgemacht.campaign.decision import Rule, decide

    try:
        rule = Rule(limit, _prior(prior), go, stop, least, most)
        decision = decide(readers, objectors, rule)
    except ValueError as error:
        fail(str(error))
    if as_json:
        print_json(asdict(decision))
    else:
        _print_decision(readers, objectors, decision, rule)


@app.command("plan")
def plan_command(
    share: Annotated[
        float, typer.Option("--share", help="A share of objectors that must not stay unseen.")
    ] = 0.1,
    certainty: Annotated[float, typer.Option("--certainty", help="How surely to see one.")] = 0.9,
    strata: Annotated[
        str, typer.Option("--strata", help="Groups of readers, with commas.")
    ] = "addressed,affected,outside",
    limit: LimitOption = 0.1,
    prior: PriorOption = "1,1",
    go: GoOption = 0.9,
    stop: StopOption = 0.9,
    least: LeastOption = 8,
    most: MostOption = 40,
    simulate: Annotated[
        int, typer.Option("--simulate", min=0, help="So many made-up panels as a check; 0: none.")
    ] = 0,
    seed: Annotated[int, typer.Option("--seed", min=0, help="Of the made-up panels.")] = 1,
    *,
    as_json: JsonOption = False,
) -> None:
    """Says how many readers it takes, when it is decided, and how often that would be wrong.

    Exit code 0; 2: error.
    """
    import numpy as np

    from gutgemacht.campaign.decision import Rule
    from gutgemacht.campaign.plan import plan, simulated

    names = [name.strip() for name in strata.split(",")]
    try:
        rule = Rule(limit, _prior(prior), go, stop, least, most)
        made = plan(names, rule, share, certainty)
        tried = simulated(rule, simulate, np.random.default_rng(seed)) if simulate else ()
    except ValueError as error:
        fail(str(error))
    if as_json:
        print_json({**asdict(made), "simulated": [asdict(one) for one in tried]})
    else:
        _print_plan(made, tried)


@app.command("show")
def show_command(
    number: Annotated[int, typer.Argument(help="The number of the panel, as in its address.")],
    data: HouseOption = Path("data"),
    *,
    as_json: JsonOption = False,
) -> None:
    """Where a panel stands, in numbers; what readers wrote stays on its pages.

    Exit code 0; 2: error.
    """
    open_house(data)
    from gutgemacht.web.campaign.panel.models import Panel
    from gutgemacht.web.campaign.panel.summary import summary

    panel = Panel.objects.select_related("version__campaign").filter(pk=number).first()
    if panel is None:
        fail(f"there is no panel {number}; its number stands in the address of its page")
    told = summary(panel)
    if as_json:
        print_json(told)
    else:
        _print_standing(told)


def _print_standing(told: dict[str, Any]) -> None:
    state = f"  {told['campaign']}, version {told['version']}: {told['state']}"
    out.print(Text.assemble((told["decision"], STYLES[told["decision"]]), state))
    table = Table("group", "shown", "readers", "objectors", "decision", box=None)
    for group in told["groups"]:
        for one in group["stimuli"]:
            at = one["at"]
            objectors = f"{at['objectors']} of {at['readers']}" if at else "not told yet"
            names = (Text(group["name"]), Text(one["stimulus"]))
            table.add_row(*names, str(one["readers"]), objectors, one["decision"])
    out.print(table)
    if told["warnings"]:
        _say(f"Warnings: {told['warnings']}; read them on the page.")


def _prior(text: str) -> tuple[float, float]:
    try:
        a, b = map(float, text.split(","))
    except ValueError:
        raise ValueError(f"prior {text!r}: must be two numbers with a comma, such as 1,1") from None
    return a, b


def _print_decision(readers: int, objectors: int, decision: Decision, rule: Rule) -> None:
    counted = f"  {objectors} of {readers} readers object."
    out.print(Text.assemble((decision.decision, STYLES[decision.decision]), counted))
    low, high = map(_percent, decision.interval)
    _say(f"Of the whole group {low} to {high} would, with 95 % certainty.")
    _say(
        f"That it is fewer than {_percent(rule.limit)} is {_percent(decision.p_below)} certain, "
        f"that it is more {_percent(1 - decision.p_below)}."
    )
    for line in _next_steps(decision.next, rule):
        _say(f"→ {line}")


def _next_steps(after: Next, rule: Rule) -> Iterator[str]:
    if after.readers_to_least:
        yield f"Nothing is decided before {after.readers_to_least} more have read."
    if not after.reachable:
        yield (
            f"Nothing decides it any more within {rule.most} readers: a person does, or the "
            "campaign is changed and read again."
        )
    if after.readers_to_go:
        yield f"{_more(after.readers_to_go, 'reader')}, none of them objecting: GO."
    if after.objectors_to_stop == 0 and after.readers_to_least:
        yield "Then it is STOP, even if none of them objects."
    elif after.objectors_to_stop:
        yield f"{_more(after.objectors_to_stop, 'objector')} among the next readers: STOP."


def _more(count: int, noun: str) -> str:
    return f"{count} more {noun}{'' if count == 1 else 's'}"


def _print_plan(made: Plan, tried: Sequence[Characteristic]) -> None:
    for needs, strata in groupby(made.strata, lambda one: [*_needs(one, made)]):
        out.print(Text(", ".join(one.stratum for one in strata), "bold"))
        for line in needs:
            _say(f"  {line}")
    _say(f"STOP: {_edges(made.boundaries.stop, 'among')}. GO: {_edges(made.boundaries.go, 'of')}.")
    out.print(_table("What the rule does in one group", made.each, made.rule))
    if len(made.strata) > 1:
        title = f"In all {len(made.strata)} groups: one STOP stops, GO needs all"
        out.print(_table(title, made.together, made.rule))
    if tried:
        out.print(_table("One group, as made-up panels went", tried, made.rule))
    _say(f"Wrong is GO where {_percent(made.rule.limit)} or more object, and STOP below it.")


def _needs(one: StratumPlan, made: Plan) -> Iterator[str]:
    yield (
        f"{one.to_see_one} readers show at least one objector with {_percent(made.certainty)} "
        f"certainty, if {_percent(made.share)} of the group would object."
    )
    if one.go_from is None or one.then_at_most is None:
        yield f"{one.most} readers are too few for GO, even if none of them objects."
    else:
        yield (
            f"{one.go_from} readers are enough for GO, if none of them objects; then at most "
            f"{_percent(one.then_at_most)} of the group would (95 % certainty)."
        )
    yield f"{one.least} readers are the least, {one.most} the most."


def _edges(edges: Sequence[Edge], word: str) -> str:
    told = ", ".join(f"{edge.objectors} {word} {edge.readers}" for edge in edges)
    return told or "never"


def _table(title: str, rows: Sequence[Characteristic], rule: Rule) -> Table:
    table = Table(title=title, title_justify="left")
    for head in ("if so many object", "GO", "STOP", "UNDECIDED", "readers (mean)"):
        table.add_column(head, justify="right")
    for row in rows:
        wrong_go, wrong_stop = row.share >= rule.limit, row.share < rule.limit
        table.add_row(
            _percent(row.share),
            Text(_percent(row.go), "red" if wrong_go else ""),
            Text(_percent(row.stop), "red" if wrong_stop else ""),
            _percent(row.undecided),
            f"{row.readers:.0f}",
        )
    return table


def _say(line: str) -> None:
    out.print(Text(line))


def _percent(part: float) -> str:
    return f"{round(100 * part, 1):.4g} %"
