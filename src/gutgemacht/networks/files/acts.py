"""Exports of networks without an open door -> acts: CSV or JSONL with `time`, `text` and `url`."""

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from gutgemacht.networks.files.read import (
    NO_FILE,
    BadRow,
    FileError,
    bad_ending,
    read_csv,
    read_jsonl,
)
from gutgemacht.publish.network import Act
from gutgemacht.text import Phrase

ENDINGS = (".csv", ".jsonl", ".ndjson")
NEEDED = frozenset({"time", "text"})


def read_acts(path: Path) -> Iterator[tuple[int, Act | BadRow]]:
    """Rows with their numbers; a bad one says why, and the rest goes on.

    The id of an act is its address, else it is made from its time and text, so that a second
    import of the same file tells the same acts. Raises FileError.
    """
    if path.suffix not in ENDINGS:
        raise FileError(bad_ending(ENDINGS), path)
    if not path.is_file():
        raise FileError(NO_FILE, path)
    rows = read_csv(path, NEEDED) if path.suffix == ".csv" else read_jsonl(path)
    for number, raw in rows:
        yield number, raw if isinstance(raw, BadRow) else _act(number, raw)


def _act(number: int, raw: Any) -> Act | BadRow:
    if not isinstance(raw, dict):
        return BadRow(number, Phrase("is no object with the keys {names}", names="time, text"))
    text, url, at = (raw.get(key) or "" for key in ("text", "url", "time"))
    if not isinstance(text, str) or not isinstance(url, str):
        return BadRow(number, Phrase("text and url: must be texts"))
    try:
        time = datetime.fromisoformat(str(at).strip())
    except ValueError:
        said = Phrase("{column}: is no time such as {example}", column="time")
        return BadRow(number, said.about(example="2026-09-27T14:30+02:00"))
    if time.tzinfo is None:
        said = Phrase("time: tells no zone; write it behind, such as +02:00 or Z")
        return BadRow(number, said)
    made = hashlib.sha256(f"{time.isoformat()}\n{text}".encode()).hexdigest()[:24]
    return Act("post", url or made, time.astimezone(UTC), text, url)
