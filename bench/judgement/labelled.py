"""Mentions written for this project, with what a fair reader says of them.

`tune` may be learnt from, `hold` is only measured.
"""

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

TONE_SIGNS = {"positive": "+", "negative": "-"}
CASES = Path(__file__).parents[2] / "cases"


def mentions(language: str, half: str) -> list[dict[str, Any]]:
    return [row for row in rows(CASES / "mentions" / f"{language}.jsonl") if row["half"] == half]


def ordinary_posts(language: str, half: str) -> list[str]:
    """Posts of companies and their people in which nothing is wrong."""
    posts = rows(CASES / "texts" / "silent" / f"{language}.jsonl")
    return [row["text"] for row in posts if row["half"] == half]


def answer(row: dict[str, Any], judge: str) -> bool:
    """What the reader says to the question of a judge."""
    return row["sentiment"] == judge if judge in TONE_SIGNS else row[judge]


def lessons(language: str, judge: str) -> list[tuple[str, bool]]:
    """Texts written to teach a judge, where mentions alone are too few."""
    name, yes = ("tone", TONE_SIGNS[judge]) if judge in TONE_SIGNS else (judge, "+")
    file = CASES / "mentions" / f"{name}.{language}.txt"
    if not file.is_file():
        return []
    lines = file.read_text(encoding="utf-8").splitlines()
    return [(line[2:], line[0] == yes) for line in lines if line and line[0] != "#"]


def words(language: str) -> dict[str, list[str]]:
    """Words and phrases, and what each tells."""
    out: defaultdict[str, list[str]] = defaultdict(list)
    file = CASES / "mentions" / f"words.{language}.txt"
    for line in file.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            tells, phrases = line.split(": ", 1)
            for phrase in phrases.split(", "):
                out[phrase].append(tells)
    return out


def rows(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
