"""The labelled texts of cases/texts: those that must stay silent, and those that must be found.

Each text has a half: rules may be mended on `tune`, `hold` is only measured.
"""

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from gutgemacht.check import Context, Draft, Medium
from gutgemacht.guideline import Example

TEXTS = Path(__file__).parents[1] / "cases" / "texts"
NOON = "2026-11-24T12:00"


@dataclass(frozen=True)
class Text:
    """One text with its context; `rule` and `span` where something must be found."""

    id: str
    half: str
    draft: Draft
    context: Context
    rule: str = ""
    span: tuple[int, int] | None = None


def texts(kind: str) -> list[Text]:
    """All texts of a folder: "silent" or "found"."""
    files = sorted((TEXTS / kind).glob("*.jsonl"))
    return [_text(json.loads(line)) for file in files for line in file.open(encoding="utf-8")]


def _text(row: dict[str, Any]) -> Text:
    example = Example.model_validate(row["text"])
    media = [
        Medium(medium["kind"], medium.get("alt"), medium.get("captions", False))
        for medium in row.get("media", ())
    ]
    context = Context(
        datetime.fromisoformat(row.get("time", NOON)),
        speaker=row["speaker"],
        channel=row["channel"],
        action=row["action"],
        country=row.get("country", "DE"),
        account=row.get("account", ""),
        company=("Bergtal",),
    )
    span = example.marks[0] if example.marks else None
    draft = Draft(example.plain, tuple(media))
    return Text(row["id"], row["half"], draft, context, row.get("rule", ""), span)
