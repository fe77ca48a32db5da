"""gutgemacht learn lessons, learn export: short paths, to read and to take to a platform."""

from pathlib import Path
from typing import Annotated, Any

import typer
from rich.table import Table

from gutgemacht.check import compile_guideline
from gutgemacht.cli.guideline import (
    DATA,
    DataOption,
    err,
    fail,
    load_guideline,
    load_judges,
    out,
    print_json,
)
from gutgemacht.cli.options import JsonOption
from gutgemacht.guideline.words import DraftLanguage
from gutgemacht.learn import Card, Ground, cards_of, cards_of_case
from gutgemacht.learn.export import Form, package
from gutgemacht.learn.lesson import Lesson
from gutgemacht.learn.lessons import LessonError, Lessons, gone, load_shipped
from gutgemacht.learn.schema import lesson_schema
from gutgemacht.library import Library, LibraryError
from gutgemacht.library import load_shipped as load_cases

LanguageOption = Annotated[DraftLanguage, typer.Option("--language", help="Of the lesson.")]


def lessons_command(
    language: LanguageOption = "de", data: DataOption = None, *, as_json: JsonOption = False
) -> None:
    """All lessons with their length; and what is wrong with files of your own."""
    lessons = _lessons(data)
    if as_json:
        print_json([_told(lesson, language) for lesson in lessons.lessons])
        return
    table = Table("min", box=None)
    table.add_column("id", no_wrap=True)
    table.add_column("title")
    for lesson in lessons.lessons:
        table.add_row(str(lesson.minutes(language)), lesson.id, lesson.title.in_(language))
    out.print(table)


def export_command(
    lesson_id: Annotated[str, typer.Argument(metavar="LESSON", help="Its id.")],
    form: Annotated[Form, typer.Option("--format", help="What the platform takes.")] = "scorm12",
    language: LanguageOption = "de",
    target: Annotated[
        Path | None, typer.Option("--out", help="Where to; LESSON-de-scorm12.zip if absent.")
    ] = None,
    data: DataOption = None,
) -> None:
    """A lesson as a package for your learning platform.

    A card whose rule or case has gone is named, and the package is made without it.
    """
    lessons = _lessons(data)
    lesson = lessons.by_id.get(lesson_id)
    if lesson is None:
        fail(f"{lesson_id}: there is no such lesson; `gutgemacht learn lessons` names them")
    cards = _cards(lesson, language, data)
    for problem in gone(Lessons((lesson,), lessons.files), cards.__contains__):
        err.print(str(problem), markup=False)
    file = target or Path(f"{lesson.id}-{language}-{form}.zip")
    try:
        file.write_bytes(package(lesson, cards, language, form))
    except OSError as error:
        fail(f"{file}: {error.strerror}")
    err.print(f"Written: {file}", markup=False)


def schema_command() -> None:
    """The JSON schema of a lesson file."""
    print_json(lesson_schema())


def _lessons(data: Path | None) -> Lessons:
    try:
        return load_shipped(_folder(data))
    except LessonError as error:
        for problem in error.problems:
            err.print(str(problem), markup=False)
        return error.sound


def _cards(lesson: Lesson, language: DraftLanguage, data: Path | None) -> dict[str, Card]:
    """The cards of a lesson that are there, by their id."""
    guideline = load_guideline(data)
    ground = Ground(guideline, compile_guideline(guideline, load_judges(guideline, data)))
    cases = _cases(data)
    made: list[Card] = []
    for of, kind in {(name.split(".")[0], name.split(".")[1]) for _, name in lesson.cards()}:
        if kind == "case" and of in cases.by_id:
            made += cards_of_case(cases.by_id[of], cases, language)
        elif kind != "case" and of in guideline.by_id:
            made += cards_of(guideline.by_id[of], ground, language)
    wanted = {name for _, name in lesson.cards()}
    return {card.id: card for card in made if card.id in wanted}


def _cases(data: Path | None) -> Library:
    try:
        return load_cases(_folder(data))
    except LibraryError as error:
        return error.sound


def _folder(data: Path | None) -> Path | None:
    return data or (DATA if DATA.is_dir() else None)


def _told(lesson: Lesson, language: DraftLanguage) -> dict[str, Any]:
    return {
        "id": lesson.id,
        "title": lesson.title.in_(language),
        "promise": lesson.promise.in_(language),
        "minutes": lesson.minutes(language),
        "steps": [step.title.in_(language) for step in lesson.steps],
        "cards": [card for _, card in lesson.cards()],
    }
