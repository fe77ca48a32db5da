"""gutgemacht up: everything that has to run, in one process, from the first start on."""

import os
import threading
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gutgemacht.check import Compiled, Context, Draft, check
from gutgemacht.cli.guideline import err, fail, out

if TYPE_CHECKING:
    from socket import socket

    import uvicorn

# A draft may come in the query of a request, as one LanguageTool client sends it.
LONGEST_HEAD = 512_000
# As uvicorn's own command ends when it cannot begin.
STARTUP_FAILURE = 3


def up_command(
    port: Annotated[int, typer.Option(envvar="GUTGEMACHT_PORT", min=1, max=65535)] = 8000,
    host: Annotated[str, typer.Option(envvar="GUTGEMACHT_HOST")] = "127.0.0.1",
    data: Annotated[
        Path, typer.Option(envvar="GUTGEMACHT_DATA", help="Where this installation keeps its data.")
    ] = Path("data"),
    *,
    demo: Annotated[
        bool, typer.Option("--demo", envvar="DEMO", help="Start with an example to look at.")
    ] = False,
    worker: Annotated[
        bool, typer.Option(help="Send and read here too; without it run `gutgemacht work`.")
    ] = True,
) -> None:
    """Prepares the database, serves the product, and sends and reads in the background."""
    os.environ["GUTGEMACHT_DEMO"] = "1" if demo else os.environ.get("GUTGEMACHT_DEMO", "0")
    _refuse_used_port(host, port)
    prepare(data)
    if worker:
        _work_beside()
    _serve(host, port)


def prepare(data: Path) -> None:
    """Django, and a database as this version needs it; ends the command with a clear message."""
    os.environ["GUTGEMACHT_DATA"] = str(data.absolute())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gutgemacht.web.settings")
    _migrate()


def _work_beside() -> None:
    """The worker in a thread: whenever this process ends, nothing is lost and nothing doubled."""
    from gutgemacht.web.publish.worker import Worker

    threading.Thread(target=Worker().run, name="worker", daemon=True).start()


def _refuse_used_port(host: str, port: int) -> None:
    import socket

    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            fail(f"{host}:{port} cannot be used ({error.strerror}); choose another with --port")


# The web is imported here, not above: other commands need no Django.
def _migrate() -> None:
    from gutgemacht.web.environment import SettingError

    try:
        import django
        from django.core.management import call_command
        from django.db import OperationalError

        django.setup()
        call_command("migrate", interactive=False, verbosity=0)
    except SettingError as error:
        fail(str(error))
    except OperationalError as error:
        fail(f"the database does not answer: {error}")


def _warm_up(compiled: Compiled) -> None:
    """What is loaded at first use is loaded now, not while somebody waits for a note."""
    for text in ("Ein erster Satz, an dem alles warm wird. #warmgelaufen", "A first sentence."):
        check(Draft(text), compiled, Context(datetime.now().astimezone()))
    from gutgemacht.web.cases.library import at_hand

    at_hand().finder.similar("A first draft.")


def _serve(host: str, port: int) -> None:
    import uvicorn

    from gutgemacht.web.asgi import application
    from gutgemacht.web.rules import in_force

    rules = in_force()
    threading.Thread(target=_warm_up, args=[rules.compiled], daemon=True).start()
    for problem in rules.problems:
        err.print(f"This rule file is broken and left out: {problem}", style="yellow", markup=False)
    shown = "localhost" if host == "127.0.0.1" else host
    out.print(f"gutgemacht is up: [bold]http://{shown}:{port}/[/]  (Ctrl-C ends it)")
    # No access log: a path may hold what somebody wrote.
    config = uvicorn.Config(
        application,
        host=host,
        port=port,
        access_log=False,
        log_level="warning",
        h11_max_incomplete_event_size=LONGEST_HEAD,
        http="h11",
        server_header=False,
    )
    server = _letting_go(config)
    with suppress(KeyboardInterrupt):
        server.run()
    if not server.started:
        raise typer.Exit(STARTUP_FAILURE)


def _letting_go(config: "uvicorn.Config") -> "uvicorn.Server":
    """A server that lets go who listens, before it waits until all are answered."""
    import uvicorn

    from gutgemacht.web.listen.live import WATCH

    class Server(uvicorn.Server):
        async def shutdown(self, sockets: "list[socket] | None" = None) -> None:
            WATCH.end()
            await super().shutdown(sockets)

    return Server(config)
