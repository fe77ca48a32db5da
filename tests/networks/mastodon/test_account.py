"""The contract, on a server as Mastodon is and on the worst of its kind."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest

from gutgemacht.networks.mastodon.account import account_of
from gutgemacht.networks.world import World
from gutgemacht.publish.network import Network
from tests.networks.contract import NetworkContract
from tests.networks.mastodon.double import MastodonDouble
from tests.networks.server import serving


class MastodonPeer:
    edits = True
    longest = 500

    def __init__(self, double: MastodonDouble) -> None:
        self.double, base = double, double.base
        hosts = frozenset({urlsplit(base).netloc})
        self._world = World(inside=hosts, pause=lambda seconds: None)
        self.credentials = {
            "server": base,
            "token": double.join("werkhof"),
            "client": "app",
            "secret": "app-secret",
        }

    def open(self) -> Network:
        return self.again(self.credentials)

    def again(self, credentials: Mapping[str, str]) -> Network:
        return account_of(credentials, self._world)

    def _call(self, method: str, path: str, token: str = "", **asked: Any) -> dict[str, Any]:
        headers = {"Authorization": f"Bearer {token or self.credentials['token']}"}
        url = f"{self.double.base}/api/v1/{path}"
        answer = httpx.request(method, url, json=asked, headers=headers, trust_env=False)
        return answer.raise_for_status().json()

    def post(self, text: str) -> str:
        return self._call("POST", "statuses", status=text, app="Toot!")["id"]

    def like(self, id: str) -> None:  # noqa: A002
        self._call("POST", f"statuses/{id}/favourite")

    def share(self, id: str) -> None:  # noqa: A002
        self._call("POST", f"statuses/{id}/reblog")

    def delete(self, id: str) -> None:  # noqa: A002
        self._call("DELETE", f"statuses/{id}")

    def rename(self, name: str) -> None:
        number = self.double.tokens[self.credentials["token"]]
        self.double.accounts[number]["display_name"] = name

    def other(self, text: str) -> str:
        return self._call("POST", "statuses", self.double.join("nachbar"), status=text)["id"]

    def shut_out(self) -> None:
        self.double.tokens.pop(self.credentials["token"])

    def slow_down(self) -> None:
        self.double.limited = True

    def stop(self) -> None:
        self.double.down = True


@pytest.fixture(params=["mastodon", "worst"])
def peer(request):
    double = MastodonDouble(worst=request.param == "worst")
    with serving(double) as base:
        double.base = base
        yield MastodonPeer(double)


class TestMastodon(NetworkContract):
    pass
