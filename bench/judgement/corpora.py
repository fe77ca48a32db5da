"""The public files that small judges learn from or are measured on, in a folder of their own.

docs/judgement.md, "Corpora", names each file with its source and licence. A missing file ends
with a sentence that says so.
"""

import csv
from pathlib import Path
from typing import NamedTuple

TONES = ("negative", "neutral", "positive")


class Labelled(NamedTuple):
    text: str
    answer: bool


def germeval_offence(folder: Path) -> list[Labelled]:
    rows = [line.split("\t") for line in lines(folder, "germeval2018_train.tsv")]
    return [Labelled(text, coarse == "OFFENSE") for text, coarse, _ in rows]


def edos(folder: Path, split: str) -> list[Labelled]:
    rows = csv.DictReader(lines(folder, "edos_train_dev.csv"))
    return [
        Labelled(row["text"], row["label_sexist"] == "sexist")
        for row in rows
        if row["split"] == split
    ]


def umsab_german(folder: Path) -> list[tuple[str, str]]:
    texts = lines(folder, "umsab_german_val_text.txt")
    labels = lines(folder, "umsab_german_val_labels.txt")
    return [(text, TONES[int(label)]) for text, label in zip(texts, labels, strict=True)]


def rude_words(folder: Path, language: str) -> list[str]:
    return lines(folder, f"ldnoobw_{language}.txt")


def zurich_polarity(folder: Path) -> dict[str, str]:
    out = {}
    for line in lines(folder, "zurich_polarity_de.lex"):
        if not line.startswith("%"):
            word, value = line.split()[:2]
            out[word] = value.partition("=")[0]
    return {word: TELLS[value] for word, value in out.items() if value in TELLS}


def vader(folder: Path) -> dict[str, float]:
    rows = [line.split("\t") for line in lines(folder, "vader_lexicon.txt")]
    return {row[0]: float(row[1]) for row in rows}


TELLS = {"NEG": "negative", "POS": "positive"}


def lines(folder: Path, name: str) -> list[str]:
    file = folder / name
    if not file.is_file():
        raise SystemExit(f'{file} is missing; docs/judgement.md, "Corpora", says where it is from')
    with file.open(encoding="utf-8", newline="\n") as rows:
        return [line.rstrip("\n") for line in rows if line.strip()]
