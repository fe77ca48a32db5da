"""A web server with a feed, well made or badly."""

import html
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any
from urllib.parse import urlsplit

from gutgemacht.networks.world import World
from tests.networks.server import Asked, Said


@dataclass
class FeedPlace:
    base: str
    kind: str = "feed"
    secrets: dict[str, str] = field(default_factory=dict)
    deletes: bool = False
    down: bool = False
    items: list[str] = field(default_factory=list)
    said: Said | None = None
    asked: list[Asked] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._at = datetime.now(UTC) - timedelta(hours=1)

    @property
    def details(self) -> dict[str, str]:
        return {"address": f"{self.base}/feed.xml"}

    @property
    def world(self) -> World:
        return World(inside=frozenset({urlsplit(self.base).netloc}))

    def answer(self, asked: Asked) -> Said:
        self.asked.append(asked)
        if self.said is not None:
            return self.said
        mark = f'"{len(self.items)}-{hash("".join(self.items))}"'
        if asked.headers.get("if-none-match") == mark:
            return Said(304, headers={"ETag": mark})
        body = "".join(reversed(self.items))
        told = f'<rss version="2.0"><channel><title>x</title>{body}</channel></rss>'
        return Said(200, told.encode(), {"ETag": mark, "Content-Type": "application/rss+xml"})

    def say(self, text: str, **more: Any) -> None:
        self._at += timedelta(seconds=1)
        number = len(self.items)
        told = {
            "title": html.escape(text),
            "guid": f"tag:{number}",
            "link": f"https://x.example/{number}",
            "pubDate": format_datetime(self._at),
            **more,
        }
        parts = "".join(f"<{key}>{value}</{key}>" for key, value in told.items() if value)
        self.items.append(f"<item>{parts}</item>")

    def say_something_broken(self) -> None:
        self.items.append("<item><pubDate>gestern</pubDate></item>")

    def delete(self, text: str) -> None:
        raise NotImplementedError

    def slow_down(self) -> None:
        self.said = Said(429, b"", {"Retry-After": "240"})

    def flood(self) -> None:
        self.said = Said(200, b"<rss><channel>" + b"<item/>" * 1_500_000)

    def stop(self) -> None:
        self.down = True
