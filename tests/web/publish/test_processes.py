"""The worker as people run it: a process of its own, killed while a post is on its way."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.networks.bluesky.double import PdsDouble
from tests.networks.bluesky.peer import Client
from tests.networks.server import Asked, Said, serving
from tests.tables import give_tables
from tests.web.publish.seed import inside

SECONDS = 90


class SlowDouble(PdsDouble):
    """Takes a post and keeps its answer to itself until it is let go."""

    def __init__(self) -> None:
        super().__init__()
        self.took, self.go = threading.Event(), threading.Event()

    def answer(self, asked: Asked) -> Said:
        said = super().answer(asked)
        if asked.path.endswith("createRecord") and asked.json["record"]["text"] == "Nur einmal":
            self.took.set()
            self.go.wait(SECONDS)
        return said


@pytest.fixture
def double() -> Iterator[SlowDouble]:
    made = SlowDouble()
    with serving(made) as base:
        made.base = base
        yield made
        made.go.set()


@pytest.fixture
def environment(tmp_path, double) -> dict[str, str]:
    host = double.base.removeprefix("http://")
    return {"GUTGEMACHT_DATA": str(tmp_path / "data"), "GUTGEMACHT_INSIDE": host}


@pytest.fixture
def work(environment, tmp_path) -> Iterator[Callable[[], subprocess.Popen]]:
    running: list[subprocess.Popen] = []

    def start() -> subprocess.Popen:
        command = [sys.executable, "-m", "gutgemacht", "work"]
        log = (tmp_path / f"worker{len(running)}").open("w")
        environ = os.environ | environment
        process = subprocess.Popen(command, env=environ, stdout=log, stderr=log, cwd=tmp_path)
        running.append(process)
        return process

    yield start
    for process in running:
        process.kill()
        process.wait(20)


def migrated(environment: dict[str, str]) -> None:
    data = Path(environment["GUTGEMACHT_DATA"])
    data.mkdir()
    give_tables(data)


def test_a_worker_killed_before_it_hears_the_answer_posts_once(double, environment, work):
    migrated(environment)
    client = Client(double.base)
    password = client.call("com.atproto.server.createAppPassword", name="gutgemacht")["password"]
    inside(environment, "channel", double.base, client.handle, password)
    inside(environment, "post", "Nur einmal")
    first = work()
    assert double.took.wait(SECONDS)
    first.kill()
    first.wait(20)
    double.go.set()
    inside(environment, "later", 5)
    work()
    until = time.monotonic() + SECONDS
    while (rows := inside(environment, "state")["rows"])[0]["state"] != "sent":
        assert time.monotonic() < until, rows
        time.sleep(1)
    texts = [record["value"]["text"] for record in client.records("app.bsky.feed.post")]
    assert texts == ["Nur einmal"]
