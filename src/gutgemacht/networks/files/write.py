"""Verdicts -> a file of JSONL, CSV or Parquet."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from gutgemacht.check.batches import VERDICTS
from gutgemacht.networks.files.read import FileError, bad_ending

ROWS_AT_ONCE = 1_000


def write_verdicts(lines: Path, out: Path) -> None:
    """Turns a file of JSON lines of verdicts into `out`, by its ending; `lines` goes away.

    Raises FileError when the ending is unknown.
    """
    if out.suffix in (".jsonl", ".ndjson"):
        lines.replace(out)
        return
    if out.suffix not in (".csv", ".parquet"):
        raise FileError(bad_ending((".jsonl", ".csv", ".parquet")), out)
    half = out.with_name(out.name + ".half")
    (_write_csv if out.suffix == ".csv" else _write_parquet)(lines, half)
    half.replace(out)
    lines.unlink()


def _verdicts(lines: Path) -> Iterator[dict[str, Any]]:
    with lines.open(encoding="utf-8") as file:
        yield from map(json.loads, file)


def _write_csv(lines: Path, out: Path) -> None:
    with out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(VERDICTS.names)
        for row in _verdicts(lines):
            findings = json.dumps(row["findings"], ensure_ascii=False)
            writer.writerow((row["id"], row["verdict"], findings))


def _write_parquet(lines: Path, out: Path) -> None:
    with pq.ParquetWriter(out, VERDICTS) as writer:
        rows: list[dict[str, Any]] = []
        for row in _verdicts(lines):
            rows.append(row)
            if len(rows) == ROWS_AT_ONCE:
                writer.write_batch(pa.RecordBatch.from_pylist(rows, schema=VERDICTS))
                rows = []
        writer.write_batch(pa.RecordBatch.from_pylist(rows, schema=VERDICTS))
