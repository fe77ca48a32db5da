"""gutgemacht check: what the guideline says of one draft."""

from datetime import datetime
from typing import Annotated

import typer
from rich.padding import Padding
from rich.text import Text

from gutgemacht.check import (
    Draft,
    Finding,
    Verdict,
    check,
    compile_guideline,
    report,
    set_aside,
)
from gutgemacht.cli import options
from gutgemacht.cli.excerpt import excerpt, read_text, shown
from gutgemacht.cli.guideline import (
    CLEAN,
    FINDINGS,
    DataOption,
    load_guideline,
    load_judges,
    out,
    print_json,
)
from gutgemacht.cli.media import read_media
from gutgemacht.guideline.words import DraftLanguage

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
        "alt": "Alternativtext",
        "picture": "im Bild",
        "captions": "Untertitel",
        "line": "Zeile",
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
        "alt": "alt text",
        "picture": "in the picture",
        "captions": "subtitles",
        "line": "line",
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
    media: options.MediaOption = None,
    alt: options.AltOption = None,
    appetite: options.AppetiteOption = None,
    aside: options.AsideOption = None,
    data: DataOption = None,
    *,
    as_json: options.JsonOption = False,
) -> None:
    """Checks one draft. Nothing is stored. Exit code 0: nothing found, 1: findings, 2: error."""
    text = read_text(file, may_be_empty=bool(media))
    guideline = load_guideline(data)
    answers = options.declared(declare, guideline.declaration)
    draft = Draft(text, read_media(media or [], alt or []), answers)
    now = datetime.now().astimezone()
    context = options.context(
        now, speaker, channel, action, country, lang, company, guideline, appetite
    )
    verdict = check(draft, compile_guideline(guideline, load_judges(guideline, data)), context)
    verdict = set_aside(verdict, options.aside(aside, verdict, guideline))
    language = options.explained_in(explain, verdict.language)
    if as_json:
        print_json(report(verdict, language))
    else:
        _print(draft, [path.name for path in media or []], verdict, language)
    raise typer.Exit(FINDINGS if verdict.findings else CLEAN)


def _print(draft: Draft, names: list[str], verdict: Verdict, language: DraftLanguage) -> None:
    words = WORDS[language]
    if verdict.level == "clear":
        out.print(words["clear"], style="green")
    for finding in verdict.findings:
        style = STYLE[finding.effect]
        day = f" · {finding.day.name.in_(language)}" if finding.day else ""
        out.print(
            Text.assemble(
                (f"{SIGN[finding.effect]} {words[finding.effect]}", f"bold {style}"),
                (f" · {words[finding.basis]}{day} · {finding.rule.id}", "dim"),
                (_where(finding, names, words), "dim"),
            )
        )
        out.print(_indented(finding.rule.title.in_(language), "bold"))
        if finding.text:
            out.print(Padding(excerpt(_part(finding, draft), finding.span, style), (0, 0, 0, 2)))
        if finding.read_as:
            out.print(_indented(" · ".join(finding.read_as), "bold"))
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


def _where(finding: Finding, names: list[str], words: dict[str, str]) -> str:
    """The medium and the part of it, in subtitles the line and the time."""
    if finding.medium is None:
        return ""
    where = f" · {shown(names[finding.medium])}, {words[finding.part]}"
    if finding.cue is not None:
        seconds = finding.cue.start // 1_000
        where += f", {words['line']} {finding.cue.line}, {seconds // 60}:{seconds % 60:02}"
    return where


def _part(finding: Finding, draft: Draft) -> str:
    """The text in which the span of a finding is exact."""
    if finding.medium is None:
        return draft.text
    medium = draft.media[finding.medium]
    if finding.part == "captions":
        return medium.subtitles.text if medium.subtitles else ""
    return (medium.alt or "") if finding.part == "alt" else medium.words


def _indented(line: str, style: str = "") -> Padding:
    return Padding(Text(line, style), (0, 0, 0, 2))


def _way_out(finding: Finding, verdict: Verdict, language: DraftLanguage) -> str:
    written: DraftLanguage = language if verdict.language == "unknown" else verdict.language
    suggestions = [f"„{words}“" for words in finding.replacements(written)]
    if finding.rule.prepend is not None:
        suggestions.append(f"„{finding.rule.prepend.in_(written)}…“")
    return f"{finding.rule.instead.in_(language)} {'  '.join(suggestions)}".strip()
