"""Evidence: fingerprints of what was seen, and a list by which anybody can check a copy."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True)
class Piece:
    """One thing that was seen: what, where, when, kept by whom and when.

    `file` is its place within the export, `sha256` that of its bytes as they were kept. A piece
    that is `shielded` is exported with names replaced, or not at all, and then differs from it.
    """

    number: int
    kind: str
    at: datetime | None
    place: str
    file: str
    sha256: str
    kept_at: datetime
    kept_by: str
    shielded: bool = False


def fingerprint(content: str | bytes) -> str:
    """SHA-256 in hexadecimal digits; of a text, that of its UTF-8."""
    data = content.encode("utf-8") if isinstance(content, str) else content
    return hashlib.sha256(data).hexdigest()


def manifest(about: Mapping[str, Any], pieces: Iterable[Piece]) -> str:
    """All pieces as JSON, with a fingerprint over the list itself."""
    listed = [_plain(asdict(piece)) for piece in pieces]
    body = {"about": dict(about), "pieces": listed}
    return _json(body | {"sha256_of_pieces": fingerprint(_json(listed))})


def _plain(piece: dict[str, Any]) -> dict[str, Any]:
    return {
        key: value.isoformat() if isinstance(value, datetime) else value
        for key, value in piece.items()
    }


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True)
