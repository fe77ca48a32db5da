"""Files of posts -> rows; a bad row is reported with its number, and the rest goes on."""

import csv
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, get_args

import pyarrow as pa
import pyarrow.parquet as pq

from gutgemacht.check import DraftError, accepted, decoded
from gutgemacht.check.batches import POSTS
from gutgemacht.guideline import Action, Channel, Country, Speaker
from gutgemacht.text import Language, Phrase

LONGEST_FIELD = 10_000_000
TOO_MANY = "\0"

_ALLOWED = {
    "speaker": get_args(Speaker),
    "channel": get_args(Channel),
    "action": get_args(Action),
    "country": get_args(Country),
    "lang": (*get_args(Language), "auto"),
}
_NAMES = tuple(POSTS.names)


class FileError(Exception):
    """A file that cannot be read at all; `said` says why, without the name of the file."""

    def __init__(self, said: Phrase, file: object = "") -> None:
        super().__init__(f"{file}: {said}" if file else str(said))
        self.said = said


@dataclass(frozen=True)
class BadRow:
    """A row that cannot be checked: its number in the file, from 1, and why."""

    number: int
    reason: Phrase

    def __str__(self) -> str:
        return f"line {self.number}: {self.reason}"


NO_FILE = Phrase("there is no such file")


def bad_ending(endings: Iterable[str]) -> Phrase:
    """What is said of a name with another ending."""
    return Phrase("the name must end in one of {names}", names=", ".join(endings))


class _Fault(ValueError):
    """What is wrong with one row."""

    def __init__(self, said: Phrase) -> None:
        super().__init__(str(said))
        self.said = said


Row = tuple[int, dict[str, Any] | BadRow]


def read_posts(path: Path) -> Iterator[Row]:
    """The rows of a file with their numbers: posts as dicts of `check.batches.POSTS`.

    Raises FileError when the file as a whole is none of JSONL, CSV or Parquet.
    """
    return _posts(_reader(path)(path))


def _posts(rows: Iterator[tuple[int, Any]]) -> Iterator[Row]:
    for number, raw in rows:
        if isinstance(raw, BadRow):
            yield number, raw
            continue
        try:
            yield number, _post(raw)
        except (_Fault, DraftError) as fault:
            yield number, BadRow(number, fault.said)


def count_rows(path: Path) -> int:
    """About how many rows the file has, for the progress bar."""
    if path.suffix == ".parquet":
        return int(_parquet(path).metadata.num_rows)
    with path.open("rb") as file:
        return sum(block.count(b"\n") for block in iter(lambda: file.read(1 << 20), b""))


def _reader(path: Path) -> Callable[[Path], Iterator[tuple[int, Any]]]:
    readers = {
        ".jsonl": read_jsonl,
        ".ndjson": read_jsonl,
        ".csv": read_csv,
        ".tsv": read_csv,
        ".parquet": _rows,
    }
    if path.suffix not in readers:
        raise FileError(bad_ending(readers), path)
    if not path.is_file():
        raise FileError(NO_FILE, path)
    return readers[path.suffix]


def read_jsonl(path: Path) -> Iterator[tuple[int, Any]]:
    """Values of the lines with their numbers, from 1; empty lines are passed over."""
    with path.open("rb") as file:
        for number, line in enumerate(file, start=1):
            if not line.strip():
                continue
            try:
                yield number, json.loads(decoded(line))
            except DraftError as error:
                yield number, BadRow(number, error.said)
            except json.JSONDecodeError as error:
                said = Phrase("no JSON: {fault} at column {column}")
                yield number, BadRow(number, said.about(fault=error.msg, column=error.colno))
            except ValueError:
                yield number, BadRow(number, Phrase("no JSON: a number is too long"))
            except RecursionError:
                yield number, BadRow(number, Phrase("no JSON: nested too deeply"))


def read_csv(
    path: Path,
    needed: frozenset[str] = frozenset({"id", "text"}),
    encoding: str = "utf-8-sig",
    skip: int = 0,
) -> Iterator[tuple[int, Any]]:
    """Rows with the line they end in; the first line names the columns, at least those needed.

    `skip` lines before it belong to no table.
    """
    csv.field_size_limit(LONGEST_FIELD)
    with path.open(encoding=encoding, errors="surrogateescape", newline="") as file:
        for _ in range(skip):
            file.readline()
        begin = file.tell()
        head = file.readline()
        file.seek(begin)
        separator = max(",;\t", key=head.count)
        reader = csv.DictReader(file, delimiter=separator, restkey=TOO_MANY, strict=True)
        reader.fieldnames = [name.strip().lower() for name in reader.fieldnames or ()]
        missing = needed - set(reader.fieldnames)
        if missing:
            said = Phrase("the first line names no column {names}")
            raise FileError(said.about(names=", ".join(sorted(missing))), path)
        while True:
            start = reader.line_num + skip + 1
            try:
                row = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                said = Phrase("no CSV from line {start} to here: {fault}; look for an open quote")
                number = reader.line_num + skip
                yield number, BadRow(number, said.about(start=start, fault=error))
                continue
            number = reader.line_num + skip
            if TOO_MANY in row:
                yield number, BadRow(number, Phrase("more fields than the first line"))
                continue
            yield number, {key: value or None for key, value in row.items()}


def _rows(path: Path) -> Iterator[tuple[int, Any]]:
    file = _parquet(path)
    names = [name for name in _NAMES if name in file.schema_arrow.names]
    missing = {"id", "text"} - set(names)
    if missing:
        lacks = ", ".join(sorted(missing))
        raise FileError(Phrase("there is no column {names}", names=lacks), path)
    yield from read_parquet(path, names)


def parquet_columns(path: Path) -> list[str]:
    """The names of the columns; raises FileError."""
    return list(_parquet(path).schema_arrow.names)


def read_parquet(path: Path, names: list[str]) -> Iterator[tuple[int, Any]]:
    """Rows of these columns with their numbers, from 1. Raises FileError."""
    number = 0
    for batch in _batches(path, _parquet(path), names):
        for index in range(batch.num_rows):
            number += 1
            try:
                yield number, batch.slice(index, 1).to_pylist()[0]
            except (ValueError, OverflowError):
                yield number, BadRow(number, Phrase("holds a text or a time that cannot be read"))


def _batches(path: Path, file: pq.ParquetFile, names: list[str]) -> Iterator[pa.RecordBatch]:
    try:
        yield from map(_in_microseconds, file.iter_batches(batch_size=1_000, columns=names))
    except (pa.ArrowException, OSError) as error:
        raise FileError(Phrase("the file is damaged ({fault})", fault=error), path) from None


def _in_microseconds(batch: pa.RecordBatch) -> pa.RecordBatch:
    """The batch with times that Python knows; it has no nanoseconds."""
    place = batch.schema.get_field_index("time")
    if place < 0 or not pa.types.is_timestamp(batch.schema.field(place).type):
        return batch
    kind = pa.timestamp("us", batch.schema.field(place).type.tz)
    return batch.set_column(place, "time", batch.column(place).cast(kind, safe=False))


def _parquet(path: Path) -> pq.ParquetFile:
    try:
        return pq.ParquetFile(path)
    except (pa.ArrowException, OSError) as error:
        raise FileError(Phrase("this is no Parquet file ({fault})", fault=error), path) from None


def _post(raw: Any) -> dict[str, Any]:
    if not isinstance(raw, dict):
        raise _Fault(Phrase("is no object with the keys {names}", names="id, text"))
    name, text = raw.get("id"), raw.get("text")
    if not isinstance(name, (str, int)) or isinstance(name, bool) or name == "":
        raise _Fault(Phrase("{column}: is missing", column="id"))
    if not isinstance(text, str):
        said = Phrase("{column}: is missing") if text is None else Phrase("{column}: is no text")
        raise _Fault(said.about(column="text"))
    return {
        "id": accepted(str(name)),
        "text": accepted(text),
        **{key: _choice(key, raw.get(key)) for key in _ALLOWED},
        "time": _time(raw.get("time")),
    }


def _choice(key: str, value: Any) -> str | None:
    if value is None or value == "":
        return None
    if value not in _ALLOWED[key]:
        # Not what stands there: in a shifted row it is the text.
        said = Phrase("{column}: is none of {names}", column=key, names=", ".join(_ALLOWED[key]))
        raise _Fault(said)
    return None if value == "auto" else str(value)


def _time(value: Any) -> datetime | None:
    if value is None or value == "":
        return None
    try:
        time = value if isinstance(value, datetime) else datetime.fromisoformat(str(value))
    except ValueError:
        said = Phrase("{column}: is no time such as {example}", column="time")
        raise _Fault(said.about(example="2026-09-27T14:30")) from None
    # Rules ask for the hour on the clock of the one who posts: with a zone it is told in ours.
    return time.astimezone().replace(tzinfo=None) if time.tzinfo else time
