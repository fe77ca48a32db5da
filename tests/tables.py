"""An empty database as this version needs it: made once for all tests, in ten seconds."""

import fcntl
import os
import shutil
import subprocess
import sys
from pathlib import Path

DATABASE = "gutgemacht.sqlite3"
FOLDER = "GUTGEMACHT_TESTS_TABLES"
"""Of the environment: where all workers of a run find it."""


def tables() -> Path:
    """The file; whoever comes first makes it."""
    folder = Path(os.environ[FOLDER])
    made = folder / DATABASE
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            _migrate(folder / "made")
            (folder / "made" / DATABASE).rename(made)
    return made


def give_tables(data: Path) -> None:
    """Puts the empty database into a data folder."""
    shutil.copy(tables(), data / DATABASE)


def _migrate(data: Path) -> None:
    data.mkdir()
    settings = {"GUTGEMACHT_DATA": str(data), "DJANGO_SETTINGS_MODULE": "gutgemacht.web.settings"}
    environment = {**os.environ, **settings}
    environment.pop("GUTGEMACHT_DATABASE", None)
    command = [sys.executable, "-m", "django", "migrate", "--verbosity", "0"]
    subprocess.run(command, env=environment, check=True)
