"""gutgemacht media stills, crops: how a film and a picture will be seen, as files."""

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from gutgemacht.cli import options
from gutgemacht.cli.guideline import fail, out, print_json
from gutgemacht.eyes import Film, film
from gutgemacht.media import LARGEST, Crop, MediaError, crops

ToOption = Annotated[Path, typer.Option("--to", help="The folder they are saved in.")]


def stills_command(
    file: Annotated[Path, typer.Argument(metavar="FILM", help="MP4, MOV, Matroska, WebM, AVI.")],
    to: ToOption,
    *,
    as_json: options.JsonOption = False,
) -> None:
    """Saves the first frame of a film, one of each scene, and the last; needs ffmpeg.

    Exit code 0, on an error 2.
    """
    seen = _film(file)
    named = {
        f"{file.stem}-{number:02}-{still.place}.jpg": still
        for number, still in enumerate(seen.stills, 1)
    }
    _save(to, {name: still.data for name, still in named.items()})
    if as_json:
        told = [{"file": n, "place": one.place, "second": one.at} for n, one in named.items()]
        print_json(
            asdict(seen.facts) | {"scenes": seen.scenes, "thinned": seen.thinned, "stills": told}
        )
        return
    for name, still in named.items():
        out.print(Text(f"{to / name}  {still.at:.2f} s"))
    if seen.thinned:
        out.print(Text(f"{seen.scenes} scenes; the stills are spread evenly over them."))


def crops_command(
    file: Annotated[Path, typer.Argument(metavar="PICTURE", help="JPEG, PNG, WebP, GIF, AVIF.")],
    to: ToOption,
    *,
    as_json: options.JsonOption = False,
) -> None:
    """Saves a picture whole and as feeds and previews will cut it. Exit code 0, on an error 2."""
    named = {f"{file.stem}-{crop.name}.jpg": crop for crop in _crops(file)}
    _save(to, {name: crop.data for name, crop in named.items()})
    if as_json:
        print_json([{"file": n, "name": one.name, "box": one.box} for n, one in named.items()])
        return
    for name, crop in named.items():
        width, height = crop.box.size
        out.print(Text(f"{to / name}  {width} × {height}"))


def _film(file: Path) -> Film:
    try:
        with file.open("rb"):
            return film(file)
    except MediaError as error:
        fail(f"{file}: {error}")
    except OSError as error:
        fail(f"{file}: {error.strerror}")


def _crops(file: Path) -> tuple[Crop, ...]:
    try:
        with file.open("rb") as source:
            return crops(source.read(LARGEST + 1))
    except MediaError as error:
        fail(f"{file}: {error}")
    except OSError as error:
        fail(f"{file}: {error.strerror}")


def _save(folder: Path, files: Mapping[str, bytes]) -> None:
    """All of them; none where one stands there already."""
    for name in files:
        if (folder / name).exists():
            fail(f"{folder / name}: there is such a file; choose another folder")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in files.items():
            (folder / name).write_bytes(data)
    except OSError as error:
        fail(f"{folder}: {error.strerror}")
