"""gutgemacht rules lint: what no rule may forbid, and what makes rules hard to follow."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.padding import Padding
from rich.text import Text

from gutgemacht.check import Remark, lint, lint_text, protection
from gutgemacht.check.admit import own_files
from gutgemacht.cli import options
from gutgemacht.cli.excerpt import excerpt, read_text
from gutgemacht.cli.guideline import (
    CLEAN,
    FINDINGS,
    DataOption,
    fail,
    load_unread,
    out,
    own_rules,
    print_json,
)
from gutgemacht.guideline import DraftLanguage, Guideline, GuidelineError, Rule, load_file
from gutgemacht.text import detect

STYLE = {"refuse": "red", "warn": "yellow"}
SIGN = {"refuse": "⬣", "warn": "◆"}
WORDS: dict[DraftLanguage, dict[str, str]] = {
    "de": {
        "refuse": "Hält nicht",
        "warn": "Achtung",
        "line": "Zeile",
        "whole": "Richtlinie",
        "clear": "Nichts zu sagen. Gut gemacht.",
        "sum": "{refused} würden nicht halten, {warned} sind einen zweiten Blick wert.",
    },
    "en": {
        "refuse": "Will not hold",
        "warn": "Take care",
        "line": "line",
        "whole": "guideline",
        "clear": "Nothing to say. Well done.",
        "sum": "{refused} would not hold, {warned} are worth a second look.",
    },
}


@dataclass(frozen=True)
class Shown:
    """A remark with the text it speaks of."""

    remark: Remark
    place: str
    text: str


def lint_command(
    targets: Annotated[
        list[str] | None,
        typer.Argument(help="Rules, rule files, or folders of packs; all rules if none."),
    ] = None,
    text: Annotated[
        str | None,
        typer.Option("--text", help="A guideline that you have, as text; - for standard input."),
    ] = None,
    data: DataOption = None,
    *,
    explain: options.ExplainOption = None,
    as_json: options.JsonOption = False,
) -> None:
    """Reads the guideline itself. Exit code 0: nothing refused, 1: something, 2: error."""
    if text is not None and targets:
        fail("give either rules or --text, not both")
    now = datetime.now().astimezone()
    if text is not None:
        language, shown = _document(text, data, now, explain)
    else:
        language, shown = explain or "de", _rules(targets or [], data, now)
    if as_json:
        print_json([_as_data(each) for each in shown])
    else:
        _print(shown, language)
    refused = any(each.remark.severity == "refuse" for each in shown)
    raise typer.Exit(FINDINGS if refused else CLEAN)


def _document(
    file: str, data: Path | None, now: datetime, explain: DraftLanguage | None
) -> tuple[DraftLanguage, list[Shown]]:
    text = read_text(file)
    remarks = lint_text(text, protection(load_unread(data)), now)
    language = options.explained_in(explain, detect(text))
    return language, [
        Shown(remark, str(text.count("\n", 0, remark.span.start) + 1), text) for remark in remarks
    ]


def _rules(targets: list[str], data: Path | None, now: datetime) -> list[Shown]:
    given = [Path(target) for target in targets if Path(target).is_dir()]
    for folder in given:
        if not (folder / "pack.yml").is_file():
            fail(f"{folder} is no pack: it holds no pack.yml")
    guideline = load_unread(data, given)
    own = own_rules(data) | own_files(given)
    read = _read(targets, guideline)
    whole = guideline.model_copy(update={"rules": read})
    remarks = lint(whole, protection(guideline), now, own)
    rules = {rule.id: rule for rule in read}
    return [
        Shown(remark, remark.rule, _text_of(rules.get(remark.rule), remark)) for remark in remarks
    ]


def _read(targets: list[str], guideline: Guideline) -> tuple[Rule, ...]:
    """The rules that the targets name; all if there are none."""
    if not targets:
        return guideline.rules
    rules: dict[str, Rule] = {}
    for target in targets:
        for rule in _named(target, guideline):
            rules[rule.id] = rule
    return tuple(rules.values())


def _named(target: str, guideline: Guideline) -> list[Rule]:
    if Path(target).is_dir():
        names = {file.stem for file in (Path(target) / "rules").glob("*.yml")}
        return [rule for rule in guideline.rules if rule.id in names]
    if target.endswith(".yml"):
        try:
            return [load_file(Path(target), Rule)]
        except GuidelineError as error:
            fail(*map(str, error.problems))
    if target not in guideline.by_id:
        fail(f"there is no rule {target!r}; gutgemacht rules list names all")
    return [guideline.by_id[target]]


def _text_of(rule: Rule | None, remark: Remark) -> str:
    """The text of the rule at the remark's key, for its surroundings."""
    value: Any = rule.model_dump(by_alias=True) if rule else remark.text
    for part in remark.key.split(".") if rule else ():
        value = value[int(part)] if isinstance(value, list) else value[part]
    text = str(value)
    return text if remark.span.cut(text) == remark.text else remark.text


def _as_data(shown: Shown) -> dict[str, Any]:
    line = {} if shown.remark.rule or shown.remark.key else {"line": int(shown.place)}
    return shown.remark.as_data() | line


def _print(shown: list[Shown], language: DraftLanguage) -> None:
    words = WORDS[language]
    for each in shown:
        _print_one(each, language)
    refused = sum(each.remark.severity == "refuse" for each in shown)
    summary = words["sum"].format(refused=refused, warned=len(shown) - refused)
    out.print(summary if shown else words["clear"], style="" if shown else "green")


def _print_one(shown: Shown, language: DraftLanguage) -> None:
    remark, words = shown.remark, WORDS[language]
    style = STYLE[remark.severity]
    if remark.key:
        place = f"{remark.rule or words['whole']} · {remark.key}"
    else:
        place = f"{words['line']} {shown.place}"
    head = (f"{SIGN[remark.severity]} {words[remark.severity]}", f"bold {style}")
    out.print(Text.assemble(head, (f" · {place} · {remark.by}", "dim")), soft_wrap=True)
    out.print(_indented(remark.title.in_(language), "bold"))
    if remark.text:
        out.print(Padding(excerpt(shown.text, remark.span, style), (0, 0, 0, 2)))
    out.print(_indented(remark.why.in_(language)))
    written = _written(remark, language)
    better = "  ".join(f"„{each}“" for each in remark.replace.get(written, ()))
    out.print(_indented(f"→ {remark.instead.in_(language)} {better}".rstrip(), "green"), end="\n\n")


def _written(remark: Remark, language: DraftLanguage) -> DraftLanguage:
    """The language that better words must have: that of the place."""
    return "en" if ".en" in remark.key else "de" if ".de" in remark.key else language


def _indented(line: str, style: str = "") -> Padding:
    return Padding(Text(line, style), (0, 0, 0, 2))
