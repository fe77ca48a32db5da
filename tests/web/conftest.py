"""Real parts for the tests of the web: a server as people start it, and a real browser."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

SECONDS = 60
# Of a page on a machine that is busy with other tests.
expect.set_options(timeout=20_000)


@dataclass(frozen=True)
class Server:
    """A running `gutgemacht up`."""

    base: str
    data: Path
    output: Path

    def log(self) -> str:
        return self.output.read_text(encoding="utf-8")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait_for(base: str, process: subprocess.Popen, output: Path) -> None:
    for _ in range(SECONDS * 5):
        try:
            urllib.request.urlopen(f"{base}/v2/healthcheck", timeout=5).close()
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            assert process.poll() is None, output.read_text()
            time.sleep(0.2)
        else:
            return
    raise AssertionError(f"the server did not start: {output.read_text()}")


@pytest.fixture(scope="session")
def start_server(tmp_path_factory) -> Iterator[Callable[..., Server]]:
    running: list[subprocess.Popen] = []

    def start(**environment: str) -> Server:
        folder = tmp_path_factory.mktemp("server")
        port, output = _free_port(), folder / "output.txt"
        command = [sys.executable, "-m", "gutgemacht", "up", "--port", str(port)]
        with output.open("w") as file:
            process = subprocess.Popen(
                [*command, "--data", str(folder / "data")],
                env=os.environ | {"TMPDIR": str(folder)} | environment,
                stdout=file,
                stderr=subprocess.STDOUT,
                cwd=folder,
            )
        running.append(process)
        base = f"http://127.0.0.1:{port}"
        _wait_for(base, process, output)
        return Server(base, folder / "data", output)

    yield start
    for process in running:
        process.terminate()
        process.wait(timeout=20)


@pytest.fixture(scope="session")
def server(start_server) -> Server:
    return start_server()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser, server) -> Iterator[Callable[..., Page]]:
    contexts = []

    def open_page(path: str = "/draft/", *, locale: str = "de-AT", **options) -> Page:
        options.setdefault("viewport", {"width": 1280, "height": 1000})
        context = browser.new_context(locale=locale, **options)
        contexts.append(context)
        page = context.new_page()
        page.goto(server.base + path)
        return page

    yield open_page
    for context in contexts:
        context.close()
