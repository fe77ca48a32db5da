"""gutgemacht judge: hate, insult, stereotypes, tone and identifiers in many texts; and teaching."""

import json
import sys
from collections.abc import Iterator
from datetime import datetime
from operator import itemgetter
from pathlib import Path
from typing import Annotated, Any, TextIO

import typer
from rich.text import Text
from typer.core import TyperGroup

from gutgemacht.cli.guideline import (
    CLEAN,
    DATA,
    ERROR,
    DataOption,
    err,
    fail,
    load_guideline,
    out,
    print_json,
)
from gutgemacht.cli.house import open_house
from gutgemacht.cli.options import CountryOption
from gutgemacht.guideline.identifiers import SECRET
from gutgemacht.guideline.words import DRAFT_LANGUAGES, DraftLanguage
from gutgemacht.judges.hate import Decision
from gutgemacht.judges.judgement import Bench, Judgement
from gutgemacht.judges.linear import JudgeError, Judges, load

# Where a company's own judges lie in its data folder.
OWN = "judges"
LONGEST = 100_000


class _Group(TyperGroup):
    """Reads texts where no other command is named."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        if args[:1] != ["--help"] and args[:1] != ["train"]:
            args = ["texts", *args]
        return super().parse_args(ctx, args)


app = typer.Typer(cls=_Group, help="Judges texts; train teaches a company's own judges.")


@app.command("texts", hidden=True)
def texts_command(
    file: Annotated[str, typer.Argument(help="JSONL with id and text; - standard input.")] = "-",
    country: CountryOption = "DE",
    explain: Annotated[
        DraftLanguage | None,
        typer.Option("--explain", help="Language of the reasons."),
    ] = None,
    data: DataOption = None,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="One line of JSON a text.")] = False,
) -> None:
    """Says of each text what is seen in it. Nothing is stored.

    Rows that cannot be read are named on standard error, the others go on. Exit code 2 if any.
    """
    bench = Bench(load_guideline(data), _judges(data), datetime.now().astimezone())
    broken = False
    with _opened(file) as lines:
        for number, row in _rows(lines):
            if isinstance(row, str):
                broken = True
                err.print(f"line {number}: {row}", style="red", markup=False)
                continue
            language = row.get("lang") or None
            judged = bench.judge(row["text"], language, country)
            if as_json:
                print_json(as_dict(row.get("id"), judged, explain), indent=None)
            else:
                _print(row, judged)
    raise typer.Exit(ERROR if broken else CLEAN)


@app.command("train")
def train_command(
    file: Annotated[
        Path | None, typer.Argument(help="JSONL of corrections: text, and what is right.")
    ] = None,
    data: DataOption = None,
    *,
    heard: Annotated[
        bool, typer.Option("--heard", help="The tones that people corrected in mentions.")
    ] = False,
) -> None:
    """Teaches a company's own judges from corrections, and keeps them in its data folder.

    A row: {"text": "...", "sentiment": "negative", "offence": false}. The shipped judges stay as
    they are; delete the folder judges in the data folder to go back to them. With --heard they are
    taught anew from the shipped ones, by all corrections there are, and those of the file if any.
    """
    from gutgemacht.judges.linear.teach import train_on

    folder = data or DATA
    if not folder.is_dir():
        fail(f"{folder} is no folder; name the company's data folder with --data")
    if file is None and not heard:
        fail("name a file of corrections, or take those of mentions with --heard")
    rows = _corrections(file) if file else []
    if heard:
        rows += _heard(folder)
    try:
        learnt = train_on(rows, load() if heard else load(folder / OWN), folder / OWN)
    except JudgeError as error:
        fail(str(error))
    for model, corrections in learnt:
        out.print(f"{model.name}.{model.language}: {corrections} corrections learnt")


def _corrections(file: Path) -> list[dict[str, Any]]:
    with _opened(str(file)) as lines:
        return [_object(number, line) for number, line in enumerate(lines, 1) if line.strip()]


def _heard(data: Path) -> list[dict[str, Any]]:
    open_house(data)
    from gutgemacht.web.listen.mentions.lessons import lessons

    rows = [lesson._asdict() for lesson in lessons()]
    if not rows:
        fail("no tone of a mention has been corrected yet; do it on the page of mentions")
    return rows


def _object(number: int, line: str) -> dict[str, Any]:
    row = _parsed(line)
    if isinstance(row, str):
        fail(f"line {number}: {row}; nothing was learnt")
    return row


def _judges(data: Path | None) -> Judges | None:
    try:
        return load((data or DATA) / OWN)
    except JudgeError as error:
        err.print(f"{error}. The rules go on alone.", style="yellow", markup=False)
        return None


def _opened(file: str) -> TextIO:
    if file == "-":
        return sys.stdin
    try:
        return Path(file).open(encoding="utf-8")
    except OSError as error:
        fail(f"{file}: {error.strerror}")


def _rows(lines: TextIO) -> Iterator[tuple[int, dict[str, Any] | str]]:
    """Each row with its number, or what is wrong with it."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            row = _parsed(line)
            yield number, row if isinstance(row, str) else (_problem(row) or row)


def _parsed(line: str) -> dict[str, Any] | str:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        return f"no JSON ({error.msg} at {error.colno})"
    return row if isinstance(row, dict) else 'no object; write {"id": "...", "text": "..."}'


def _problem(row: dict[str, Any]) -> str | None:
    if not isinstance(row.get("text"), str):
        return 'the text is missing; write it under "text"'
    if len(row["text"]) > LONGEST:
        return f"{len(row['text']):,} characters; a text has at most {LONGEST:,}"
    if row.get("lang") not in (None, "", "unknown", *DRAFT_LANGUAGES):
        return f'"lang" is de or en or absent, not {row["lang"]!r}'
    return None


def as_dict(id_: Any, judged: Judgement, explain: DraftLanguage | None) -> dict[str, Any]:
    """One line of the answer; the keys are promised in docs/json.md."""
    language: DraftLanguage = explain or ("en" if judged.language == "en" else "de")
    first = judged.stereotypes[0] if judged.stereotypes else None
    places = [
        {"kind": found.kind, "start": found.span.start, "end": found.span.end}
        for found in judged.identifiers
    ]
    return {
        "id": id_,
        "lang": judged.language,
        "hate": _said(judged.hate),
        "insult": _said(judged.insult),
        "stereotype": {
            "label": first is not None,
            "feared_reading": first.rule.why.in_(language) if first else "",
            "why": [
                {
                    "rule": finding.rule.id,
                    "start": finding.span.start,
                    "end": finding.span.end,
                    "words": finding.text,
                }
                for finding in judged.stereotypes
            ],
        },
        "offence": _rounded(judged.offence),
        "sexism": _rounded(judged.sexism),
        "sentiment": judged.sentiment
        and {side: round(share, 4) for side, share in judged.sentiment.items()},
        "pii": [place for place in places if place["kind"] not in SECRET],
        "secrets": [place for place in places if place["kind"] in SECRET],
    }


def _said(decisions: tuple[Decision, ...]) -> dict[str, Any]:
    """Whether it is so, and each reason, also of what was excused."""
    return {
        "label": any(decision.excuse is None for decision in decisions),
        "why": [
            {"kind": mark.kind, "start": mark.span.start, "end": mark.span.end, "words": mark.words}
            for decision in decisions
            for mark in decision.why
        ],
    }


def _rounded(probability: float | None) -> float | None:
    return None if probability is None else round(probability, 4)


def _print(row: dict[str, Any], judged: Judgement) -> None:
    answer = as_dict(row.get("id"), judged, None)
    seen = [name for name in ("hate", "insult", "stereotype") if answer[name]["label"]]
    seen += [place["kind"] for place in (*answer["pii"], *answer["secrets"])]
    out.print(Text.assemble((f"{row.get('id', '')}  ", "bold"), ", ".join(seen) or "–"))
    for name in ("hate", "insult", "stereotype"):
        words = " · ".join(dict.fromkeys(why["words"] for why in answer[name]["why"]))
        if answer[name]["label"]:
            out.print(Text(f"  {name}: {words}", "yellow"))
    if answer["stereotype"]["label"]:
        out.print(Text(f"  {answer['stereotype']['feared_reading']}"))
    if judged.sentiment is not None:
        tone = max(judged.sentiment.items(), key=itemgetter(1))[0]
        sure = f"offence {judged.offence:.2f}, sexism {judged.sexism:.2f}"
        out.print(Text(f"  {tone}, {sure}", "dim"))
