"""Servers as people start them, on a folder and a port of their own."""

import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.ports import free_port
from tests.tables import give_tables

SECONDS = 180


@dataclass(frozen=True)
class Server:
    """A running `gutgemacht up`."""

    base: str
    data: Path
    output: Path

    def log(self) -> str:
        return self.output.read_text(encoding="utf-8")


def wait_for(base: str, process: subprocess.Popen, output: Path) -> None:
    """Waits until it answers."""
    for _ in range(SECONDS * 5):
        try:
            urllib.request.urlopen(f"{base}/v2/healthcheck", timeout=5).close()
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            assert process.poll() is None, output.read_text()
            time.sleep(0.2)
        else:
            return
    raise AssertionError(f"the server did not start: {output.read_text()}")


Start = Callable[..., Server]


@contextmanager
def servers(new_folder: Callable[[str], Path]) -> Iterator[Start]:
    """What starts them; all end when it is left."""
    running: list[subprocess.Popen] = []

    def start(**environment: str) -> Server:
        folder = new_folder("server")
        data, port, output = folder / "data", free_port(), folder / "output.txt"
        data.mkdir()
        give_tables(data)
        command = [sys.executable, "-m", "gutgemacht", "up", "--port", str(port)]
        with output.open("w") as file:
            process = subprocess.Popen(
                [*command, "--data", str(data)],
                env=os.environ | {"TMPDIR": str(folder)} | environment,
                stdout=file,
                stderr=subprocess.STDOUT,
                cwd=folder,
            )
        running.append(process)
        base = f"http://127.0.0.1:{port}"
        wait_for(base, process, output)
        return Server(base, data, output)

    try:
        yield start
    finally:
        for process in running:
            process.terminate()
            process.wait(timeout=20)
