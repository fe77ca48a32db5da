"""gutgemacht media: what a picture says of itself, a copy without location, and how it is seen."""

from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.text import Text
from typer.core import TyperGroup

from gutgemacht.check import Medium, described, medium, subtitled
from gutgemacht.cli import options
from gutgemacht.cli.guideline import fail, out, print_json
from gutgemacht.cli.stills import crops_command, stills_command
from gutgemacht.eyes import tesseract
from gutgemacht.guideline.words import DraftLanguage
from gutgemacht.media import LARGEST, Facts, MediaError, cleaned

WORDS: dict[DraftLanguage, dict[str, str]] = {
    "de": {
        "film": "Ein Film; er wird nicht gelesen. Prüfen Sie seine Untertitel (.srt, .vtt).",
        "cues": "Untertitel",
        "location": "Aufgenommen bei",
        "taken": "Aufgenommen am",
        "device": "Gerät",
        "serial": "Seriennummer",
        "owner": "Besitzer:in",
        "software": "Programm",
        "rights": "Rechte",
        "terms": "Bedingungen",
        "alt": "Alternativtext",
        "source": "Entstehung",
        "ai": "mit KI gemacht",
        "c2pa": "Content Credentials (C2PA)",
        "unverified": "vorhanden, hier nicht geprüft",
        "words": "Wörter im Bild",
        "unread": "Nicht lesbar",
        "saved": "Kopie ohne Ort und Gerät",
        "gone": "Content Credentials (C2PA) gelten nur für die unveränderte Datei; in der Kopie "
        "fehlen sie.",
    },
    "en": {
        "film": "A film; it is not read. Check its subtitles (.srt, .vtt).",
        "cues": "Subtitles",
        "location": "Taken in",
        "taken": "Taken on",
        "device": "Device",
        "serial": "Serial number",
        "owner": "Owner",
        "software": "Program",
        "rights": "Rights",
        "terms": "Terms",
        "alt": "Alt text",
        "source": "Origin",
        "ai": "made with AI",
        "c2pa": "Content Credentials (C2PA)",
        "unverified": "present, not verified here",
        "words": "Words in the picture",
        "unread": "Not readable",
        "saved": "Copy without location and device",
        "gone": "Content Credentials (C2PA) hold for the unchanged file only; the copy has none.",
    },
}


class _Group(TyperGroup):
    """Tells of a file where no other command is named."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        if args[:1] not in (["--help"], ["stills"], ["crops"]):
            args = ["file", *args]
        return super().parse_args(ctx, args)


app = typer.Typer(
    cls=_Group,
    help="Tells what a picture or subtitles say of themselves (gutgemacht media FILE); stills and "
    "crops show how a film or a picture will be seen.",
)
app.command("stills")(stills_command)
app.command("crops")(crops_command)


@app.command("file", hidden=True)
def media_command(
    file: Annotated[Path, typer.Argument(help="A picture or subtitles.")],
    clean: Annotated[
        Path | None,
        typer.Option("--clean", help="Save a copy without location and device data here."),
    ] = None,
    explain: options.ExplainOption = None,
    *,
    as_json: options.JsonOption = False,
) -> None:
    """Tells what a picture or subtitles say of themselves. Exit code 0, on an error 2."""
    data = _bytes(file)
    seen = _medium(data, file)
    if clean is not None:
        _save(data, file, clean)
    words = WORDS[explain or "de"]
    if as_json:
        print_json(described(seen))
        return
    for name, value in _told(seen, words):
        out.print(Text.assemble((f"{name}: ", "bold"), value) if value else Text(name, "bold"))
    if clean is not None:
        out.print(Text(f"{words['saved']}: {clean}", "green"))
        if seen.facts.c2pa:
            out.print(Text(words["gone"]))


def read_media(files: list[Path], alts: list[str]) -> tuple[Medium, ...]:
    """The files that go with a draft, each with the alt text at its place."""
    if len(alts) > len(files):
        fail(f"--alt is given {len(alts)} times, --media {len(files)} times; one for each at most")
    found = [_medium(_bytes(file), file) for file in files]
    for number, alt in enumerate(alts):
        if alt and found[number].kind != "image":
            fail(f"{files[number]}: this is no picture; write --alt '' in its place")
        found[number] = replace(found[number], alt=alt or None)
    return subtitled(found)


def _bytes(file: Path) -> bytes:
    try:
        with file.open("rb") as source:
            # Enough to see that it is too large.
            return source.read(LARGEST + 1)
    except OSError as error:
        fail(f"{file}: {error.strerror}")


def _medium(data: bytes, file: Path) -> Medium:
    try:
        return medium(data, file.name, tesseract())
    except MediaError as error:
        fail(f"{file}: {error}")


def _save(data: bytes, file: Path, target: Path) -> None:
    """The copy whole or not at all; what stands there already is left alone."""
    if target.exists():
        fail(f"{target}: there is such a file; choose another name")
    half = target.with_name(f"{target.name}.part")
    try:
        half.write_bytes(cleaned(data))
        half.replace(target)
    except MediaError as error:
        fail(f"{file}: {error}")
    except OSError as error:
        half.unlink(missing_ok=True)
        fail(f"{target}: {error.strerror}")


def _told(seen: Medium, words: dict[str, str]) -> list[tuple[str, str]]:
    if seen.subtitles is not None:
        return [(words["cues"], str(len(seen.subtitles.cues))), (seen.subtitles.text, "")]
    if seen.kind == "video":
        return [(words["film"], "")]
    said = seen.facts
    lines = [(words[name], value) for name, value in _facts(said, words) if value]
    head = (f"{said.format}, {said.width} × {said.height}", "")
    return [head, *lines, *([(words["words"], seen.words)] if seen.words else [])]


def _facts(said: Facts, words: dict[str, str]) -> list[tuple[str, str]]:
    place = said.location
    return [
        ("location", f"{place.latitude}, {place.longitude}" if place else ""),
        ("taken", said.taken.replace("T", " ")),
        ("device", said.device.name),
        ("serial", said.device.serial),
        ("owner", said.device.owner),
        ("software", said.device.software),
        ("rights", " · ".join(said.rights.holders)),
        ("terms", " · ".join(filter(None, (said.rights.terms, said.rights.statement)))),
        ("alt", said.alt),
        ("source", f"{said.source} ({words['ai']})" if said.ai_made else said.source),
        ("c2pa", words["unverified"] if said.c2pa else ""),
        ("unread", ", ".join(said.unread)),
    ]
