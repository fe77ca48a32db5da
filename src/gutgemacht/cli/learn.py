"""gutgemacht learn: cards made from the rules, and lessons, to read, to take along and to learn."""

from pathlib import Path
from typing import Annotated, Any

import typer
from rich.table import Table
from rich.text import Text

from gutgemacht.check import compile_guideline
from gutgemacht.cli.guideline import DataOption, fail, load_guideline, load_judges, out, print_json
from gutgemacht.cli.learn_words import say
from gutgemacht.cli.lessons import export_command, lessons_command, schema_command
from gutgemacht.cli.options import JsonOption
from gutgemacht.cli.progress import usual_place
from gutgemacht.cli.review import StateOption, review
from gutgemacht.guideline.words import DraftLanguage
from gutgemacht.learn import Card, Entry, Ground, cards_of, catalogue, missing

app = typer.Typer(help="Cards made from the company's own rules, and lessons.")

app.command("lessons")(lessons_command)
app.command("export")(export_command)
app.command("schema")(schema_command)


@app.command("cards")
def cards_command(
    rule: Annotated[
        str, typer.Option("--rule", help="The id of a rule; without it the catalogue.")
    ] = "",
    language: Annotated[
        DraftLanguage, typer.Option("--language", help="The language of the cards.")
    ] = "de",
    data: DataOption = None,
    *,
    as_json: JsonOption = False,
) -> None:
    """The cards of one rule; or every rule with how many it has, or why it has none."""
    ground = _ground(data)
    if not rule:
        _catalogue(list(catalogue(ground, language)), language, as_json=as_json)
        return
    found = ground.guideline.by_id.get(rule)
    if found is None:
        fail(f"{rule}: there is no such rule; `gutgemacht rules list` names them")
    made, none = cards_of(found, ground, language), missing(found, ground, language)
    if as_json:
        print_json([_card(card) for card in made])
        return
    for card in made:
        _print(card)
    if none:
        out.print(say(none.reason, language))


@app.command("review")
def review_command(
    language: Annotated[
        DraftLanguage, typer.Option("--language", help="The language of the cards.")
    ] = "de",
    state: StateOption = None,
    data: DataOption = None,
) -> None:
    """Three minutes of cards: those that are due, then a few new ones. Only you know of it."""
    review(_ground(data), language, state or usual_place())


def _ground(data: Path | None) -> Ground:
    guideline = load_guideline(data)
    return Ground(guideline, compile_guideline(guideline, load_judges(guideline, data)))


def _catalogue(entries: list[Entry], language: DraftLanguage, *, as_json: bool) -> None:
    if as_json:
        print_json([_entry(entry, language) for entry in entries])
        return
    table = Table("rule", "cards", "kinds", box=None)
    for entry in entries:
        kinds = " ".join(dict.fromkeys(card.kind for card in entry.cards))
        none = say(entry.none.reason, language) if entry.none else ""
        table.add_row(entry.rule.id, str(len(entry.cards)), kinds or none)
    out.print(table)


def _entry(entry: Entry, language: DraftLanguage) -> dict[str, Any]:
    return {
        "rule": entry.rule.id,
        "title": entry.rule.title.in_(language),
        "topic": entry.rule.topic,
        "cards": [card.id for card in entry.cards],
        "none": entry.none.reason if entry.none else None,
    }


def _card(card: Card) -> dict[str, Any]:
    return {
        "id": card.id,
        "revision": card.revision,
        "kind": card.kind,
        "of": card.of,
        "language": card.language,
        "question": card.question,
        "scene": card.scene,
        "text": card.text,
        "spans": [{"start": span.start, "end": span.end} for span in card.spans],
        "choices": [{"text": choice.text, "right": choice.right} for choice in card.choices],
        "model": card.model,
        "reason": card.reason,
        "way": card.way,
    }


def _print(card: Card) -> None:
    out.print(Text(f"{card.id}  {card.question}", "bold"))
    text = Text(f"  {card.scene} {card.text}".rstrip())
    for span in card.spans:
        before = len(text.plain) - len(card.text)
        text.stylize("underline", before + span.start, before + span.end)
    out.print(text)
    for choice in card.choices:
        sign, style = ("✓", "green") if choice.right else ("·", "")
        out.print(Text(f"  {sign} {choice.text}", style))
    if card.model:
        out.print(Text(f"  → {card.model}", "green"))
    out.print(Text(f"  {card.reason}\n", "dim"))
