"""Bytes of a feed, as broken as feeds are -> its entries. Pure."""

import hashlib
from calendar import timegm
from collections import Counter
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urljoin, urlsplit

import feedparser  # type: ignore[import-untyped]

from gutgemacht.listen.clean import LONGEST
from gutgemacht.listen.mention import Shown
from gutgemacht.listen.same import plain_link
from gutgemacht.networks.feed.read import ENTITIES, FeedError, words_of
from gutgemacht.text import Phrase

LONGEST_ID = 500
# Nobody said anything in a feed before there were feeds.
_FIRST = datetime(1995, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Entry:
    """One entry; `at` is None where it tells no time, `link` its address without what tracks."""

    id: str
    at: datetime | None
    words: str
    url: str
    link: str
    author: str
    language: str
    tags: tuple[str, ...]
    pictures: tuple[Shown, ...]
    answers: str = ""

    @property
    def host(self) -> str:
        """Who says it, where no author is named."""
        return urlsplit(self.url).netloc


def entries_of(data: bytes, url: str, media_type: str = "") -> tuple[list[Entry], int]:
    """Entries from the end of the feed to its beginning, and how many could not be read.

    Raises FeedError for what is no feed, with the feed of a web page if it names one.
    """
    _refuse_entities(data)
    feed = feedparser.parse(
        data,
        sanitize_html=False,
        resolve_relative_uris=False,
        response_headers={"content-type": media_type},
    )
    if not feed.get("version"):
        raise FeedError(_no_feed(data, url))
    language = str(feed.feed.get("language") or "")
    entries: list[Entry] = []
    broken = 0
    for raw in reversed(feed.entries):
        try:
            entry = _entry(raw, url, language)
        except (ValueError, TypeError, AttributeError, KeyError):
            broken += 1
            continue
        if entry.words or entry.url:
            entries.append(entry)
        else:
            broken += 1
    # A feed cut off in the middle: what stands before the cut was read.
    return _told_apart(entries), broken + (1 if _is_cut(feed) else 0)


def _told_apart(entries: list[Entry]) -> list[Entry]:
    """Some feeds give all their entries the same id, or the same address and none."""
    often = Counter(entry.id for entry in entries)
    return [
        replace(one, id=_digest(f"{one.id}\n{one.words}")) if often[one.id] > 1 else one
        for one in entries
    ]


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _refuse_entities(data: bytes) -> None:
    """Also in alphabets of two bytes a sign: without the zeros they read the same."""
    if b"<!entity" in data.replace(b"\0", b"").lower():
        raise FeedError(ENTITIES)


def _is_cut(feed: Any) -> bool:
    fault = feed.get("bozo_exception")
    return bool(feed.get("bozo")) and "SAX" in type(fault).__name__


def _no_feed(data: bytes, url: str) -> Phrase:
    page = _Page()
    page.feed(data[:200_000].decode("utf-8", "replace"))
    if page.feeds:
        found = urljoin(url, page.feeds[0])
        return Phrase(
            "This is a web page, not a feed. It names this feed: {found}; take that address.",
            found=found,
        )
    if page.is_page:
        return Phrase(
            "This is a web page, not a feed, and it names none; look there for RSS or Atom."
        )
    return Phrase("This is no RSS or Atom.")


class _Page(HTMLParser):
    """Which feeds a web page names."""

    def __init__(self) -> None:
        super().__init__()
        self.feeds: list[str] = []
        self.is_page = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.is_page = self.is_page or tag in ("html", "body")
        said = {name: value or "" for name, value in attrs}
        kind = said.get("type", "").lower()
        named = tag == "link" and "alternate" in said.get("rel", "").lower()
        if named and kind in ("application/rss+xml", "application/atom+xml") and said.get("href"):
            self.feeds.append(said["href"])


def _entry(raw: Any, base: str, language: str) -> Entry:
    title = words_of(str(raw.get("title") or ""))[0]
    html = _html(raw)
    words, alts = words_of(html)
    told = words if words.startswith(title.rstrip("….")) and words else f"{title}\n\n{words}"
    text = told.strip()[:LONGEST]
    url = _address(str(raw.get("link") or ""), base)
    name = str(raw.get("id") or "") or url or _digest(text)
    return Entry(
        id=name if len(name) <= LONGEST_ID else _digest(name),
        at=_time(raw),
        words=text,
        url=url,
        link=plain_link(url),
        author=str(raw.get("author") or "")[:200],
        language=str(raw.get("language") or language),
        tags=tuple(str(one.get("term")) for one in raw.get("tags", ()) if one.get("term")),
        pictures=_pictures(raw, base, alts),
        answers=_address(str((raw.get("thr_in-reply-to") or {}).get("href") or ""), base),
    )


def _html(raw: Any) -> str:
    contents = [str(one.get("value") or "") for one in raw.get("content", ())]
    return max([*contents, str(raw.get("summary") or "")], key=len)


def _address(told: str, base: str) -> str:
    whole = urljoin(base, told.strip()) if told.strip() else ""
    return whole if whole.startswith(("https://", "http://")) else ""


def _time(raw: Any) -> datetime | None:
    """When it was first said; else when it was changed; None where neither can be."""
    for name in ("published_parsed", "created_parsed", "updated_parsed"):
        if name not in raw:
            continue
        try:
            at = datetime.fromtimestamp(timegm(raw[name]), UTC)
        except (ValueError, OverflowError, OSError, TypeError):
            continue
        if at > _FIRST:
            return at
    return None


def _pictures(raw: Any, base: str, alts: list[tuple[str, str]]) -> tuple[Shown, ...]:
    shown = [Shown(_address(src, base), alt) for src, alt in alts]
    given = [
        one
        for one in raw.get("media_content", ())
        if "image" in str(one.get("type", one.get("medium")))
    ]
    named = [one.get("url") for one in given] + [
        one.get("href")
        for one in raw.get("enclosures", ())
        if str(one.get("type", "")).startswith("image/")
    ]
    shown += [Shown(_address(str(one or ""), base)) for one in named]
    return tuple(dict.fromkeys(one for one in shown if one.url))[:10]
