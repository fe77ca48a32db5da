"""The whole way on a real PDS: `make test-peers` installs it once and runs these tests.

The worker of a real server posts with a picture and takes it back; somebody writes with another
program on the same account, and the alarm is in the owner's mailbox within a minute.
"""

import time
from collections.abc import Callable, Iterator

import pytest
from PIL import Image

from tests.networks.bluesky.peer import Client
from tests.networks.bluesky.test_pds import NODE, Pds
from tests.web.publish.seed import inside

pytestmark = [
    pytest.mark.peers,
    pytest.mark.skipif(not NODE.exists(), reason="make test-peers installs the real PDS"),
]

POSTS = "app.bsky.feed.post"
SECONDS = 60


@pytest.fixture
def pds(tmp_path) -> Iterator[Pds]:
    made = Pds(tmp_path)
    yield made
    made.stop()


def until(holds: Callable[[], bool], seconds: float = SECONDS) -> float:
    """Waits until it holds; how many seconds that took."""
    start = time.monotonic()
    while not holds():
        assert time.monotonic() - start < seconds, "it never came"
        time.sleep(0.5)
    return time.monotonic() - start


def test_posted_taken_back_and_somebody_else_is_seen_within_a_minute(
    pds, mailbox, start_server, tmp_path
):
    box, port = mailbox
    settings = {
        "GUTGEMACHT_INSIDE": pds.base.removeprefix("http://"),
        "GUTGEMACHT_MAIL": f"smtp+plain://127.0.0.1:{port}",
        "GUTGEMACHT_MAIL_FROM": "gutgemacht@bergtal.example",
    }
    server = start_server(worker=True, **settings)
    environment = settings | {"GUTGEMACHT_DATA": str(server.data)}
    client = Client(pds.base)
    password = client.call("com.atproto.server.createAppPassword", name="gutgemacht")["password"]
    inside(environment, "channel", pds.base, client.handle, password)

    Image.new("RGB", (640, 480), "darkgreen").save(tmp_path / "picture.jpg")
    alt = "Der Wald hinter dem Werk"
    row = inside(environment, "post", "Unser Wald", tmp_path / "picture.jpg", alt)
    until(lambda: len(client.records(POSTS)) == 1)
    record = client.records(POSTS)[0]["value"]
    assert (record["text"], record["langs"]) == ("Unser Wald", ["de"])
    assert record["embed"]["images"][0]["alt"] == alt
    until(lambda: acts(environment).get("Unser Wald", [""])[0] == "as-approved")

    inside(environment, "take_back", row, "falsches Bild")
    until(lambda: not client.records(POSTS))

    client.put(POSTS, text="Klickt hier, alles gratis")
    took = until(lambda: any(mail["To"] == "owner@bergtal.example" for mail in box.kept))
    assert took < SECONDS
    assert acts(environment)["Klickt hier, alles gratis"][0] == "unknown"
    assert all("gratis" not in str(mail) for mail in box.kept)

    inside(environment, "take_down")
    until(lambda: not client.records(POSTS))


def acts(environment: dict[str, str]) -> dict[str, list]:
    return inside(environment, "state")["acts"]
