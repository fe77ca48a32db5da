"""gutgemacht check: what the guideline says of one draft."""

import re
import sys
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.padding import Padding
from rich.text import Text

from gutgemacht.check import (
    Draft,
    DraftError,
    Finding,
    Verdict,
    accepted,
    check,
    compile_guideline,
    decoded,
    report,
    set_aside,
)
from gutgemacht.check.draft import LONGEST
from gutgemacht.cli import options
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
from gutgemacht.text import Span

AROUND = 40
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
STYLE = {"stop": "red", "ask": "yellow", "hint": "cyan"}
SIGN = {"stop": "⬣", "ask": "◆", "hint": "●"}
WORDS: dict[DraftLanguage, dict[str, str]] = {
    "de": {
        "stop": "Anhalten",
        "ask": "Frage",
        "hint": "Hinweis",
        "law": "Gesetz",
        "contract": "Vertrag",
        "house": "Hausregel",
        "advice": "Empfehlung",
        "protection": "Schutz",
        "clear": "Nichts zu sagen. Gut gemacht.",
        "aside": "Zur Seite gelegt",
    },
    "en": {
        "stop": "Stop",
        "ask": "Question",
        "hint": "Hint",
        "law": "law",
        "contract": "contract",
        "house": "house rule",
        "advice": "advice",
        "protection": "protection",
        "clear": "Nothing to say. Well done.",
        "aside": "Set aside",
    },
}


def check_command(
    file: Annotated[str, typer.Argument(help="A text file, or - for standard input.")] = "-",
    speaker: options.SpeakerOption = "company",
    channel: options.ChannelOption = "other",
    action: options.ActionOption = "post",
    country: options.CountryOption = "DE",
    lang: options.LanguageOption = "auto",
    explain: options.ExplainOption = None,
    company: options.CompanyOption = "",
    declare: options.DeclareOption = None,
    appetite: options.AppetiteOption = None,
    aside: options.AsideOption = None,
    data: DataOption = None,
    *,
    as_json: options.JsonOption = False,
) -> None:
    """Checks one draft. Nothing is stored. Exit code 0: nothing found, 1: findings, 2: error."""
    text = _text(file)
    guideline = load_guideline(data)
    draft = Draft(text, declared=options.declared(declare, guideline.declaration))
    now = datetime.now().astimezone()
    context = options.context(
        now, speaker, channel, action, country, lang, company, guideline, appetite
    )
    verdict = check(draft, compile_guideline(guideline), context)
    verdict = set_aside(verdict, options.aside(aside, verdict, guideline))
    language = options.explained_in(explain, verdict.language)
    if as_json:
        print_json(report(verdict, language))
    else:
        _print(text, verdict, language)
    raise typer.Exit(FINDINGS if verdict.findings else CLEAN)


def _text(file: str) -> str:
    try:
        with sys.stdin.buffer if file == "-" else Path(file).open("rb") as source:
            # Enough to see that it is too long.
            data = source.read(4 * LONGEST + 4)
        return accepted(data.decode(errors="ignore") if len(data) > 4 * LONGEST else decoded(data))
    except OSError as error:
        fail(f"{file}: {error.strerror}")
    except DraftError as error:
        fail(f"{'standard input' if file == '-' else file}: {error}")


def _print(text: str, verdict: Verdict, language: DraftLanguage) -> None:
    words = WORDS[language]
    if verdict.level == "clear":
        out.print(words["clear"], style="green")
    for finding in verdict.findings:
        style = STYLE[finding.effect]
        out.print(
            Text.assemble(
                (f"{SIGN[finding.effect]} {words[finding.effect]}", f"bold {style}"),
                (f" · {words[finding.basis]} · {finding.rule.id}", "dim"),
            )
        )
        out.print(_indented(finding.rule.title.in_(language), "bold"))
        if finding.text:
            out.print(Padding(_excerpt(text, finding.span, style), (0, 0, 0, 2)))
        out.print(_indented(finding.rule.why.in_(language)))
        out.print(_indented(f"→ {_way_out(finding, verdict, language)}", "green"), end="\n\n")
    for question in verdict.questions:
        out.print(Text(f"? {question.rule.title.in_(language)}", "bold"))
        out.print(_indented(question.rule.why.in_(language)))
    for left in verdict.aside:
        said = (
            f"{words[left.finding.effect]} · {words[left.finding.basis]} · {left.finding.rule.id}"
        )
        out.print(Text(f"– {words['aside']}: {said}", "dim"))
        out.print(_indented(left.reason))


def _indented(line: str, style: str = "") -> Padding:
    return Padding(Text(line, style), (0, 0, 0, 2))


def _way_out(finding: Finding, verdict: Verdict, language: DraftLanguage) -> str:
    written: DraftLanguage = language if verdict.language == "unknown" else verdict.language
    suggestions = [f"„{words}“" for words in finding.replacements(written)]
    if finding.rule.prepend is not None:
        suggestions.append(f"„{finding.rule.prepend.in_(written)}…“")
    return f"{finding.rule.instead.in_(language)} {'  '.join(suggestions)}".strip()


def _shown(stretch: str) -> str:
    """Without line ends, and without signs that would command the terminal."""
    return _CONTROL.sub(" ", stretch)


def _excerpt(text: str, span: Span, style: str) -> Text:
    start, end = max(0, span.start - AROUND), min(len(text), span.end + AROUND)
    return Text.assemble(
        ("…" if start else "", "dim"),
        _shown(text[start : span.start]),
        (_shown(span.cut(text)), f"underline {style}"),
        _shown(text[span.end : end]),
        ("…" if end < len(text) else "", "dim"),
    )
