"""A PostgreSQL of its own on a socket in a temporary folder, which ends with the bench."""

import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

BINARIES = Path("/usr/lib/postgresql")


def binaries() -> Path | None:
    """The folder of the newest PostgreSQL here; None where there is none."""
    found = sorted(BINARIES.glob("*/bin/initdb"), key=lambda one: int(one.parts[-3]))
    return found[-1].parent if found else None


@contextmanager
def server(folder: Path) -> Iterator[str]:
    """The address of a fresh server of the PostgreSQL in `folder`."""
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        home.chmod(0o755)
        prefix: list[str] = []
        if os.getuid() == 0:  # PostgreSQL refuses to run as root.
            prefix = ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"]
            subprocess.run(["chown", "nobody:nogroup", name], check=True)

        def run(*command: str) -> None:
            subprocess.run(
                [*prefix, folder / command[0], "-D", home / "db", *command[1:]],
                check=True, cwd=home, stdout=subprocess.DEVNULL,
            )  # fmt: skip

        run("initdb", "-U", "gutgemacht", "-A", "trust", "-E", "UTF8", "--no-locale")
        # On a socket only: no port that could be taken.
        options = f"-c listen_addresses='' -k {home} -c shared_buffers=256MB -c max_wal_size=4GB"
        run("pg_ctl", "-w", "-l", str(home / "log"), "-o", options, "start")
        try:
            yield f"postgresql://gutgemacht@/postgres?host={home}"
        finally:
            run("pg_ctl", "-m", "immediate", "stop")
