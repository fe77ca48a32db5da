"""An invented stream of mentions, cheap to make: what is measured is what becomes of them."""

import json
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from gutgemacht.listen.mention import Mention

START = datetime(2026, 3, 2, tzinfo=UTC)
NETWORKS = ("mastodon", "bluesky", "feed")
CASES = Path(__file__).parents[2] / "cases" / "mentions"
AUTHORS = 200_000
MADE_AHEAD = 50_000


class Said(NamedTuple):
    """What somebody may say."""

    topic: int
    text: str
    language: str
    author: str
    followers: int


def stream(count: int, topics: int, rate: int) -> Iterator[Mention]:
    """Mentions, `rate` a second by their own clock; topics are as unequal as brands (Zipf)."""
    ready = _ready(topics)
    for number in range(count):
        said = ready[number * 7_919 % MADE_AHEAD]
        kind = "reply" if number % 4 == 0 else "post"
        yield Mention(
            NETWORKS[number % 3],
            f"at://did:plc:x/app.bsky.feed.post/{number}",
            START + timedelta(seconds=number / rate),
            f"Marke{said.topic}: {said.text} {number} #tag{said.topic}",
            url=f"https://example.org/{number}",
            author=said.author,
            followers=said.followers,
            language=said.language if number % 5 else "",
            kind=kind,
            of=f"at://someone/{number // 7}" if kind == "reply" else "",
        )


def _ready(topics: int) -> list[Said]:
    chance = random.Random(7)
    texts = [
        (json.loads(line)["text"], language)
        for language in ("de", "en")
        for line in (CASES / f"{language}.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    weights = [1 / (rank + 1) for rank in range(topics)]
    return [
        Said(
            topic,
            *chance.choice(texts),
            f"author{chance.randrange(AUTHORS)}",
            chance.randrange(5_000),
        )
        for topic in chance.choices(range(topics), weights, k=MADE_AHEAD)
    ]
