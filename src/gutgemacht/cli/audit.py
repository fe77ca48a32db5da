"""gutgemacht audit: a whole archive of posts, resumable, bad lines named and left out."""

import json
import os
from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Annotated, Any

import pyarrow as pa
import typer
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

from gutgemacht.check import Compiled, Context, check_batches, compile_guideline
from gutgemacht.check.batches import POSTS
from gutgemacht.cli import options
from gutgemacht.cli.guideline import DataOption, err, fail, load_guideline, load_judges
from gutgemacht.guideline.words import DraftLanguage
from gutgemacht.networks.files import (
    BadRow,
    FileError,
    count_rows,
    read_posts,
    write_verdicts,
)

ROWS_AT_ONCE = 500
SHOWN = 20
ENDINGS = (".jsonl", ".ndjson", ".csv", ".parquet")


def audit_command(
    source: Annotated[
        Path, typer.Argument(metavar="IN", help="JSONL, CSV, TSV or Parquet of posts.")
    ],
    target: Annotated[Path, typer.Option("--out", help="JSONL, CSV or Parquet of verdicts.")],
    speaker: options.SpeakerOption = "company",
    channel: options.ChannelOption = "other",
    action: options.ActionOption = "post",
    country: options.CountryOption = "DE",
    lang: options.LanguageOption = "auto",
    explain: options.ExplainOption = None,
    company: options.CompanyOption = "",
    appetite: options.AppetiteOption = None,
    data: DataOption = None,
) -> None:
    """Checks every post of a file.

    Columns: id, text and, where they differ from the options, speaker, channel, action,
    country, lang, time. A run that was stopped goes on where it was.
    """
    if target.suffix not in ENDINGS:
        fail(f"{target}: the name must end in one of {', '.join(ENDINGS)}")
    if source.exists() and target.exists() and source.samefile(target):
        fail(f"{target}: the result would replace what it is made from")
    if target.is_dir():
        fail(f"{target}: is a folder")
    if not target.absolute().parent.is_dir():
        fail(f"{target}: there is no folder {target.absolute().parent}")
    guideline = load_guideline(data)
    compiled = compile_guideline(guideline, load_judges(guideline, data))
    now = datetime.now().astimezone().replace(tzinfo=None)
    defaults = options.context(
        now, speaker, channel, action, country, lang, company, guideline, appetite
    )
    try:
        # The day of a post that names none is the day of the audit.
        settings = [compiled.fingerprint, str(defaults.time.date()), str(explain)]
        settings += [speaker, channel, action, country, lang, company, str(appetite)]
        run = _Run(source, target, settings)
        _work(run, compiled, defaults, explain)
        write_verdicts(run.lines, target)
    except FileError as error:
        fail(str(error))
    run.done()
    _tell(run, target)


class _Run:
    """How far an audit has come; kept beside the result until that is whole."""

    def __init__(self, source: Path, target: Path, settings: list[str]) -> None:
        self.source = source
        self.lines = target.with_name(target.name + ".part")
        self._file = target.with_name(target.name + ".state")
        stat = source.stat() if source.is_file() else None
        kind = [stat.st_size, stat.st_mtime_ns] if stat else []
        self._key = [str(source.absolute()), *kind, *settings]
        self.row = self.bytes = 0
        self.levels: dict[str, int] = {}
        self.bad: list[str] = []
        self.resumed = self._load()

    def _load(self) -> bool:
        try:
            state = json.loads(self._file.read_text(encoding="utf-8"))
            known = state.pop("key") == self._key and self.lines.is_file()
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return False
        if known:
            vars(self).update(state)
        return known

    def save(self) -> None:
        """Keeps the state; called when the lines up to it are safe on the disk."""
        state = {name: getattr(self, name) for name in ("row", "bytes", "levels", "bad")}
        half = self._file.with_name(self._file.name + ".half")
        half.write_text(json.dumps({"key": self._key, **state}), encoding="utf-8")
        half.replace(self._file)

    def done(self) -> None:
        """Forgets the state: the result is whole."""
        self._file.unlink(missing_ok=True)


def _work(run: _Run, compiled: Compiled, defaults: Context, language: DraftLanguage | None) -> None:
    if run.resumed:
        err.print(f"Going on after line {run.row}.")
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn())
    posts = (item for item in read_posts(run.source) if item[0] > run.row)
    with (
        Progress(*columns, TimeRemainingColumn(), console=err) as progress,
        run.lines.open("r+b" if run.resumed else "wb") as lines,
    ):
        task = progress.add_task(run.source.name, total=count_rows(run.source), completed=run.row)
        lines.truncate(run.bytes)
        lines.seek(run.bytes)
        while rows := list(islice(posts, ROWS_AT_ONCE)):
            run.bad += [str(row) for _, row in rows if isinstance(row, BadRow)]
            good = [row for _, row in rows if not isinstance(row, BadRow)]
            for verdict in _verdicts(good, compiled, defaults, language):
                lines.write(json.dumps(verdict, ensure_ascii=False).encode() + b"\n")
                level = verdict["verdict"]
                run.levels[level] = run.levels.get(level, 0) + 1
            lines.flush()
            os.fsync(lines.fileno())
            run.row, run.bytes = rows[-1][0], lines.tell()
            run.save()
            progress.update(task, completed=run.row)


def _verdicts(
    posts: list[dict[str, Any]],
    compiled: Compiled,
    defaults: Context,
    language: DraftLanguage | None,
) -> Iterator[dict[str, Any]]:
    batches = iter([pa.RecordBatch.from_pylist(posts, schema=POSTS)])
    for batch in check_batches(batches, compiled, defaults, language):
        yield from batch.to_pylist()


def _tell(run: _Run, target: Path) -> None:
    for line in run.bad[:SHOWN]:
        err.print(f"{run.source}, {line}", style="yellow", markup=False)
    if len(run.bad) > SHOWN:
        err.print(f"… and {len(run.bad) - SHOWN} more lines", style="yellow")
    if run.bad:
        log = target.with_name(target.name + ".bad.txt")
        log.write_text("\n".join(run.bad) + "\n", encoding="utf-8")
        err.print(f"{len(run.bad)} lines left out; all of them stand in {log}", markup=False)
    counts = ", ".join(f"{level} {count}" for level, count in sorted(run.levels.items()))
    err.print(f"{sum(run.levels.values())} posts: {counts or 'none'} → {target}", markup=False)
