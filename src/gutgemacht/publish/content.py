"""What will stand on a channel: the exact content that somebody approves and a worker sends."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

Audience = Literal["public", "unlisted", "followers"]


@dataclass(frozen=True)
class Picture:
    """A picture by the SHA-256 of its bytes, in hexadecimal digits; its bytes stand elsewhere."""

    digest: str
    alt: str
    media_type: str


@dataclass(frozen=True)
class Part:
    """One post of a thread: its text, its pictures in order."""

    text: str
    pictures: tuple[Picture, ...] = ()


@dataclass(frozen=True)
class Content:
    """A post, or a thread of several; `language` is a tag of BCP 47 or empty.

    `answers` is the network's own id of what is replied to, or empty.
    """

    parts: tuple[Part, ...]
    language: str = ""
    audience: Audience = "public"
    warning: str = ""
    answers: str = ""

    def __post_init__(self) -> None:
        if not self.parts:
            raise ValueError("a post has at least one part")

    @property
    def text(self) -> str:
        """The words of all parts, an empty line between them."""
        return "\n\n".join(part.text for part in self.parts)


def fingerprint(content: Content) -> str:
    """What an approval is for: SHA-256, in hexadecimal digits, of all that readers will see."""
    told = json.dumps(as_data(content), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(told.encode()).hexdigest()


def as_data(content: Content) -> dict[str, Any]:
    """The content as JSON keeps it."""
    return asdict(content)


def from_data(data: Mapping[str, Any]) -> Content:
    """What `as_data` made."""
    parts = (
        Part(part["text"], tuple(Picture(**picture) for picture in part["pictures"]))
        for part in data["parts"]
    )
    return Content(**{**data, "parts": tuple(parts)})
