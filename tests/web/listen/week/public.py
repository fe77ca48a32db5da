"""What is said in the week, when, and where: in a feed, and as answers to our post."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from xml.sax.saxutils import escape, quoteattr

import numpy as np

from gutgemacht.listen.mention import Mention
from gutgemacht.listen.simulator.background import background
from gutgemacht.listen.simulator.counts import BIN, DAY
from gutgemacht.listen.simulator.habits import GRADES, Habits
from gutgemacht.listen.simulator.hairdryer import TRAITS, week
from gutgemacht.listen.simulator.stream import Public, stream

MONDAY = datetime(2026, 11, 23, tzinfo=UTC)
FRIDAY = MONDAY - timedelta(days=3)
TAKE_OFF = MONDAY + timedelta(hours=4, minutes=47)
REPOST = FRIDAY + timedelta(hours=14, minutes=30)
LEARNT = timedelta(days=21)
NAME = "Bergtal"
# A brand of 53 mentions an hour, as the one of 2015 was, in weeks in which nothing else happens.
HABITS = Habits(
    mean=53, swing=3.5, weekend=0.7, k=8, memory=0.6, bursts=0.01, tail=1.6, trend=0.0, busiest=17,
    replies=0.05, new=0.4, posts=1.0, likes=20,
)  # fmt: skip
SHOWN = 150


def said(seed: int) -> tuple[list[Mention], list[Mention], list[datetime]]:
    """What was said before Friday, what the feed shows after, and when critics answer us."""
    chance = np.random.default_rng(seed)
    start, before = FRIDAY - LEARNT, int(LEARNT / timedelta(days=1)) * DAY
    calm = background(HABITS, start, 28, GRADES["fair"], chance).counts
    every = list(stream(_whole(calm), start, Public(NAME), chance))
    loud = week(MONDAY, GRADES["fair"], chance)
    answers = np.where(np.arange(7 * DAY) < loud.take_off, loud.counts["replies"], 0)
    critics = [
        loud.start + place * BIN + timedelta(seconds=7 * n)
        for place, many in enumerate(answers.tolist())
        for n in range(many)
    ]
    storm = {
        **loud.counts,
        "mentions": np.where(answers > 0, 0, loud.counts["mentions"]),
        "replies": np.zeros(7 * DAY, dtype=np.int64),
    }
    storm["negative"] = np.minimum(storm["negative"], storm["mentions"])
    public = Public(NAME, TRAITS, "storm")
    shown = sorted([*every, *stream(storm, loud.start, public, chance)], key=lambda one: one.at)
    known = [one for one in shown if one.at < start + before * BIN]
    return known, shown[len(known) :], critics


def _whole(counts: dict) -> dict:
    return {**counts, "replies": np.zeros_like(counts["replies"])}


def archive(mentions: list[Mention], file: Path) -> Path:
    """As an export of a listening tool."""
    rows = (
        {"id": one.id, "time": one.at.isoformat(), "text": one.text, "author": one.author,
         "network": one.network, "tags": " ".join(one.tags), "language": one.language}
        for one in mentions
    )  # fmt: skip
    file.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    return file


class Feed:
    """A feed server that shows the newest of what was said by now."""

    def __init__(self, mentions: list[Mention], clock) -> None:
        self._mentions, self._clock = mentions, clock
        feed = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                body = feed.page().encode()
                self.send_response_only(200)
                self.send_header("Content-Type", "application/rss+xml; charset=utf-8")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_told) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.host = f"127.0.0.1:{self._server.server_port}"
        Thread(target=self._server.serve_forever, daemon=True).start()

    def told(self) -> list[Mention]:
        """All that was said by now."""
        now = self._clock()
        return [one for one in self._mentions if one.at <= now]

    def page(self) -> str:
        """The newest, in RSS 2.0."""
        items = "".join(self._items(self.told()[-SHOWN:]))
        channel = f"<channel><title>Foren</title>{items}</channel>"
        return f'<?xml version="1.0"?><rss version="2.0">{channel}</rss>'

    def _items(self, mentions: list[Mention]) -> Iterator[str]:
        for one in reversed(mentions):
            tags = "".join(f"<category>{escape(tag)}</category>" for tag in one.tags)
            yield (
                f"<item><guid isPermaLink={quoteattr('false')}>{one.id}</guid>"
                f"<link>http://forum.example/{one.id}</link><description>{escape(one.text)}"
                f"</description><author>{one.author}</author>{tags}"
                f"<pubDate>{format_datetime(one.at)}</pubDate></item>"
            )

    def stop(self) -> None:
        """Ends it."""
        self._server.shutdown()
        self._server.server_close()
