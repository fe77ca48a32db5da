"""Servers that speak Mastodon's interface: a hashtag, all that is public, who speaks to us.

Nothing is concluded from the version a server names. Lists are read as `newest.py` says; the
stream, where there is one, only makes it sooner, so that a lost stream loses nothing.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from types import MappingProxyType
from typing import Any
from urllib.parse import quote

from gutgemacht.listen.mention import Mention
from gutgemacht.listen.source import Heard
from gutgemacht.networks.mastodon.desk import Desk
from gutgemacht.networks.mastodon.events import Event, events
from gutgemacht.networks.mastodon.mention import entry, handle, mention
from gutgemacht.networks.mastodon.status import Status
from gutgemacht.networks.newest import Entry, Sheet, hear_newest, is_seen, with_entry
from gutgemacht.networks.paced import paced, polled
from gutgemacht.networks.wanted import Wanted
from gutgemacht.networks.way import Field, HearWay
from gutgemacht.networks.world import World
from gutgemacht.publish.network import NetworkError
from gutgemacht.text import Phrase

# So many statuses that are answered are looked up a hearing.
MOST_PARENTS = 40


class _Timeline:
    """What the three ways have in common; `path` is its list, `stream_name` what streams it."""

    path: str
    stream_name: str
    stream_asks: Mapping[str, str] = MappingProxyType({})

    def __init__(self, details: Mapping[str, str], world: World) -> None:
        self._world, self._wanted = world, Wanted(details)
        self._desk = Desk(details, world)
        if not details.get("token"):
            self._desk.headers = {}
        self._host = self._desk.http.host
        self._parent = lru_cache(5_000)(self._looked_up)
        self._looks = 0

    def hear(self, cursor: str) -> Heard:
        """What is new, changed or deleted."""
        self._looks = 0
        return hear_newest(cursor, self._sheets(), self._gone)

    def stream(self, cursor: str) -> Iterator[Heard]:
        """First what was missed, read after the stream was opened; so nothing is lost between.

        A server without a stream is asked again and again.
        """
        try:
            yield from paced(self._coming(cursor), self._world.clock)
        except NetworkError as error:
            if error.trouble != "unable":
                raise
            yield from polled(self.hear, cursor, _PAUSE, self._world.pause)

    def _coming(self, cursor: str) -> Iterator[Heard]:
        asked = dict(self.stream_asks)
        with events(self._desk, self._world, self.stream_name, asked) as coming:
            heard = self.hear(cursor)
            yield heard
            cursor = heard.cursor
            for event in coming:
                self._looks = 0
                heard = self._of(event, cursor)
                cursor = heard.cursor
                yield heard

    def entry(self, one: Any) -> Entry:
        """A thing of the list."""
        return entry(one, self._host, self._world.clock(), self._address)

    def _of(self, event: Event | None, cursor: str) -> Heard:
        now = self._world.clock()
        if event is None:
            return Heard((), cursor, until=now)
        if event.name == "delete":
            return Heard((), cursor, (f"{event.data.strip()}@{self._host}",), now)
        if event.name not in ("update", "status.update", "notification"):
            return Heard((), cursor, until=now)
        try:
            said = json.loads(event.data)
            come = self._filtered(self.entry(said))
        except (ValueError, TypeError, AttributeError, RecursionError):
            return Heard((), cursor, until=now, broken=1)
        if is_seen(cursor, come):
            return Heard((), cursor, until=now)
        mentions = (come.mention,) if come.mention else ()
        return Heard(mentions, with_entry(cursor, come), (), now, broken=int(come.broken))

    def _sheets(self) -> Iterator[Sheet]:
        for answer, last in self._desk.answers(self.path, by_id=True):
            if not isinstance(answer.json, list):
                said = Phrase("{host} answers with something else than a list.", host=self._host)
                raise NetworkError("down", said)
            entries = [self._filtered(self.entry(one)) for one in answer.json]
            yield Sheet(entries, last, answer.at or self._world.clock())

    def _filtered(self, one: Entry) -> Entry:
        if one.mention and not self.takes(one.mention):
            return Entry(one.id, one.version, one.at, None)
        return one

    def takes(self, mention: Mention) -> bool:
        """True for what is for us."""
        return self._wanted.takes(mention)

    def _gone(self, names: Sequence[str]) -> Sequence[str]:
        return [f"{name}@{self._host}" for name in names if self._status(name) is None]

    def _status(self, name: str) -> Status | None:
        """None when the server says that it is gone; else what it says."""
        try:
            return self._desk.ask("GET", f"v1/statuses/{quote(name, safe='')}").object
        except NetworkError as error:
            return None if error.trouble == "gone" else {}

    def _address(self, name: str) -> str:
        if self._looks >= MOST_PARENTS:
            return f"{name}@{self._host}"
        return self._parent(name)

    def _looked_up(self, name: str) -> str:
        self._looks += 1
        status = self._status(name) or {}
        return str(status.get("url") or status.get("uri") or f"{name}@{self._host}")


class HashtagSource(_Timeline):
    """What a server knows under a `hashtag`; with a `token` where it wants one."""

    stream_name = "hashtag"

    def __init__(self, details: Mapping[str, str], world: World) -> None:
        super().__init__(details, world)
        tag = details["hashtag"].strip().lstrip("#")
        self.path = f"v1/timelines/tag/{quote(tag, safe='')}"
        self.stream_asks = {"tag": tag.lower()}


class PublicSource(_Timeline):
    """All that a server shows in public; of it what has one of `words`, or answers `accounts`."""

    path, stream_name = "v1/timelines/public", "public"


class NotificationSource(_Timeline):
    """Who names, answers, quotes or shares the account of the `token`."""

    path, stream_name = "v1/notifications", "user"

    def entry(self, one: Any) -> Entry:
        """A notification: its status, or that somebody shared ours."""
        one = one if isinstance(one, dict) else {}
        name, kind = str(one.get("id") or ""), one.get("type")
        if kind not in ("mention", "quote", "reblog", "status"):
            # Likes and new followers are counts, not words.
            return Entry(
                name or f"?{sorted(one)}"[:100], "", self._world.clock(), None, broken=not name
            )
        status, account = one.get("status"), one.get("account")
        inner = entry(
            status if isinstance(status, dict) else {},
            self._host,
            self._world.clock(),
            self._address,
        )
        if kind == "reblog" and inner.mention and isinstance(account, dict):
            return Entry(name, "", inner.at, self._share(one, inner.mention, account))
        return Entry(name, inner.version, inner.at, inner.mention, inner.broken)

    def _share(self, one: dict[str, Any], of: Mention, account: dict[str, Any]) -> Mention:
        told = {**one, "id": f"share-{one.get('id')}", "url": ""}
        at = min(_time(one.get("created_at")) or of.at, self._world.clock())
        made = mention(told, account, self._host, at, self._address)
        return Mention(
            network=made.network,
            id=made.id,
            at=at,
            text="",
            author=handle(account, self._host),
            author_name=made.author_name,
            followers=made.followers,
            kind="share",
            of=of.url,
        )

    def takes(self, mention: Mention) -> bool:
        """All of it: it is said to us."""
        return True

    def _of(self, event: Event | None, cursor: str) -> Heard:
        """The stream of an account holds its whole timeline too."""
        if event is not None and event.name in ("update", "status.update"):
            return Heard((), cursor, until=self._world.clock())
        return super()._of(event, cursor)

    def _gone(self, names: Sequence[str]) -> Sequence[str]:
        """A notification that is dismissed says nothing of its post."""
        return ()


def _time(told: object) -> datetime | None:
    try:
        return datetime.fromisoformat(str(told)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


_SERVER = Field("server", example="mastodon.social")
_TOKEN = Field("token", secret=True, needed=False)
_WORDS = Field("words", example="Bergtal, #Bergtal")
_PAUSE = timedelta(minutes=2)

WAYS = (
    HearWay(
        "mastodon-mentions",
        (_SERVER, Field("token", secret=True)),
        _PAUSE,
        streams=True,
        open=NotificationSource,
    ),
    HearWay(
        "mastodon-hashtag",
        (_SERVER, Field("hashtag", example="#Bergtal"), _TOKEN),
        _PAUSE,
        streams=True,
        open=HashtagSource,
    ),
    HearWay(
        "mastodon-public",
        (_SERVER, _WORDS, Field("accounts", needed=False, example="@bergtal"), _TOKEN),
        _PAUSE,
        streams=True,
        open=PublicSource,
    ),
)
