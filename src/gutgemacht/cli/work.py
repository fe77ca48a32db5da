"""gutgemacht work: the worker alone, for houses that run several machines."""

import signal
from pathlib import Path
from typing import Annotated

import typer

from gutgemacht.cli.guideline import out
from gutgemacht.cli.up import prepare


def work_command(
    data: Annotated[
        Path, typer.Option(envvar="GUTGEMACHT_DATA", help="Where this installation keeps its data.")
    ] = Path("data"),
) -> None:
    """Sends what is due and reads what was done; beside `gutgemacht up --no-worker`."""
    prepare(data)
    from gutgemacht.web.publish.worker import Worker  # Django must be set up before.

    worker = Worker()
    for wish in (signal.SIGTERM, signal.SIGINT):
        signal.signal(wish, lambda *_: worker.stop.set())
    out.print("The worker is up (Ctrl-C ends it)")
    worker.run()
