"""gutgemacht by the clock of a script.

usage: python -m tests.web.listen.week.fast CLOCK up PORT DATA | work | learn FILE

CLOCK is a file with a time, and with the moment of the real clock from which it goes on, if it
does.
`up` serves and works as always. `work` does all that a worker does once for each line it is told,
and answers each. `learn` reads what was said before anybody listened.
"""

import json
import os
import sys
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone

from gutgemacht.networks import world
from gutgemacht.networks.bluesky import live


def write_clock(file: Path, at: datetime, *, goes_on: bool = False) -> None:
    """Sets the clock of all who look at that file."""
    told = {"at": at.isoformat(), "since": time.time() if goes_on else None}
    draft = file.with_suffix(".new")
    draft.write_text(json.dumps(told), encoding="utf-8")
    draft.replace(file)


def clock_of(file: Path) -> Callable[[], datetime]:
    """The clock."""

    def now() -> datetime:
        told = json.loads(file.read_text(encoding="utf-8"))
        passed = time.time() - told["since"] if told["since"] else 0.0
        return datetime.fromisoformat(told["at"]) + timedelta(seconds=passed)

    return now


def main() -> None:
    """Runs it."""
    file, command, *rest = sys.argv[1:]
    now = clock_of(Path(file))
    timezone.now = now

    defaults = world.World.__init__.__defaults__
    world.World.__init__.__defaults__ = tuple(now if one is world.NOW else one for one in defaults)
    {"up": up, "work": work, "learn": learn}[command](*rest)


def up(port: str, data: str) -> None:
    """`gutgemacht up`."""
    from gutgemacht.cli.up import up_command

    up_command(int(port), "127.0.0.1", Path(data), demo=False, worker=True)


def work() -> None:
    """What a worker does again and again, as often as it is told to; streams are asked."""
    _begin()
    from gutgemacht.web.listen.alarms.step import Watching
    from gutgemacht.web.listen.hearing import Listening, hearable
    from gutgemacht.web.publish.worker import Chores, Reading, Sending, Worker

    # In fast time nobody waits for two seconds of silence.
    live.QUIET = 0.15
    worker = Worker()
    listening = Listening(worker.stop, kinds=lambda: dict.fromkeys(hearable(), False))
    listening._pool = AtOnce()
    loops = (Sending(worker.hands), Reading(), listening, Watching(), Chores())
    for line in sys.stdin:
        for loop in loops:
            while loop():
                pass
        sys.stdout.write(line)
        sys.stdout.flush()


def learn(file: str) -> None:
    """A file of mentions, kept as the page for files keeps it."""
    _begin()
    from gutgemacht.networks.files.listen import look
    from gutgemacht.web.listen.sources.importing import read_in, remembered

    looked = look(Path(file))
    source = remembered(looked, looked.plan, "Archiv", None, None)
    sys.stdout.write(str(read_in(looked, looked.plan, source).new))


def _begin() -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gutgemacht.web.settings")
    django.setup()


class AtOnce:
    """In the place of a pool of threads: a tick is over when all is heard."""

    def submit(self, do: Callable[..., None], *arguments: Any, **named: Any) -> None:
        """Does it."""
        do(*arguments, **named)


if __name__ == "__main__":
    main()
