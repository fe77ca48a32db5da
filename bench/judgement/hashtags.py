"""How many hashtags are read right at the first go, and which misreadings are seen.

usage: python -m bench.judgement.hashtags CORPORA

CORPORA holds boun_dev.txt, hashtags_de_dev.tsv, stan_large_dev.tsv and benign_substring.tsv, see
docs/judgement.md. Words are compared folded and without apostrophes; a tag is also tried in
lower case.
"""

import json
import re
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from bench.judgement.row import Row, show

from gutgemacht.campaign.hashtags import awkward_words
from gutgemacht.guideline import load
from gutgemacht.guideline.shipped import pack_folders
from gutgemacht.text import fold, misreadings, split

TAGS = Path(__file__).parents[2] / "cases" / "hashtags" / "tags.jsonl"
GOALS = {"BOUN dev": 88.0, "German dev": 93.0}


class Item(NamedTuple):
    """A tag and all readings of it that count as right."""

    tag: str
    right: frozenset[tuple[str, ...]]


def words(reading: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[^\W_]+", fold(reading).text.replace("'", "")))


def item(tag: str, readings: Iterable[str]) -> Item:
    return Item(tag, frozenset(map(words, readings)))


def lines(file: Path) -> list[list[str]]:
    rows = file.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in rows if line.strip() and not line.startswith("# ")]


def sets(corpora: Path) -> dict[str, list[Item]]:
    boun = [row[0] for row in lines(corpora / "boun_dev.txt")]
    return {
        "BOUN dev": [item("".join(reading.split()), [reading]) for reading in boun],
        "German dev": [item(r[0], r[1].split("|")) for r in lines(corpora / "hashtags_de_dev.tsv")],
        "STAN-large dev": [item(r[1], r[2:]) for r in lines(corpora / "stan_large_dev.tsv")],
    }


def first_readings(items: list[Item], *, lower: bool = False) -> float:
    right = sum(split(tag.lower() if lower else tag, 1)[0].words in ok for tag, ok in items)
    return 100 * right / len(items)


def rows(corpora: Path) -> Iterable[Row]:
    """All figures of hashtags, in percent but for the speed."""
    awkward = awkward_words(load(pack_folders()))
    harmless = {"benign_substring": [row[0] for row in lines(corpora / "benign_substring.tsv")]}
    for name, items in sets(corpora).items():
        yield Row("hashtag, first reading", name, first_readings(items), GOALS.get(name))
        yield Row(
            "hashtag, first reading", f"{name}, lower case", first_readings(items, lower=True)
        )
        if name in GOALS:
            harmless[name] = [tag for tag, _ in items]
    tags = [json.loads(line) for line in TAGS.open(encoding="utf-8")]
    for half in ("tune", "hold"):
        for kind in ("embarrassing", "ambiguous", "harmless"):
            chosen = [row["tag"] for row in tags if (row["kind"], row["half"]) == (kind, half)]
            if kind == "harmless":
                harmless[f"written for this, {half}"] = chosen
            else:
                seen = 100 * sum(bool(misreadings(tag, awkward)) for tag in chosen) / len(chosen)
                yield Row(f"hashtag, {kind} seen", f"written for this, {half}", seen)
    for name, chosen in harmless.items():
        alarmed = 100 * sum(bool(misreadings(tag, awkward)) for tag in chosen) / len(chosen)
        goal = 0 if name == "benign_substring" else 1
        yield Row("hashtag, harmless ones alarmed", name, alarmed, goal, "lower")
    start = time.perf_counter()
    for tag in harmless["written for this, hold"]:
        split(tag)
        misreadings(tag, awkward)
    speed = len(harmless["written for this, hold"]) / (time.perf_counter() - start)
    yield Row("hashtags a second, readings and alarms", "written for this, hold", speed)


if __name__ == "__main__":
    show(rows(Path(sys.argv[1])))
