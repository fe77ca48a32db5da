"""Published posts, to see what a rule would have found: the company's own, else ordinary ones."""

import json
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import Any

from django.conf import settings

from gutgemacht.guideline.shipped import shipped
from gutgemacht.networks.files import BadRow, read_posts
from gutgemacht.web.company import put

MOST = 2_000


@dataclass(frozen=True)
class Posts:
    """The last posts, newest first; `own` False where they are those that come with gutgemacht."""

    rows: tuple[dict[str, Any], ...]
    own: bool


def file() -> Path:
    """Where the company's posts are kept: they have been public."""
    return Path(settings.DATA) / "posts" / "published.jsonl"


def last(count: int) -> Posts:
    """The last `count` posts."""
    own = file().is_file()
    rows = _rows(file()) if own else _ordinary()
    return Posts(tuple(reversed(deque(rows, min(count, MOST)))), own)


def take(source: Path) -> tuple[int, list[BadRow]]:
    """Keeps the posts of a file in place of those before; how many, and the rows left out.

    Raises FileError when the file as a whole cannot be read; then nothing is changed.
    """
    good: list[dict[str, Any]] = []
    bad: list[BadRow] = []
    for _, row in read_posts(source):
        if isinstance(row, BadRow):
            bad.append(row)
        else:
            good.append({name: value for name, value in row.items() if value is not None})
    good.sort(key=lambda row: str(row.get("time", "")))
    lines = (json.dumps(row, ensure_ascii=False, default=str) for row in good)
    put(file(), "".join(line + "\n" for line in lines))
    return len(good), bad


def forget() -> None:
    """Takes the company's posts away."""
    file().unlink(missing_ok=True)


def _rows(source: Path) -> Iterator[dict[str, Any]]:
    return (row for _, row in read_posts(source) if not isinstance(row, BadRow))


def _ordinary() -> Iterator[dict[str, Any]]:
    """Those that come with gutgemacht, the languages in turn."""
    files = sorted((shipped("cases") / "texts" / "silent").glob("*.jsonl"))
    texts = (file.read_text(encoding="utf-8").splitlines() for file in files)
    return (json.loads(line) for some in zip_longest(*texts) for line in some if line)
