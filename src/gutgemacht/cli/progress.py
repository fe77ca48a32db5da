"""What a person knows of the cards, in a file of their own."""

import json
import os
from pathlib import Path
from typing import Any

from gutgemacht.cli.guideline import fail
from gutgemacht.learn import Known, ProgressError, dumped, loaded
from gutgemacht.learn.spacing import merged

NAME = "cards.json"


def usual_place() -> Path:
    """Where it lies if nobody says otherwise (XDG Base Directory Specification)."""
    base = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(base) / "gutgemacht" / NAME


def read(file: Path) -> dict[str, Known]:
    """What the file holds, nothing where there is none yet; ends the command where it is broken."""
    try:
        return loaded(file.read_bytes()) if file.exists() else {}
    except ProgressError as error:
        fail(f"{file}: {error}", "It is left as it is. Mend it, or name another with --state.")
    except OSError as error:
        fail(f"{file}: {error.strerror}. Name another with --state.")


def keep(file: Path, name: str, known: Known) -> None:
    """Writes one card, with what another terminal has written meanwhile; whole or not at all."""
    cards = read(file)
    state = merged(cards.get(name, Known()).state, known.state)
    cards[name] = Known(state, known.revisions)
    try:
        _put(file, _others(file) | dumped(cards))
    except OSError as error:
        fail(f"{file}: {error.strerror}. Name another with --state.")


def _others(file: Path) -> dict[str, Any]:
    """What else stands in a file that came from the pages: it stays."""
    found: dict[str, Any] = json.loads(file.read_bytes()) if file.exists() else {}
    return found


def _put(file: Path, data: dict[str, Any]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    half = file.with_name(f".{file.name}.half")
    half.touch(mode=0o600)
    half.write_text(json.dumps(data, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    half.replace(file)
