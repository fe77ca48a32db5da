"""Timelines of a server as Mastodon 4.7 shows them, and as the weakest of others do.

Shapes of statuses, notifications, links between pages and events are those that Mastodon.py 2.3.3
recorded from the real server. `weak` has no links between pages and no events by HTTP.
"""

import json
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from gutgemacht.networks.world import World
from tests.networks.mastodon.double import as_html
from tests.networks.server import Asked, Said

TOKEN = "token-of-ours"


@dataclass
class MastodonPlace:
    kind: str
    weak: bool = False
    base: str = ""
    sockets: str = ""
    deletes: bool = True
    down: bool = False
    said: Said | None = None
    statuses: dict[str, dict[str, Any]] = field(default_factory=dict)
    notifications: list[dict[str, Any]] = field(default_factory=list)
    events: list[tuple[str, str]] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    number: int = 117_440_841_123_131_508

    def __post_init__(self) -> None:
        self.at = datetime.now(UTC) - timedelta(hours=2)
        self.deletes = self.kind != "mastodon-mentions"

    @property
    def details(self) -> dict[str, str]:
        asked = {
            "mastodon-hashtag": {"hashtag": "#Bergtal"},
            "mastodon-public": {"words": "Bergtal"},
        }
        return {"server": self.base, **asked.get(self.kind, {})}

    @property
    def secrets(self) -> dict[str, str]:
        return {"token": TOKEN} if self.kind == "mastodon-mentions" else {}

    @property
    def world(self) -> World:
        hosts = {urlsplit(self.base).netloc, urlsplit(self.sockets).netloc}
        return World(inside=frozenset(hosts))

    def answer(self, asked: Asked) -> Said:
        self.asked.append(asked.path)
        if self.said:
            return self.said
        match asked.path.strip("/").split("/"):
            case ["api", "v1", "instance"]:
                return Said(200, {"version": "takahe/0.11 (not true)", "urls": self._urls()})
            case ["api", "v2", "instance"] if not self.weak:
                return Said(200, {"configuration": {"urls": {"streaming": self.base}}})
            case ["api", "v1", "timelines", "tag", "Bergtal"] | [
                "api",
                "v1",
                "timelines",
                "public",
            ]:
                return self._page(asked, list(self.statuses.values()))
            case ["api", "v1", "notifications"] if asked.token == TOKEN:
                return self._page(asked, self.notifications)
            case ["api", "v1", "statuses", name] if name in self.statuses:
                return Said(200, self.statuses[name])
            case ["api", "v1", "streaming", _] if not self.weak:
                return self._stream()
        return Said(404, {"error": "Record not found"})

    def _urls(self) -> dict[str, str]:
        return {"streaming_api": (self.sockets or self.base).replace("http", "ws")}

    def _stream(self) -> Said:
        told = "".join(f"event: {name}\ndata: {data}\n\n" for name, data in self.events)
        return Said(200, f":)\n{told}:thump\n".encode(), {"Content-Type": "text/event-stream"})

    def _page(self, asked: Asked, listed: list[dict[str, Any]]) -> Said:
        listed = sorted(listed, key=lambda one: str(one.get("id", "")), reverse=True)
        before, limit = asked.one("max_id"), min(40, int(asked.one("limit") or 20))
        listed = [one for one in listed if not before or str(one.get("id", "")) < before]
        page, more = listed[:limit], listed[limit:]
        headers = {}
        if page and not self.weak:
            onward = (
                f'<http://wrong.example/?limit={limit}&max_id={page[-1].get("id")}>; rel="next", '
            )
            headers["Link"] = (
                f'{onward if more else ""}<http://wrong.example/?min_id=1>; rel="prev"'
            )
        return Said(200, page, headers)

    # What happens there

    def say(self, text: str, *, late: timedelta = timedelta(0), **more: Any) -> dict[str, Any]:
        """`late`: it was said so long before the last, and comes only now; ids go by the time."""
        self.at += timedelta(seconds=1)
        self.number += 1_000_000
        name = str(self.number - int(late.total_seconds()) * 1_000_000)
        at = (self.at - late).isoformat().replace("+00:00", "Z")
        status = {
            "id": name,
            "created_at": at,
            "in_reply_to_id": None,
            "spoiler_text": "",
            "language": "de",
            "uri": f"https://far.example/statuses/{name}",
            "url": f"https://far.example/@kim/{name}",
            "edited_at": None,
            "content": as_html(text),
            "account": {
                "id": "1",
                "acct": "kim@far.example",
                "display_name": "Kim",
                "url": "https://far.example/@kim",
                "followers_count": 12,
            },
            "media_attachments": [],
            "mentions": [],
            "tags": [],
            "quote": None,
            **more,
        }
        self.statuses[name] = status
        self.tell("mention", status)
        return status

    def tell(self, kind: str, status: dict[str, Any]) -> None:
        self.number += 1
        told = {
            "id": str(self.number),
            "type": kind,
            "status": status,
            "account": status["account"],
        }
        told["created_at"] = self.at.isoformat()
        self.notifications.append(told)

    def say_something_broken(self) -> None:
        self.number += 1_000_000
        name = str(self.number)
        self.statuses[name] = {"id": name, "content": 3}
        self.notifications.append({"id": name, "type": "mention", "status": None})

    def delete(self, text: str) -> None:
        content = as_html(text)
        for name, status in [*self.statuses.items()]:
            if status["content"] == content:
                del self.statuses[name]

    def ring(self, name: str, data: Any) -> None:
        self.events.append((name, data if isinstance(data, str) else json.dumps(data)))

    def slow_down(self) -> None:
        reset = datetime.now(UTC) + timedelta(minutes=4)
        headers = {"X-RateLimit-Limit": "300", "X-RateLimit-Reset": reset.isoformat()}
        self.said = Said(429, {"error": "Throttled"}, headers)

    def flood(self) -> None:
        self.said = Said(200, b"[" + b"1," * 11_000_000)

    def stop(self) -> None:
        self.down = True
