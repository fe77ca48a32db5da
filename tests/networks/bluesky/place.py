"""Bluesky as those who listen see it: lists of an account, Jetstream, the stream of repositories.

Answers of lists and frames of both streams are as the real servers gave them.
"""

import hashlib
import json
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import libipld
from websockets.exceptions import ConnectionClosed

from gutgemacht.networks.world import World
from tests.networks.bluesky.double import POST, PdsDouble
from tests.networks.bluesky.peer import Client
from tests.networks.live import streaming
from tests.networks.server import Asked, Said, serving

KIM = "did:plc:kimkimkimkimkimkimkimkim"


class ListingPds(PdsDouble):
    """A PDS that passes questions on to the service that counts."""

    def __init__(self) -> None:
        super().__init__()
        self.posts: list[dict[str, Any]] = []
        self.notifications: list[dict[str, Any]] = []
        self.flooded = False

    def answer(self, asked: Asked) -> Said:
        if self.flooded:
            return Said(200, b"[" + b"1," * 11_000_000)
        return super().answer(asked)

    def _get_search_posts(self, asked: Asked) -> Said:
        return self._list(asked, "posts", self.posts)

    def _get_list_notifications(self, asked: Asked) -> Said:
        return self._list(asked, "notifications", self.notifications)

    def _list(self, asked: Asked, name: str, things: list[dict[str, Any]]) -> Said:
        if refused := self._refused(asked):
            return refused
        start, limit = int(asked.one("cursor") or 0), int(asked.one("limit"))
        newest = things[::-1][start : start + limit]
        onward = {"cursor": str(start + limit)} if len(things) > start + limit else {}
        return Said(200, {name: newest, **onward})

    def _get_get_posts(self, asked: Asked) -> Said:
        return Said(
            200, {"posts": [one for one in self.posts if one.get("uri") in asked.query["uris"]]}
        )


@dataclass
class BlueskyPlace:
    kind: str
    stack: ExitStack
    deletes: bool = True

    def __post_init__(self) -> None:
        self.pds = ListingPds()
        self.pds.base = self.stack.enter_context(serving(self.pds))
        self.client = Client(self.pds.base)
        self.number, self.at = 0, datetime.now(UTC) - timedelta(hours=2)

    @property
    def details(self) -> dict[str, str]:
        search = {"search": "Bergtal"} if self.kind == "bluesky-search" else {}
        return {"handle": self.client.handle, "server": self.pds.base, **search}

    @property
    def secrets(self) -> dict[str, str]:
        return {"password": self.client.password}

    @property
    def world(self) -> World:
        base = self.pds.base
        return World(frozenset({urlsplit(base).netloc}), plc=base, resolver=base)

    def say(self, text: str, **more: Any) -> dict[str, Any]:
        self.number += 1
        self.at += timedelta(seconds=1)
        at = self.at.isoformat().replace("+00:00", "Z")
        record = {"$type": POST, "text": text, "createdAt": at, "langs": ["de"], **more}
        uri = f"at://{KIM}/{POST}/{self.number}"
        author = {"did": KIM, "handle": "kim.test", "displayName": "Kim"}
        post = {"uri": uri, "cid": f"bafy{self.number}", "author": author, "record": record}
        post |= {"indexedAt": at, "replyCount": 1, "repostCount": 2, "likeCount": 3}
        self.pds.posts.append(post)
        self.pds.notifications.append({**post, "reason": "mention"})
        return post

    def say_something_broken(self) -> None:
        self.number += 1
        broken = {"uri": f"at://{KIM}/{POST}/{self.number}", "record": None, "reason": "reply"}
        self.pds.posts.append(broken)
        self.pds.notifications.append(broken)

    def delete(self, text: str) -> None:
        for things in (self.pds.posts, self.pds.notifications):
            things[:] = [one for one in things if (one["record"] or {}).get("text") != text]

    def slow_down(self) -> None:
        self.pds.limited = True

    def flood(self) -> None:
        self.pds.flooded = True

    def stop(self) -> None:
        self.pds.down = True


@dataclass
class StreamPlace:
    """One of the two streams; `kept_from` is the first event that the server still has."""

    kind: str
    stack: ExitStack
    deletes: bool = True
    secrets: dict[str, str] = field(default_factory=dict)
    events: list[Any] = field(default_factory=list)
    kept_from: int = 0
    status: int = 0
    silent: bool = False
    opened: list[dict[str, list[str]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        opened = streaming(self._serve, process_request=self._refuse, compression=None)
        self.base, self._server = self.stack.enter_context(opened)
        self.shift, self.at = timedelta(0), datetime.fromtimestamp(0, UTC)
        self.keys: dict[str, str] = {}

    @property
    def details(self) -> dict[str, str]:
        return {
            "server": self.base,
            "words": "Bergtal, #Föhn",
            "accounts": "did:plc:weweweweweweweweweweweww",
        }

    @property
    def world(self) -> World:
        return World(frozenset({urlsplit(self.base).netloc}), clock=self.now)

    def now(self) -> datetime:
        """The clock there and here."""
        return datetime.now(UTC) + self.shift

    def _refuse(self, connection, request):
        if not self.status:
            return None
        answer = connection.respond(self.status, "Too much")
        answer.headers["Retry-After"] = "240"
        return answer

    def _serve(self, connection) -> None:
        asked = parse_qs(urlsplit(connection.request.path).query)
        self.opened.append(asked)
        for frame in self._from(asked.get("cursor", [""])[0]):
            connection.send(frame)
        if not self.silent:
            connection.send(self._sign_of_life())
        # Open until whoever listens goes.
        with suppress(ConnectionClosed):
            for _ in connection:
                pass

    def _from(self, cursor: str) -> list[str | bytes]:
        if self.kind == "bluesky-jetstream":
            return self._jetstream(cursor)
        return self._repositories(cursor)

    def _jetstream(self, cursor: str) -> list[str | bytes]:
        kept = self.events[self.kept_from :]
        return [
            one if isinstance(one, str) else json.dumps(one)
            for one in kept
            if isinstance(one, str) or one["time_us"] >= int(cursor or 0)
        ]

    def _repositories(self, cursor: str) -> list[str | bytes]:
        # Without a cursor the real one begins now; here nothing is ever now.
        last = int(cursor) if cursor else len(self.events) - 1 if self.events else 0
        if last > len(self.events):
            return [
                frame({"op": -1}, {"error": "FutureCursor", "message": "Cursor in the future."})
            ]
        info = (
            [frame({"op": 1, "t": "#info"}, {"name": "OutdatedCursor"})]
            if last < self.kept_from
            else []
        )
        return info + self.events[max(last, self.kept_from) :]

    # What happens there

    def say(self, text: str, did: str = KIM, **more: Any) -> None:
        self.at = max(self.now(), self.at + timedelta(microseconds=1))
        at = self.at.isoformat().replace("+00:00", "Z")
        self.keys[text] = f"3k{len(self.events)}"
        record = {"$type": POST, "text": text, "createdAt": at, "langs": ["de"], **more}
        self._put("create", self.keys[text], record, did)

    def delete(self, text: str) -> None:
        self.at = max(self.now(), self.at + timedelta(microseconds=1))
        self._put("delete", self.keys[text], None, KIM)

    def say_something_broken(self) -> None:
        self.at = max(self.now(), self.at + timedelta(microseconds=1))
        self._put("create", "3kbroken", 7, KIM)

    def rename(self) -> None:
        """An identity event, which comes whatever is wanted."""
        self.at = max(self.now(), self.at + timedelta(microseconds=1))
        if self.kind == "bluesky-jetstream":
            self.events.append(
                {"did": KIM, "time_us": self._time(), "kind": "identity", "identity": {}}
            )
        else:
            body = {"seq": len(self.events) + 1, "did": KIM, "time": self.at.isoformat()}
            self.events.append(frame({"op": 1, "t": "#identity"}, body))

    def _sign_of_life(self) -> str | bytes:
        """Of somebody else, now: elsewhere something always happens."""
        self.at = max(self.now(), self.at + timedelta(microseconds=1))
        if self.kind == "bluesky-jetstream":
            return json.dumps({"did": KIM, "time_us": self._time(), "kind": "account"})
        body = {"seq": len(self.events), "did": KIM, "time": self.at.isoformat()}
        return frame({"op": 1, "t": "#account"}, body)

    def _time(self) -> int:
        return int(self.at.timestamp() * 1_000_000)

    def _put(self, action: str, key: str, record: Any, did: str) -> None:
        if self.kind == "bluesky-jetstream":
            commit = {"operation": action, "collection": POST, "rkey": key, "rev": "3k"}
            commit |= {"record": record, "cid": "bafy"} if action != "delete" else {}
            self.events.append(
                {"did": did, "time_us": self._time(), "kind": "commit", "commit": commit}
            )
            return
        self.events.append(commit_frame(len(self.events) + 1, did, action, key, record, self.at))

    def slow_down(self) -> None:
        self.status = 429

    def flood(self) -> None:
        too_much = "x" * 7_000_000
        self.events = [too_much] if self.kind == "bluesky-jetstream" else [too_much.encode()] * 400

    def stop(self) -> None:
        self._server.shutdown()


def frame(head: dict[str, Any], body: dict[str, Any]) -> bytes:
    return libipld.encode_dag_cbor(head) + libipld.encode_dag_cbor(body)


def commit_frame(
    seq: int, did: str, action: str, key: str, record: Any, at: datetime, path: str = POST
) -> bytes:
    """A commit as a PDS sends it: the record lies in a CAR file, by its hash."""
    block = libipld.encode_dag_cbor(record)
    name = b"\x01\x71\x12\x20" + hashlib.sha256(block).digest()
    body: dict[str, Any] = {
        "seq": seq,
        "repo": did,
        "time": at.isoformat().replace("+00:00", "Z"),
        "tooBig": False,
        "ops": [
            {
                "action": action,
                "path": f"{path}/{key}",
                "cid": None if action == "delete" else Cid(name),
            }
        ],
        "blocks": b"" if action == "delete" else car(name, block),
    }
    return cbor({"op": 1, "t": "#commit"}) + cbor(body)


class Cid(bytes):
    """A link, which DAG-CBOR writes with a tag of its own."""


def cbor(value: Any) -> bytes:
    """DAG-CBOR with links; the library writes none."""
    match value:
        case Cid():
            return b"\xd8\x2a" + _head(2, len(value) + 1) + b"\x00" + value
        case dict():
            keys = sorted(value, key=lambda key: (len(key), key))
            return _head(5, len(keys)) + b"".join(cbor(key) + cbor(value[key]) for key in keys)
        case list():
            return _head(4, len(value)) + b"".join(map(cbor, value))
    return libipld.encode_dag_cbor(value)


def _head(kind: int, size: int) -> bytes:
    if size < 24:
        return bytes([kind << 5 | size])
    return (
        bytes([kind << 5 | 24, size]) if size < 256 else bytes([kind << 5 | 25]) + size.to_bytes(2)
    )


def car(name: bytes, block: bytes) -> bytes:
    head = cbor({"roots": [Cid(name)], "version": 1})
    return _size(head) + head + _size(name + block) + name + block


def _size(data: bytes) -> bytes:
    size, told = len(data), b""
    while size >= 128:
        told += bytes([size & 127 | 128])
        size >>= 7
    return told + bytes([size])
