"""Mentions as the public might write them, and a topic to hear them."""

from datetime import UTC, datetime, timedelta
from typing import Any

from gutgemacht.listen.mention import Mention
from gutgemacht.listen.source import Heard
from gutgemacht.web.listen.models import Source, Topic

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def topic(name: str = "Bergtal", *words: str, **more: Any) -> Topic:
    listed = list(words or (name,))
    return Topic.objects.create(name=name, words=listed, made_at=NOON, **more)


def source(**more: Any) -> Source:
    more = {"kind": "test", "name": "Test", "every": timedelta(minutes=1), "due_at": NOON} | more
    return Source.objects.create(added_at=NOON, **more)


def mention(number: int, text: str = "Bergtal ist hier.", **more: Any) -> Mention:
    more = {"network": "mastodon", "at": NOON, "author": f"a{number}", "language": "de"} | more
    return Mention(id=str(number), text=text, **more)


def heard(*mentions: Mention, cursor: str = "1", **more: Any) -> Heard:
    return Heard(mentions, cursor, **more)
