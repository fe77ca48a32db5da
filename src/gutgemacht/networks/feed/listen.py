"""What feeds of others say: news, blogs, forums. Feeds of all kinds, also broken ones.

Asked for only when it changed (RFC 9110, 13.1); a cursor holds what was told, by id, by address
and by words, for feeds announce again under new ids and dates, and some know no ids.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urljoin, urlsplit

from gutgemacht.listen.mention import Mention
from gutgemacht.listen.source import Heard
from gutgemacht.networks.feed.entries import Entry, entries_of
from gutgemacht.networks.feed.read import FeedError
from gutgemacht.networks.http import Answer, Http
from gutgemacht.networks.wanted import Wanted
from gutgemacht.networks.way import Field, HearWay
from gutgemacht.networks.world import World
from gutgemacht.publish.network import NetworkError
from gutgemacht.text import Phrase

LARGEST_FEED = 10_000_000
MOST_REDIRECTS = 5
KEPT = 2_000
_MARKS = {"etag": "If-None-Match", "last-modified": "If-Modified-Since"}
_FOR_GOOD = (301, 308)


class FeedSource:
    """One feed by its `address`, and `words` if not everything in it is for us."""

    def __init__(self, details: Mapping[str, str], world: World) -> None:
        named = details["address"].strip()
        self._url = named if "://" in named else f"https://{named}"
        self._wanted, self._world = Wanted(details), world
        Http(self._url, world.inside)

    def hear(self, cursor: str) -> Heard:
        """Entries that are new or changed."""
        kept = Kept.of(cursor)
        marks = {_MARKS[name]: value for name, value in kept.marks.items() if name in _MARKS}
        answer, url, moved = self._asked(kept.moved or self._url, marks)
        now = self._world.clock()
        if answer.status == 304:
            return Heard((), cursor, until=answer.at or now)
        try:
            entries, broken = entries_of(answer.body, url, answer.headers.get("content-type", ""))
        except FeedError as error:
            raise NetworkError("refused", error.said) from None
        marks = {name: answer.headers[name] for name in _MARKS if name in answer.headers}
        kept = replace(kept, marks=marks, moved=moved or kept.moved)
        mentions, kept = _told(entries, kept, answer.at or now, now)
        wanted = tuple(one for one in mentions if self._wanted.takes(one, one.url))
        fresh = max(0, broken - kept.broken)
        return Heard(wanted, replace(kept, broken=broken).text, (), answer.at or now, (), fresh)

    def stream(self, cursor: str) -> Iterator[Heard]:
        """Never: feeds are asked."""
        raise NetworkError("unable", Phrase("A feed tells only when it is asked."))

    def _asked(self, url: str, marks: Mapping[str, str]) -> tuple[Answer, str, str]:
        """The answer, its address, and where the feed has moved for good."""
        moved, good = "", True
        for _ in range(MOST_REDIRECTS + 1):
            parts = urlsplit(url)
            http = Http(f"{parts.scheme}://{parts.netloc}", self._world.inside, most=LARGEST_FEED)
            path = f"{parts.path or '/'}{'?' if parts.query else ''}{parts.query}"
            answer = http.answer("GET", path, headers=dict(marks))
            if answer.status == 304 or answer.status < 300:
                return answer, url, moved
            target = answer.headers.get("location", "")
            if answer.status not in (301, 302, 303, 307, 308) or not target:
                raise http.error(answer)
            url = urljoin(url, target)
            good = good and answer.status in _FOR_GOOD
            moved = url if good else moved
        said = Phrase("{host} sends on from address to address.", host=urlsplit(url).netloc)
        raise NetworkError("down", said)


def moved_to(cursor: str) -> str:
    """Where a feed has moved for good; empty for one that has not."""
    return Kept.of(cursor).moved


@dataclass(frozen=True)
class Kept:
    """What a cursor holds: `seen` is id -> version, `words` fingerprints of what was told."""

    marks: Mapping[str, str] = field(default_factory=dict)
    moved: str = ""
    seen: Mapping[str, str] = field(default_factory=dict)
    words: tuple[str, ...] = ()
    broken: int = 0

    @classmethod
    def of(cls, cursor: str) -> "Kept":
        """Anything else than a cursor is an empty one."""
        try:
            said: Any = json.loads(cursor or "{}")
            return cls(
                dict(said.get("marks", {})),
                str(said.get("moved", "")),
                dict(said.get("seen", {})),
                tuple(said.get("words", ())),
                int(said.get("broken", 0)),
            )
        except (ValueError, AttributeError, TypeError):
            return cls()

    @property
    def text(self) -> str:
        """As `of` reads it."""
        return json.dumps({**vars(self), "words": list(self.words)}, separators=(",", ":"))


def _told(
    entries: list[Entry], kept: Kept, said: datetime, now: datetime
) -> tuple[list[Mention], Kept]:
    """What is new or changed, oldest first, and what is kept now."""
    told: list[Mention] = []
    seen, words = dict(kept.seen), dict.fromkeys(kept.words)
    for entry in entries:
        version, name = _mark(entry.words), _mark(entry.id)
        print_ = _mark(f"{entry.link}\n{entry.words}")
        before = seen.pop(name, None)
        again = before == version or (before is None and print_ in words)
        words.pop(print_, None)
        seen[name], words[print_] = version, None
        if not again:
            told.append(_mention(entry, said, now))
    told.sort(key=lambda one: one.at)
    # The newest stay; of what stands in the feed now nothing may be forgotten.
    most = max(KEPT, len(entries))
    return told, replace(
        kept, seen=dict(list(seen.items())[-most:]), words=tuple(list(words)[-most:])
    )


def _mention(entry: Entry, said: datetime, now: datetime) -> Mention:
    """An entry without a time was said when it was found; nothing was said in the future."""
    at = min(entry.at or said, now)
    return Mention(
        network="feed",
        id=entry.id,
        at=at,
        text=entry.words,
        url=entry.url,
        author=entry.author or entry.host,
        author_name=entry.author or entry.host,
        language=entry.language,
        kind="article",
        of=entry.answers,
        tags=entry.tags,
        pictures=entry.pictures,
    )


def _mark(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:10]


WAYS = (
    HearWay(
        "feed",
        (
            Field("address", example="news.example/feed.xml"),
            Field("words", needed=False, example="Bergtal, #Bergtal"),
        ),
        timedelta(minutes=10),
        open=FeedSource,
    ),
)
