"""gutgemacht rules: list, show, test, lint, days, new, schema."""

import json
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Table

from gutgemacht.check import Failure, failures, protection, refusals
from gutgemacht.cli import lint, options
from gutgemacht.cli.guideline import (
    CLEAN,
    FINDINGS,
    DataOption,
    fail,
    load_guideline,
    load_unread,
    out,
    own_rules,
    print_json,
)
from gutgemacht.guideline import (
    CalendarDay,
    Country,
    Guideline,
    GuidelineError,
    Rule,
    load_file,
    rule_schema,
)
from gutgemacht.guideline.calendar import FIRST_YEAR, LAST_YEAR
from gutgemacht.judges import shipped

app = typer.Typer(help="The rules of the guideline.", no_args_is_help=True)
app.command("lint")(lint.lint_command)


@app.command("list")
def list_rules(data: DataOption = None, *, as_json: options.JsonOption = False) -> None:
    """All rules with status, basis and effect."""
    guideline = load_guideline(data)
    if as_json:
        print_json([_summary(rule) for rule in guideline.rules])
        return
    table = Table("rule", "topic", "basis", "effect", "status", "reads", box=None)
    for rule in guideline.rules:
        basis = f"{rule.basis}, law {_countries(rule)}" if rule.law else rule.basis
        table.add_row(rule.id, rule.topic, basis, rule.effect, rule.status, " ".join(rule.checks))
    out.print(table)
    out.print(f"{len(guideline.rules)} rules")


@app.command("show")
def show_rule(
    rule_id: str,
    data: DataOption = None,
    *,
    explain: options.ExplainOption = None,
    as_json: options.JsonOption = False,
) -> None:
    """One rule in full: what, why, what instead, examples, sources."""
    rule = _rule(rule_id, load_guideline(data))
    if as_json:
        print_json(rule.model_dump(mode="json", by_alias=True))
        return
    language = explain or "de"
    out.print(f"[bold]{escape(rule.title.in_(language))}[/]  ({rule.id}, revision {rule.revision})")
    out.print(escape(rule.why.in_(language)))
    out.print(escape(rule.instead.in_(language)))
    for code, examples in rule.examples.items():
        for sign, texts in (("✗", examples.bad), ("✓", examples.good)):
            for example in texts:
                out.print(f"  {sign} [{code}] {example.plain}", markup=False)
    for law in rule.law:
        since = f" since {law.from_}" if law.from_ else ""
        out.print(f"  § {law.name} ({', '.join(law.countries)}{since}): {law.effect}", markup=False)
    for source in rule.sources:
        out.print(f"  ↗ {source.name} {source.url or ''}", markup=False)


@app.command("test")
def run_examples(
    ids: Annotated[
        list[str] | None, typer.Argument(help="Rules, or rule files; all if none.")
    ] = None,
    data: DataOption = None,
    *,
    as_json: options.JsonOption = False,
) -> None:
    """Runs every example of every rule; names what fails and what would be refused."""
    guideline = load_unread(data)
    rules = [_rule(name, guideline) for name in ids] if ids else guideline.rules
    judges = shipped()
    failed = [one for rule in rules for one in failures(rule, guideline.glossaries, judges)]
    own = own_rules(data)
    failed += _refused([rule for rule in rules if ids or rule.id in own], guideline)
    if as_json:
        print_json([vars(failure) for failure in failed])
    else:
        for failure in failed:
            out.print(str(failure), style="red", markup=False, soft_wrap=True)
        out.print(f"{len(rules)} rules, {len(failed)} examples that fail")
    raise typer.Exit(FINDINGS if failed else CLEAN)


@app.command("days")
def list_days(
    country: Annotated[
        Country | None, typer.Option("--country", help="Only the days of this country.")
    ] = None,
    year: Annotated[
        int | None,
        typer.Option("--year", min=FIRST_YEAR, max=LAST_YEAR, help="This year if absent."),
    ] = None,
    data: DataOption = None,
    *,
    explain: options.ExplainOption = None,
    as_json: options.JsonOption = False,
) -> None:
    """The memorial days, occasions and quiet periods of a year, in their order."""
    wanted = year or datetime.now().astimezone().year
    days = sorted(
        (first.isoformat(), last.isoformat(), day.id, day)
        for day in load_guideline(data).days
        for first, last in day.periods(wanted)
        if country is None or country in day.countries
    )
    if as_json:
        print_json([_day(first, last, day) for first, last, _, day in days])
        return
    table = Table("from", "until", "day", "countries", "tags", "name", box=None)
    for first, last, name, day in days:
        until = "" if last == first else last
        words = escape(day.name.in_(explain or "de"))
        table.add_row(first, until, name, " ".join(day.countries), " ".join(day.tags), words)
    out.print(table)
    out.print(f"{len(days)} days in {wanted}")


def _refused(rules: list[Rule], guideline: Guideline) -> list[Failure]:
    """Words for which a rule would not come into force."""
    now, compiled = datetime.now().astimezone(), protection(guideline)
    return [
        Failure(
            rule.id,
            "en" if ".en" in remark.key else "de",
            remark.key,
            remark.text,
            f"is refused by {remark.by}: {remark.why.en} {remark.instead.en}",
        )
        for rule in rules
        for remark in refusals(rule, compiled, now)
    ]


@app.command("new")
def new_rule(
    rule_id: str,
    folder: Annotated[Path, typer.Option("--in", help="The pack's folder.")],
) -> None:
    """Starts a rule file with every key, to be filled in."""
    file = folder / "rules" / f"{rule_id}.yml"
    if not (folder / "pack.yml").is_file():
        fail(f"{folder} is no pack: it holds no pack.yml")
    if file.exists():
        fail(f"{file} exists already")
    file.parent.mkdir(exist_ok=True)
    file.write_text(
        TEMPLATE.format(id=rule_id, today=datetime.now().astimezone().date().isoformat()),
        encoding="utf-8",
    )
    try:
        load_file(file, Rule)
    except GuidelineError as error:
        file.unlink()
        fail(*map(str, error.problems))
    out.print(f"Written: {file}. Fill it in, then: gutgemacht rules test {file}", markup=False)


@app.command("schema")
def print_schema() -> None:
    """The JSON schema of a rule file."""
    typer.echo(json.dumps(rule_schema(), ensure_ascii=False, indent=2))


def _rule(name: str, guideline: Guideline) -> Rule:
    if name.endswith(".yml"):
        try:
            return load_file(Path(name), Rule)
        except GuidelineError as error:
            fail(*map(str, error.problems))
    rule = guideline.by_id.get(name)
    if rule is None:
        fail(f"there is no rule {name!r}; gutgemacht rules list names all")
    return rule


def _summary(rule: Rule) -> dict[str, object]:
    return {
        "id": rule.id,
        "revision": rule.revision,
        "topic": rule.topic,
        "basis": rule.basis,
        "effect": rule.effect,
        "law": [law.model_dump(by_alias=True) for law in rule.law],
        "status": rule.status,
        "kind": rule.find.kind,
        "checks": list(rule.checks),
        "title": rule.title.model_dump(),
    }


def _day(first: str, last: str, day: CalendarDay) -> dict[str, object]:
    return {
        "id": day.id,
        "from": first,
        "until": last,
        "tags": day.tags,
        "countries": day.countries,
        "name": day.name.model_dump(),
        "why": day.why.model_dump(),
    }


def _countries(rule: Rule) -> str:
    return " ".join(sorted({country for law in rule.law for country in law.countries}))


TEMPLATE = """\
# yaml-language-server: $schema=../../schema/rule.schema.json
id: {id}
revision: 1
status: draft
since: {{draft: "{today}"}}
topic: tone
basis: advice
effect: hint
find:
  kind: term
  de: ["Beispielwort"]
  en: ["example word"]
title:
  de: "Was man hier anders lesen könnte"
  en: "What could be read otherwise here"
why:
  de: "Welche Lesart man fürchtet, oder der Grund."
  en: "The reading one fears, or the reason."
instead:
  de: "Der Ausweg."
  en: "The way out."
examples:
  de:
    bad: ["Hier steht das [[Beispielwort]]."]
    good: ["Hier steht es nicht."]
  en:
    bad: ["Here stands the [[example word]]."]
    good: ["Here it does not."]
sources:
  - name: "Wer es sagt"
"""
