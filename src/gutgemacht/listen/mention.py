"""A mention: something the public said, as the place where it was said shows it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

MentionKind = Literal["post", "reply", "quote", "share", "article"]


@dataclass(frozen=True)
class Shown:
    """A picture or film of a mention: where it lies, and what its alt text says."""

    url: str
    alt: str = ""


@dataclass(frozen=True)
class Mention:
    """Something said in public.

    `network` is a word of `networks/` ("feed" and "files" among them); `id` is what the network
    calls it there. `at` is when it was said, in UTC, by the clock of its author's server. `of` is
    what was answered, quoted or shared, `root` where that conversation began: ids as the network
    writes them, or addresses. `followers` are those of the author, `counts` replies, shares and
    likes when it was read, both only where the network tells. `language` is what was told, also
    de-AT; `clean` keeps de.
    """

    network: str
    id: str
    at: datetime
    text: str
    url: str = ""
    author: str = ""
    author_name: str = ""
    followers: int | None = None
    language: str = ""
    kind: MentionKind = "post"
    of: str = ""
    root: str = ""
    tags: tuple[str, ...] = ()
    pictures: tuple[Shown, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
