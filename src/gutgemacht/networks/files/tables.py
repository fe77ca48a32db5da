"""A file of mentions -> its columns and its rows, whatever tool has written it."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from gutgemacht.networks.files.columns import guessed, missing, plain
from gutgemacht.networks.files.read import (
    NO_FILE,
    BadRow,
    FileError,
    bad_ending,
    parquet_columns,
    read_csv,
    read_jsonl,
    read_parquet,
)
from gutgemacht.text import Phrase

ENDINGS = (".csv", ".tsv", ".jsonl", ".ndjson", ".parquet")
# Some tools write what was searched for above the table.
MOST_LINES_ABOVE = 20
LOOKED_AT = 200


@dataclass(frozen=True)
class Table:
    """A file by its path; `columns` in small letters. Iterating reads it, row by row."""

    path: Path
    columns: tuple[str, ...]
    encoding: str = ""
    above: int = 0

    def __iter__(self) -> Iterator[tuple[int, Any]]:
        """Rows with their numbers, as objects or `BadRow`."""
        if self.path.suffix == ".parquet":
            rows = read_parquet(self.path, parquet_columns(self.path))
        elif self.encoding:
            rows = read_csv(self.path, frozenset(), self.encoding, self.above)
        else:
            rows = read_jsonl(self.path)
        for number, row in rows:
            yield number, _with_small_names(number, row)


def open_table(path: Path) -> Table:
    """Columns of a file; raises FileError for what is none, with what is allowed."""
    if path.suffix not in ENDINGS:
        raise FileError(bad_ending(ENDINGS), path.name)
    if not path.is_file():
        raise FileError(NO_FILE, path.name)
    if path.suffix == ".parquet":
        return Table(path, tuple(map(plain, parquet_columns(path))))
    return _csv(path) if path.suffix in (".csv", ".tsv") else _jsonl(path)


def _jsonl(path: Path) -> Table:
    rows = (row for _, row in islice(read_jsonl(path), LOOKED_AT) if isinstance(row, dict))
    return Table(path, tuple(dict.fromkeys(plain(name) for row in rows for name in row)))


def _csv(path: Path) -> Table:
    encoding = _encoding(path)
    with path.open(encoding=encoding, errors="replace", newline="") as file:
        lines = [line.strip() for line in islice(file, MOST_LINES_ABOVE + 1)]
    for above, line in enumerate(lines):
        columns = _columns(line)
        if len(columns) > 1 and not missing(guessed(columns)):
            return Table(path, columns, encoding, above)
    return Table(path, _columns(lines[0]) if lines else (), encoding)


def _columns(line: str) -> tuple[str, ...]:
    separator = max(",;\t", key=line.count)
    return tuple(plain(name) for name in line.split(separator))


def _encoding(path: Path) -> str:
    """By its first signs; what is no UTF-8 is that of older Windows."""
    with path.open("rb") as file:
        begin = file.read(1_000_000)
    if begin[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "utf-16"
    try:
        begin.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # A sign cut in two at the end of what was read is no other alphabet.
        if error.start < len(begin) - 4:
            return "cp1252"
    return "utf-8-sig"


def _with_small_names(number: int, row: Any) -> Any:
    if isinstance(row, BadRow):
        return row
    if not isinstance(row, dict):
        return BadRow(number, Phrase("is no object with names and values"))
    return {plain(str(name)): value for name, value in row.items()}
