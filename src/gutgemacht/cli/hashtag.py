"""gutgemacht hashtag: how a hashtag reads, and how else."""

import sys
from typing import Annotated, Any

import typer
from rich.text import Text

from gutgemacht.campaign.hashtags import Alarm, HashtagReport, awkward_words, read_hashtag
from gutgemacht.check.hashtags import own_names
from gutgemacht.cli.guideline import (
    CLEAN,
    FINDINGS,
    DataOption,
    fail,
    load_guideline,
    out,
    print_json,
)
from gutgemacht.guideline.words import DraftLanguage

WORDS: dict[DraftLanguage, dict[str, str]] = {
    "de": {
        "ambiguous": "Zwei Lesarten liegen fast gleichauf.",
        "better": "Besser so",
        "fine": "Liest sich eindeutig.",
        "empty": "Hier steht kein Buchstabe.",
    },
    "en": {
        "ambiguous": "Two readings are nearly as likely.",
        "better": "Better",
        "fine": "Reads clearly.",
        "empty": "There is no letter in it.",
    },
}


def hashtag_command(
    tags: Annotated[list[str], typer.Argument(help="Hashtags; - reads one a line.")],
    most: Annotated[int, typer.Option("--most", min=1, max=50, help="So many readings.")] = 5,
    lang: Annotated[DraftLanguage, typer.Option("--lang", help="Of the reasons.")] = "de",
    data: DataOption = None,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="One line a tag.")] = False,
) -> None:
    """Shows how hashtags read, and alarms when somebody may read something else.

    Exit code 0: no alarm, 1: alarms, 2: error.
    """
    given = sys.stdin.read().split() if tags == ["-"] else tags
    if not given:
        fail("no hashtag given; name one, or - and one a line on standard input")
    guideline = load_guideline(data)
    awkward = awkward_words(guideline)
    names = own_names([guideline.company.name, *guideline.company.names])
    alarmed = False
    for tag in given:
        report = read_hashtag(tag, awkward, names, most)
        alarmed = alarmed or bool(report.alarms)
        if as_json:
            print_json(_as_json(report, lang), indent=None)
        else:
            _print(report, lang)
    raise typer.Exit(FINDINGS if alarmed else CLEAN)


def _as_json(report: HashtagReport, lang: DraftLanguage) -> dict[str, Any]:
    return {
        "tag": report.tag,
        "readings": [
            {"words": list(reading.words), "score": round(reading.score, 2)}
            for reading in report.readings
        ],
        "alarms": [
            {
                "kind": alarm.misreading.kind,
                "words": list(alarm.misreading.words),
                "why": _why(alarm, lang),
            }
            for alarm in report.alarms
        ],
        "suggestion": report.suggestion,
    }


def _why(alarm: Alarm, lang: DraftLanguage) -> str:
    return alarm.listed.why.in_(lang) if alarm.listed else WORDS[lang]["ambiguous"]


def _print(report: HashtagReport, lang: DraftLanguage) -> None:
    out.print(Text(report.tag, "bold"))
    for alarm in report.alarms:
        words = " · ".join(alarm.misreading.words)
        out.print(Text.assemble(("  ◆ ", "yellow"), (words, "bold yellow")))
        out.print(Text(f"    {_why(alarm, lang)}"))
    if not report.readings[0].words:
        out.print(Text(f"  {WORDS[lang]['empty']}", "yellow"))
        return
    if not report.alarms:
        out.print(Text(f"  {WORDS[lang]['fine']}", "green"))
    for reading in report.readings:
        out.print(Text(f"  {reading.score:7.2f}  {' · '.join(reading.words)}", "dim"))
    if report.suggestion != report.tag:
        out.print(Text(f"  → {WORDS[lang]['better']}: {report.suggestion}", "green"))
