"""The stream of repositories (com.atproto.sync.subscribeRepos) of a server or a relay.

Frames of DAG-CBOR, records in CAR files (atproto.com/specs/event-stream, /sync). A cursor is the
number of the last event; a server replays from there what it still has, and says so if that is not
all.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import libipld

from gutgemacht.networks.bluesky.live import LiveSource, Told
from gutgemacht.networks.bluesky.record import POST
from gutgemacht.networks.http import address
from gutgemacht.networks.world import World
from gutgemacht.publish.network import NetworkError
from gutgemacht.text import Phrase

_CALL = "/xrpc/com.atproto.sync.subscribeRepos"


class RepositorySource(LiveSource):
    """One server, or a relay of many."""

    def __init__(self, details: Mapping[str, str], world: World) -> None:
        super().__init__(details, world)
        self._base = address(details["server"], world.inside)

    def address(self, cursor: str) -> str:
        """Without a cursor from now on: a relay would begin days ago."""
        return f"{self._base}{_CALL}{f'?cursor={cursor}' if cursor else ''}"

    def read(self, message: str | bytes) -> Told:
        """One frame."""
        try:
            head, body = _frame(message)
        except (ValueError, TypeError):
            return Told(broken=1)
        if head.get("op") == -1:
            return self._ended(body)
        if head.get("t") == "#info":
            return Told(gaps=_info(body))
        place, at = str(body.get("seq") or ""), _time(body.get("time"))
        return _commit(body, place, at) if head.get("t") == "#commit" else Told(place, at)

    def in_silence(self, cursor: str) -> str:
        """Before the first event nobody knows a number: then all that the server has is heard."""
        return cursor or "0"

    def _ended(self, body: Mapping[str, Any]) -> Told:
        if body.get("error") == "FutureCursor":
            said = Phrase("The server has begun to count anew; we go on from now.")
            return Told(gaps=(said,), ended=True)
        host = self._base.partition("://")[2]
        raise NetworkError("down", Phrase("{host} has ended the stream.", host=host))


def _frame(message: str | bytes) -> tuple[dict[str, Any], dict[str, Any]]:
    if isinstance(message, str):
        raise TypeError
    parts = libipld.decode_dag_cbor_multi(message)
    if len(parts) != 2 or not all(isinstance(part, dict) for part in parts):
        raise ValueError
    return parts[0], parts[1]


def _commit(body: Mapping[str, Any], place: str, at: datetime | None) -> Told:
    """The posts of a commit, made, changed and deleted; a block that is missing is broken."""
    made: list[tuple[str, Mapping[str, Any]]] = []
    gone: list[str] = []
    operations = [one for one in body.get("ops") or () if _is_post(one)]
    blocks, broken = _blocks(body, operations), 0
    for one in operations:
        uri = f"at://{body.get('repo')}/{one['path']}"
        record = blocks.get(one.get("cid"))
        if one.get("action") == "delete":
            gone.append(uri)
        elif isinstance(record, dict):
            made.append((uri, _plain(record)))
        else:
            broken += 1
    return Told(place, at, tuple(made), tuple(gone), (), broken)


def _is_post(one: object) -> bool:
    return isinstance(one, dict) and str(one.get("path", "")).startswith(f"{POST}/")


def _blocks(body: Mapping[str, Any], operations: list[Any]) -> Mapping[Any, Any]:
    """What the commit brings along; nothing is taken apart for likes and follows."""
    if not any(one.get("cid") for one in operations):
        return {}
    try:
        blocks: Mapping[Any, Any] = libipld.decode_car(body.get("blocks") or b"")[1]
    except (ValueError, TypeError):
        return {}
    return blocks


def _plain(value: Any) -> Any:
    """A record as JSON has it: links by their name (atproto.com/specs/data-model)."""
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return {"$link": libipld.encode_cid(value)} if isinstance(value, bytes) else value


def _info(body: Mapping[str, Any]) -> tuple[Phrase, ...]:
    if body.get("name") != "OutdatedCursor":
        return ()
    said = Phrase(
        "The server no longer has all since the last hearing; what is missing cannot be heard."
    )
    return (said,)


def _time(told: object) -> datetime | None:
    try:
        return datetime.fromisoformat(str(told)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
