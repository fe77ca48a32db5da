"""Channels, pictures and drafts for the tests, as short as they can be said."""

import hashlib
import io
from datetime import UTC, datetime
from typing import Any

from PIL import Image

from gutgemacht.web.people.models import Person
from gutgemacht.web.publish.channels.models import Channel
from gutgemacht.web.publish.drafts.models import Draft, Version

NOW = datetime(2026, 11, 27, 9, 0, tzinfo=UTC)


def a_channel(network: str = "mastodon", name: str = "Bergtal") -> Channel:
    """A channel of the company."""
    return Channel.objects.create(network=network, name=name)


def a_draft(author: Person, text: str = "", *channels: Channel, **body: Any) -> Draft:
    """A draft with one version."""
    draft = Draft.objects.create(author=author, created_at=NOW, changed_at=NOW)
    draft.channels.set(channels)
    Version.objects.create(draft=draft, number=1, by=author, at=NOW, body={"text": text} | body)
    return draft


def png(colour: str = "tan") -> bytes:
    """A small picture."""
    out = io.BytesIO()
    Image.new("RGB", (4, 3), colour).save(out, "PNG")
    return out.getvalue()


def digest(data: bytes) -> str:
    """The name of a picture's bytes."""
    return hashlib.sha256(data).hexdigest()
