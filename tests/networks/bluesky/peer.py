"""Another program on the same account, by plain calls; it speaks to the double and the real PDS."""

import secrets
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

import httpx

from gutgemacht.networks.bluesky.account import account_of
from gutgemacht.networks.world import World
from gutgemacht.publish.network import Network

PROFILE = "app.bsky.actor.profile"


class Client:
    """An account of its own, with its main password."""

    def __init__(self, base: str) -> None:
        self.handle = f"t{secrets.token_hex(5)}.test"
        self.password = secrets.token_hex(8)
        self._http = httpx.Client(base_url=f"{base}/xrpc/", trust_env=False, timeout=30)
        asked = {
            "handle": self.handle,
            "email": f"{self.handle}@example.test",
            "password": self.password,
        }
        made = self._http.post("com.atproto.server.createAccount", json=asked).json()
        self.did = made["did"]
        self._http.headers["Authorization"] = f"Bearer {made['accessJwt']}"

    def call(self, call: str, /, **asked: Any) -> dict[str, Any]:
        answer = self._http.post(call, json=asked)
        answer.raise_for_status()
        return answer.json() if answer.content else {}

    def put(self, collection: str, **record: Any) -> str:
        record = {"$type": collection, "createdAt": datetime.now(UTC).isoformat(), **record}
        made = self.call(
            "com.atproto.repo.createRecord", repo=self.did, collection=collection, record=record
        )
        return made["uri"]

    def records(self, collection: str) -> list[dict[str, Any]]:
        asked = {"repo": self.did, "collection": collection, "limit": "100"}
        return self._http.get("com.atproto.repo.listRecords", params=asked).json()["records"]

    def cid(self, uri: str) -> str:
        did, collection, name = uri.removeprefix("at://").split("/")
        asked = {"repo": did, "collection": collection, "rkey": name}
        return self._http.get("com.atproto.repo.getRecord", params=asked).json()["cid"]


class BlueskyPeer:
    edits = False
    longest = 300

    def __init__(
        self, base: str, world: World, slow_down: Callable[[], None], stop: Callable[[], None]
    ) -> None:
        self._base, self._world = base, world
        self.slow_down, self.stop = slow_down, stop
        self.client = Client(base)
        named = {"name": "gutgemacht"}
        app = self.client.call("com.atproto.server.createAppPassword", **named)
        self._known: Mapping[str, str] = {
            "handle": self.client.handle,
            "password": app["password"],
            **named,
        }

    def open(self) -> Network:
        return account_of(self._known, self._world)

    def again(self, credentials: Mapping[str, str]) -> Network:
        return account_of(credentials, self._world)

    def post(self, text: str) -> str:
        return self.client.put("app.bsky.feed.post", text=text)

    def like(self, id: str) -> None:  # noqa: A002
        self._about(id, "app.bsky.feed.like")

    def share(self, id: str) -> None:  # noqa: A002
        self._about(id, "app.bsky.feed.repost")

    def _about(self, uri: str, collection: str) -> None:
        self.client.put(collection, subject={"uri": uri, "cid": self.client.cid(uri)})

    def delete(self, id: str) -> None:  # noqa: A002
        did, collection, name = id.removeprefix("at://").split("/")
        call = "com.atproto.repo.deleteRecord"
        self.client.call(call, repo=did, collection=collection, rkey=name)

    def rename(self, name: str) -> None:
        record = {"$type": PROFILE, "displayName": name}
        call = "com.atproto.repo.putRecord"
        where = {"repo": self.client.did, "collection": PROFILE, "rkey": "self"}
        self.client.call(call, **where, record=record)

    def other(self, text: str) -> str:
        return Client(self._base).put("app.bsky.feed.post", text=text)

    def shut_out(self) -> None:
        self.client.call("com.atproto.server.revokeAppPassword", name="gutgemacht")
