"""Bluesky: a search, who speaks to us, and the streams of all that is said.

Lists are asked as an account, for the public servers answer nobody else; the streams ask for none.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any

from gutgemacht.listen.mention import Mention
from gutgemacht.listen.source import Heard
from gutgemacht.networks.bluesky.jetstream import JetstreamSource
from gutgemacht.networks.bluesky.mention import mention, number
from gutgemacht.networks.bluesky.password import PasswordSession
from gutgemacht.networks.bluesky.record import page_of
from gutgemacht.networks.bluesky.repositories import RepositorySource
from gutgemacht.networks.newest import Entry, Sheet, hear_newest
from gutgemacht.networks.way import Field, HearWay
from gutgemacht.networks.world import World
from gutgemacht.publish.network import NetworkError
from gutgemacht.text import Phrase

PAGE = 100
POSTS_AT_ONCE = 25


@lru_cache(200)
def _session(handle: str, password: str, server: str, world: World) -> PasswordSession:
    """One sign-in for many hearings: servers count how often somebody signs in."""
    return PasswordSession({"handle": handle, "password": password, "server": server}, world)


class _AsAccount:
    """What both lists have in common: they are asked as an account, page by page."""

    call: str
    listed: str

    def __init__(self, details: Mapping[str, str], world: World) -> None:
        named = (details["handle"], details["password"], details.get("server", ""))
        self._session, self._world = _session(*named, world), world

    def hear(self, cursor: str) -> Heard:
        """What is new or deleted."""
        return hear_newest(cursor, self._sheets(), self._gone)

    def stream(self, cursor: str) -> Iterator[Heard]:
        """Never: an account is told only when it asks."""
        raise NetworkError("unable", Phrase("Bluesky tells an account only when it asks."))

    def asks(self) -> dict[str, Any]:
        """What the call asks for."""
        return {"limit": PAGE}

    def entry(self, one: Any) -> Entry:
        """A thing of the list; it may raise what reading a broken one raises."""
        raise NotImplementedError

    def _sheets(self) -> Iterator[Sheet]:
        asked = self.asks()
        while True:
            answer = self._session.ask("GET", self.call, params=asked)
            listed, onward = answer.object.get(self.listed), answer.object.get("cursor")
            if not isinstance(listed, list):
                said = Phrase("{host} answers with something else than a list.")
                raise NetworkError("down", said.about(host=self._session.server.host))
            entries = [self._entry(one) for one in listed]
            yield Sheet(entries, not onward or not entries, answer.at or self._world.clock())
            if not onward or not entries:
                return
            asked = {**asked, "cursor": str(onward)}

    def _entry(self, one: Any) -> Entry:
        try:
            return self.entry(one)
        except (KeyError, ValueError, TypeError, AttributeError):
            name = str(one.get("uri") or sorted(one)) if isinstance(one, dict) else "?"
            return Entry(name[:300], "", self._world.clock(), None, broken=True)

    def _gone(self, names: Sequence[str]) -> Sequence[str]:
        """Those that the network no longer shows when asked for by name."""
        there: set[str] = set()
        for start in range(0, len(names), POSTS_AT_ONCE):
            some = list(names[start : start + POSTS_AT_ONCE])
            said = self._session.ask("GET", "app.bsky.feed.getPosts", params={"uris": some}).object
            there |= {str(one.get("uri")) for one in said.get("posts", ()) if isinstance(one, dict)}
        return [name for name in names if name not in there]


class SearchSource(_AsAccount):
    """The newest posts of a `search`, as Bluesky finds them."""

    call, listed = "app.bsky.feed.searchPosts", "posts"

    def __init__(self, details: Mapping[str, str], world: World) -> None:
        super().__init__(details, world)
        self._search = details["search"].strip()

    def asks(self) -> dict[str, Any]:
        """The search, newest first."""
        return {"q": self._search, "sort": "latest", "limit": PAGE}

    def entry(self, one: Any) -> Entry:
        """A post as the network shows it."""
        now = self._world.clock()
        seen = min(_time(one["indexedAt"]), now)
        made = mention(one["uri"], one["record"], seen, one["author"], _counts(one))
        # A list in the order of what its authors say, and they may say anything.
        return Entry(one["uri"], str(one.get("cid", ""))[-8:], made.at, made)


class NotificationSource(_AsAccount):
    """Who names, answers, quotes or shares the account."""

    call, listed = "app.bsky.notification.listNotifications", "notifications"

    def entry(self, one: Any) -> Entry:
        """A notification with its post, or that somebody shared ours."""
        seen = min(_time(one["indexedAt"]), self._world.clock())
        uri, version = str(one["uri"]), str(one.get("cid", ""))[-8:]
        if one["reason"] == "repost":
            return Entry(uri, version, seen, _share(one, seen))
        if one["reason"] not in ("mention", "reply", "quote"):
            return Entry(uri, version, seen, None)
        return Entry(uri, version, seen, mention(uri, one["record"], seen, one["author"]))

    def _gone(self, names: Sequence[str]) -> Sequence[str]:
        posts = [name for name in names if "/app.bsky.feed.post/" in name]
        return super()._gone(posts) if posts else ()


def _share(one: Mapping[str, Any], at: datetime) -> Mention:
    author = one["author"]
    return Mention(
        network="bluesky",
        id=str(one["uri"]),
        at=at,
        text="",
        url=page_of(str(one["uri"])),
        author=str(author.get("handle") or author["did"]),
        author_name=str(author.get("displayName") or ""),
        followers=number(author.get("followersCount")),
        kind="share",
        of=str(one.get("reasonSubject") or ""),
    )


def _counts(one: Mapping[str, Any]) -> dict[str, int]:
    names = {"replies": "replyCount", "shares": "repostCount", "likes": "likeCount"}
    found = {ours: number(one.get(name)) for ours, name in names.items()}
    return {name: value for name, value in found.items() if value is not None}


def _time(told: object) -> datetime:
    return datetime.fromisoformat(str(told)).astimezone(UTC)


_ACCOUNT = (
    Field("handle", example="werkhof.bsky.social"),
    Field("password", secret=True, example="abcd-efgh-ijkl-mnop"),
    Field("server", needed=False, example="https://bsky.social"),
)
_WORDS = Field("words", example="Bergtal, #Bergtal")
_DIDS = Field("accounts", needed=False, example="did:plc:z72i7hdynmk6r22z27h6tvur")
_PAUSE = timedelta(minutes=2)

WAYS = (
    HearWay("bluesky-mentions", _ACCOUNT, _PAUSE, open=NotificationSource),
    HearWay(
        "bluesky-search",
        (Field("search", example="Bergtal"), *_ACCOUNT),
        _PAUSE,
        open=SearchSource,
    ),
    HearWay(
        "bluesky-jetstream",
        (
            Field("server", needed=False, example="https://jetstream2.us-east.bsky.network"),
            _WORDS,
            _DIDS,
        ),
        _PAUSE,
        streams=True,
        open=JetstreamSource,
    ),
    HearWay(
        "bluesky-repositories",
        (Field("server", example="https://bsky.network"), _WORDS, _DIDS),
        _PAUSE,
        streams=True,
        open=RepositorySource,
    ),
)
