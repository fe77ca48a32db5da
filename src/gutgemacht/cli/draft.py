"""gutgemacht draft: drafts of the company, written, checked and handed in from the command line."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer
from rich.table import Table

from gutgemacht.cli.excerpt import read_text
from gutgemacht.cli.guideline import CLEAN, FINDINGS, fail, out, print_json
from gutgemacht.cli.house import AsOption, HouseOption, acting, open_house, told
from gutgemacht.cli.options import JsonOption

if TYPE_CHECKING:
    from gutgemacht.web.api.drafts import DraftShown
    from gutgemacht.web.api.judged import Judged
    from gutgemacht.web.api.written import PictureShown
    from gutgemacht.web.people.models import Person
    from gutgemacht.web.publish.drafts.models import Draft

app = typer.Typer(help="Drafts of the company.", no_args_is_help=True)

NumberArgument = Annotated[int, typer.Argument(help="The number of the draft.")]
Show = Literal["mine", "all", "waiting", "planned", "published", "put-away"]


@app.command("list")
def list_command(
    who: AsOption,
    show: Annotated[Show, typer.Option(help="Which.")] = "all",
    channel: Annotated[int | None, typer.Option(help="Only those for this channel.")] = None,
    data: HouseOption = Path("data"),
    *,
    as_json: JsonOption = False,
) -> None:
    """Drafts, what was touched last first."""
    open_house(data)
    from gutgemacht.web.api.drafts import lines
    from gutgemacht.web.publish.drafts.access import READERS

    found = lines(acting(who, *READERS), show, channel)
    if as_json:
        print_json([one.model_dump(mode="json") for one in found])
        return
    table = Table("number", "state", "author", "draft", box=None)
    for one in found:
        table.add_row(str(one.number), one.state, one.author, one.title or one.start[:60])
    out.print(table if found else "There is no such draft.")


@app.command("new")
def new_command(
    who: AsOption,
    file: Annotated[str, typer.Argument(help="A text file, or - for standard input.")] = "-",
    title: Annotated[str, typer.Option(help="What it is called among drafts.")] = "",
    channel: Annotated[
        list[int] | None, typer.Option(help="A channel by its number; again for each.")
    ] = None,
    due: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M%z"],
            help="When it shall be published; on this machine's clock where no zone is named.",
        ),
    ] = None,
    picture: Annotated[list[Path] | None, typer.Option(help="A picture; again for each.")] = None,
    alt: Annotated[
        list[str] | None, typer.Option(help="The alt text of the picture at the same place.")
    ] = None,
    data: HouseOption = Path("data"),
    *,
    as_json: JsonOption = False,
) -> None:
    """Begins a draft with this text."""
    if len(alt or []) > len(picture or []):
        fail("--alt: there are more alt texts than pictures")
    text = read_text(file)
    open_house(data)
    from django.utils import timezone

    from gutgemacht.web.api.written import DraftWriting, begun
    from gutgemacht.web.publish.drafts.access import WRITERS

    person, now = acting(who, *WRITERS), timezone.now()
    with told():
        shown = _pictures(picture or [], alt or [], now)
        writing = DraftWriting(
            title=title,
            text=text,
            channels=channel or [],
            due=due.astimezone() if due else None,
            pictures=shown,
        )
        _print(_shown(begun(writing, person, now)), as_json=as_json)


@app.command("show")
def show_command(
    number: NumberArgument,
    who: AsOption,
    data: HouseOption = Path("data"),
    *,
    as_json: JsonOption = False,
) -> None:
    """One draft as it stands."""
    draft, _ = _found(data, who, number)
    _print(_shown(draft), as_json=as_json)


@app.command("check")
def check_command(
    number: NumberArgument,
    who: AsOption,
    data: HouseOption = Path("data"),
    *,
    as_json: JsonOption = False,
) -> None:
    """What the check says on each channel, and who must say yes.

    Exit code 1 where it asks, says stop, or something hinders.
    """
    draft, person = _found(data, who, number)
    from django.utils import timezone

    from gutgemacht.web.api.judged import judged

    found = judged(draft, person, timezone.now())
    if as_json:
        print_json([one.model_dump(mode="json") for one in found])
    elif not found:
        out.print("It has no channel yet; the guideline reads it as one of them would get it.")
    else:
        for one in found:
            _print_judged(one)
    grave = any(one.hindered or one.verdict.verdict in ("ask", "stop") for one in found)
    raise typer.Exit(FINDINGS if grave else CLEAN)


@app.command("submit")
def submit_command(
    number: NumberArgument,
    who: AsOption,
    override: Annotated[
        str, typer.Option(help="Why it shall go out where the guideline says stop.")
    ] = "",
    data: HouseOption = Path("data"),
    *,
    as_json: JsonOption = False,
) -> None:
    """Asks for approval; where nobody must say yes it is queued at once."""
    draft, person = _found(data, who, number)
    from django.utils import timezone

    from gutgemacht.web.api.drafts import DraftSubmitted, submitted
    from gutgemacht.web.api.written import stamp_of
    from gutgemacht.web.publish.drafts.access import WRITERS

    acting(who, *WRITERS)
    with told():
        sent = DraftSubmitted(stamp=stamp_of(draft), override=override)
        asked = submitted(draft, sent, person, timezone.now())
    if as_json:
        print_json([one.model_dump(mode="json") for one in asked])
        return
    for one in asked:
        became = f"request {one.request} waits" if one.request else f"outbox {one.outbox}"
        out.print(f"channel {one.channel}: {became}")


def _found(data: Path, who: str, number: int) -> "tuple[Draft, Person]":
    """A draft, and who acts on it; ends the command where either is not there."""
    open_house(data)
    from gutgemacht.web.publish.drafts.access import READERS, drafts_for

    person = acting(who, *READERS)
    draft = drafts_for(person).filter(pk=number).first()
    if draft is None:
        fail(f"there is no draft {number}; `gutgemacht draft list` names all")
    return draft, person


def _pictures(files: list[Path], alts: list[str], now: datetime) -> "list[PictureShown]":
    from gutgemacht.web.api.written import PictureShown
    from gutgemacht.web.publish.drafts.pictures import kept

    shown = []
    for place, file in enumerate(files):
        try:
            digest = kept(file.read_bytes(), file.name, now).digest
        except OSError as error:
            fail(f"{file}: {error.strerror}")
        alt = alts[place] if place < len(alts) else ""
        shown.append(PictureShown(digest=digest, name=file.name, alt=alt))
    return shown


def _shown(draft: "Draft") -> "DraftShown":
    from gutgemacht.web.api.drafts import read

    return read(draft)


def _print(draft: "DraftShown", *, as_json: bool) -> None:
    told = draft.model_dump(mode="json")
    if as_json:
        print_json(told)
        return
    text = told.pop("text")
    for key, value in told.items():
        if value:
            out.print(f"{key:10}", value, markup=False, highlight=False)
    out.print(f"\n{text}", markup=False, highlight=False)


def _print_judged(one: "Judged") -> None:
    need = one.need
    who = f"{need.persons} must say yes" if need.persons else "nobody must say yes"
    out.print(f"[bold]channel {one.channel}: {one.verdict.verdict}[/], {who}")
    for finding in one.verdict.findings:
        out.print(f"- {finding.effect}: {finding.title} ({finding.text})", markup=False)
    for reason in one.hindered:
        out.print(f"- {reason}", markup=False)
