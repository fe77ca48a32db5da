"""gutgemacht panel: what readers have decided, and how many it takes.

The statistics are imported inside the commands: others need not wait for SciPy.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table
from rich.text import Text

from gutgemacht.cli.guideline import fail, out, print_json

if TYPE_CHECKING:
    from gutgemacht.campaign.decision import Decision, Next, Rule
    from gutgemacht.campaign.plan import Boundaries, Characteristic, Plan

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


def _prior(text: str) -> tuple[float, float]:
    try:
        a, b = map(float, text.split(","))
    except ValueError:
        raise ValueError(f"prior {text!r}: must be two numbers with a comma, such as 1,1") from None
    return a, b


def _print_decision(readers: int, objectors: int, decision: Decision, rule: Rule) -> None:
    low, high = decision.interval
    out.print(
        Text.assemble(
            (decision.decision, STYLES[decision.decision]),
            f"  {objectors} of {readers} readers object.",
        )
    )
    out.print(
        f"Between {low:.0%} and {high:.0%} of the group object, with 95 % probability; "
        f"fewer than {rule.limit:.3g} of all do with {decision.p_below:.0%}.",
        highlight=False,
    )
    for line in _says(decision.next, rule):
        out.print(f"• {line}", highlight=False)


def _says(next_: Next, rule: Rule) -> list[str]:
    """What would decide next, in sentences."""
    if next_.readers_to_least:
        first = [f"{next_.readers_to_least} more must read before anything is decided."]
    else:
        first = []
    if not next_.reachable:
        return [
            *first,
            f"Up to {rule.most} readers nothing can decide it any more: a person decides, or "
            "the campaign is changed and read again.",
        ]
    if next_.readers_to_go:
        first.append(f"{next_.readers_to_go} more readers without an objector would make it GO.")
    if next_.objectors_to_stop:
        first.append(f"{next_.objectors_to_stop} more objectors, soon, would make it STOP.")
    return first


def _print_plan(plan: Plan, tried: Sequence[Characteristic]) -> None:
    for one in plan.strata:
        out.print(
            Text.assemble(
                (one.stratum, "bold"),
                f"  {one.to_see_one} readers show at least one objector with "
                f"{plan.certainty:.0%}, if {plan.share:.3g} of all object. "
                f"It is decided between {one.least} and {one.most} readers.",
            )
        )
