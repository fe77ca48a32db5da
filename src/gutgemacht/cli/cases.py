"""gutgemacht cases: what happened to others, to read and to search."""

import sys
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.table import Table
from rich.text import Text

from gutgemacht.campaign.similar import Alike, CaseFinder, Match
from gutgemacht.check.draft import LONGEST
from gutgemacht.cli.guideline import DATA, DataOption, fail, out, print_json
from gutgemacht.cli.options import JsonOption, LanguageChoice
from gutgemacht.guideline.words import DraftLanguage
from gutgemacht.library import Case, FacetId, Library, LibraryError, load_shipped
from gutgemacht.library.schema import case_schema
from gutgemacht.text import Language, detect

app = typer.Typer(help="What happened to others: documented cases, searched by their pattern.")

ExplainOption = Annotated[DraftLanguage, typer.Option("--explain", help="The language to tell in.")]


@app.command("search")
def search_command(
    text: Annotated[str, typer.Argument(help="A draft, a plan or some words; - reads stdin.")],
    lang: Annotated[LanguageChoice, typer.Option("--lang", help="Of the text.")] = "auto",
    most: Annotated[int, typer.Option("--most", min=1, max=60, help="At most so many.")] = 3,
    explain: ExplainOption = "de",
    data: DataOption = None,
    *,
    as_json: JsonOption = False,
) -> None:
    """The cases that a text is built like, the closest first, and why."""
    given = sys.stdin.read(LONGEST + 1) if text == "-" else text
    if len(given) > LONGEST:
        fail(f"the text is longer than {LONGEST} characters; give a part of it")
    library = _library(data)
    language: Language = detect(given) if lang == "auto" else lang
    found = CaseFinder(library).search(given, language, most)
    if as_json:
        print_json([_match(match, given, library, explain) for match in found])
        return
    for match in found:
        _print(match, given, library, explain)
    if not found:
        out.print(
            {"de": "Nichts Ähnliches ist bekannt.", "en": "Nothing like it is known."}[explain]
        )


@app.command("show")
def show_command(
    case_id: Annotated[str, typer.Argument(help="The id of a case, such as hack-a-hair-dryer.")],
    explain: ExplainOption = "de",
    data: DataOption = None,
    *,
    as_json: JsonOption = False,
) -> None:
    """One case in full."""
    case = _library(data).by_id.get(case_id)
    if case is None:
        fail(f"{case_id}: there is no such case; `gutgemacht cases all` names them")
    if as_json:
        print_json(case.model_dump(mode="json", exclude_none=True))
        return
    out.print(Text(f"{case.since[:4]}  {case.company}: {case.title.in_(explain)}", "bold"))
    for part in (case.published, case.read, case.response, case.outcome):
        if part is not None:
            out.print(Text(f"\n{part.in_(explain)}"))
    out.print(Text(f"\n→ {case.lesson.in_(explain)}", "green"))
    for source in case.sources:
        out.print(Text(f"  {source.name} {source.url or ''}", "dim"))


@app.command("all")
def all_command(
    explain: ExplainOption = "de", data: DataOption = None, *, as_json: JsonOption = False
) -> None:
    """All cases in the order of their numbers."""
    cases = _library(data).cases
    if as_json:
        print_json([_named(case, explain) for case in cases])
        return
    table = Table("number", "year", box=None)
    table.add_column("id", no_wrap=True)
    table.add_column("company")
    table.add_column("title")
    for case in cases:
        row = (str(case.number), case.since[:4], case.id, case.company, case.title.in_(explain))
        table.add_row(*row)
    out.print(table)


@app.command("schema")
def schema_command() -> None:
    """The JSON schema of a case file."""
    print_json(case_schema())


def _library(data: Path | None) -> Library:
    try:
        return load_shipped(data or (DATA if DATA.is_dir() else None))
    except LibraryError as error:
        fail(*map(str, error.problems))


def _named(case: Case, language: DraftLanguage) -> dict[str, Any]:
    return {
        "id": case.id,
        "number": case.number,
        "title": case.title.in_(language),
        "company": case.company,
        "since": case.since,
    }


def _match(match: Match, text: str, library: Library, language: DraftLanguage) -> dict[str, Any]:
    return _named(match.case, language) | {
        "score": match.score,
        "lesson": match.case.lesson.in_(language),
        "why": [_seen(alike, text, library, language) for alike in match.alike],
        "different": {
            "only_there": [_facet(of, library, language) for of in match.lacking],
            "only_here": [_seen(alike, text, library, language) for alike in match.beyond],
        },
    }


def _facet(of: FacetId, library: Library, language: DraftLanguage) -> dict[str, Any]:
    return {
        "side": of.side,
        "id": of.id,
        "title": library.patterns.facet(of).title.in_(language),
    }


def _seen(alike: Alike, text: str, library: Library, language: DraftLanguage) -> dict[str, Any]:
    words = [{"start": span.start, "end": span.end, "text": span.cut(text)} for span in alike.spans]
    return _facet(alike.facet, library, language) | {"words": words}


def _print(match: Match, text: str, library: Library, language: DraftLanguage) -> None:
    case = match.case
    out.print(Text(f"{case.since[:4]}  {case.company}: {case.title.in_(language)}", "bold"))
    for alike in match.alike:
        title = library.patterns.facet(alike.facet).title.in_(language)
        words = ", ".join(dict.fromkeys(span.cut(text) for span in alike.spans))
        out.print(Text.assemble(f"  = {title}", (f"  {words}" if words else "", "dim")))
    for of in match.lacking:
        out.print(Text(f"  ≠ {library.patterns.facet(of).title.in_(language)}", "dim"))
    out.print(Text(f"  → {case.lesson.in_(language)}", "green"))
    out.print(Text(f"  {case.id}\n", "dim"))
