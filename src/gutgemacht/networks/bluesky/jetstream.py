"""Jetstream: all that is said on Bluesky, as JSON by websocket.

The dialect of its first version (github.com/bluesky-social/jetstream): its cursor is a time in
microseconds, and one older than what the server keeps is moved forward without a word.
"""

import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from gutgemacht.networks.bluesky.live import LiveSource, Told
from gutgemacht.networks.bluesky.record import POST
from gutgemacht.networks.http import address
from gutgemacht.networks.world import World
from gutgemacht.text import Phrase

SERVER = "https://jetstream2.us-east.bsky.network"
# The first hearing begins so long ago.
FIRST = timedelta(minutes=2)
CLOCKS_DIFFER = timedelta(minutes=1)
LONG = timedelta(minutes=10)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class JetstreamSource(LiveSource):
    """One server of Jetstream."""

    def __init__(self, details: Mapping[str, str], world: World) -> None:
        super().__init__(details, world)
        self._base = address(details.get("server") or SERVER, world.inside)

    def address(self, cursor: str) -> str:
        """With a cursor always: a stream that begins now would not say where it begins."""
        place = cursor or str(_place(self._world.clock() - FIRST))
        asked = {"wantedCollections": POST, "cursor": place}
        return f"{self._base}/subscribe?{urlencode(asked)}"

    def read(self, message: str | bytes) -> Told:
        """One event; those of identity and account come whatever is wanted."""
        try:
            said: Any = json.loads(message)
            place = int(said["time_us"])
            at = _EPOCH + timedelta(microseconds=place)
        except (ValueError, KeyError, TypeError, OverflowError, RecursionError):
            return Told(broken=1)
        commit = said.get("commit")
        if not isinstance(commit, dict) or commit.get("collection") != POST:
            return Told(str(place), at)
        uri = f"at://{said.get('did')}/{POST}/{commit.get('rkey')}"
        if commit.get("operation") == "delete":
            return Told(str(place), at, gone=(uri,))
        record = commit.get("record")
        if not isinstance(record, dict):
            return Told(str(place), at, broken=1)
        return Told(str(place), at, ((uri, record),))

    def in_silence(self, cursor: str) -> str:
        """Almost now: so that a silence is no gap, whatever the server's clock says."""
        return str(max(int(cursor or 0), _place(self._world.clock() - CLOCKS_DIFFER)))

    def gaps(self, cursor: str, first: Told) -> tuple[Phrase, ...]:
        """On a stream of millions a long silence is none: the server no longer knew the cursor."""
        if not cursor.isdigit() or first.at is None:
            return ()
        since = _EPOCH + timedelta(microseconds=int(cursor))
        if first.at - since < LONG:
            return ()
        said = Phrase(
            "The stream goes back only to {first} UTC; what was said between {since} and then "
            "could not be heard.",
            first=f"{first.at:%Y-%m-%d %H:%M}",
            since=f"{since:%Y-%m-%d %H:%M}",
        )
        return (said,)


def _place(at: datetime) -> int:
    return (at - _EPOCH) // timedelta(microseconds=1)
