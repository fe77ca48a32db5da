"""How many hashtags are read right at the first go, and how many harmless words stay whole.

.venv/bin/python bench/hashtags.py DATA, where DATA holds boun_dev.txt, hashtags_de_dev.tsv,
stan_large_dev.tsv and benign_substring.tsv as its README describes them.

Words are compared folded and without apostrophes; a tag is also tried in lower case.
"""

import re
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from gutgemacht.text import fold, split

AMONG = 3


class Item(NamedTuple):
    """A tag and all readings of it that count as right."""

    tag: str
    right: frozenset[tuple[str, ...]]


def words(reading: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[^\W_]+", fold(reading).text.replace("'", "")))


def item(tag: str, readings: Iterable[str]) -> Item:
    return Item(tag, frozenset(map(words, readings)))


def rows(file: Path) -> list[list[str]]:
    lines = file.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line.strip() and not line.startswith("# ")]


def sets(data: Path) -> dict[str, list[Item]]:
    boun = [row[0] for row in rows(data / "boun_dev.txt")]
    return {
        "BOUN dev": [item("".join(reading.split()), [reading]) for reading in boun],
        "German dev": [item(r[0], r[1].split("|")) for r in rows(data / "hashtags_de_dev.tsv")],
        "STAN-large dev": [item(r[1], r[2:]) for r in rows(data / "stan_large_dev.tsv")],
        "harmless words": [item(r[0], r[:1]) for r in rows(data / "benign_substring.tsv")],
    }


def accuracy(items: list[Item], most: int, *, lower: bool = False) -> float:
    right = 0
    for tag, accepted in items:
        readings = split(tag.lower() if lower else tag, most)
        right += any(reading.words in accepted for reading in readings)
    return 100 * right / len(items)


def main(data: Path) -> None:
    start = time.perf_counter()
    split("laden")
    print(f"first call {time.perf_counter() - start:.2f} s")
    print(f"{'':16}{'tags':>6}{'first':>8}{'lower':>8}{f'top {AMONG}':>8}{'tags/s':>8}")
    for name, items in sets(data).items():
        start = time.perf_counter()
        top = accuracy(items, AMONG)
        speed = len(items) / (time.perf_counter() - start)
        first, lower = accuracy(items, 1), accuracy(items, 1, lower=True)
        print(f"{name:16}{len(items):6}{first:8.1f}{lower:8.1f}{top:8.1f}{speed:8.0f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
