"""How well the small judges read mentions, how fast they are, and what they weigh.

usage: CORPORA=FOLDER python -m bench.judgement.mentions

FOLDER holds the public files (docs/judgement.md, "Corpora"); without it only what needs none is
measured. The figure in five parts trains the German judge of offence anew.
"""

import os
import time
import tracemalloc
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from bench.judgement import corpora
from bench.judgement.labelled import answer, mentions, ordinary_posts

import gutgemacht.judges
from gutgemacht.judges.linear import Judges, load
from gutgemacht.judges.linear.judges import NAMES
from gutgemacht.judges.linear.lexicon import lexicon
from gutgemacht.judges.linear.train import Plan, Row, macro_f1, train
from gutgemacht.text import Language

LANGUAGES: tuple[Language, ...] = ("de", "en")
YES_OR_NO = ("offence", "kind", "outrage", "facts")


class Figure(NamedTuple):
    """One measured value and what it should be."""

    name: str
    split: str
    value: float
    goal: float
    better: str = "higher"


def rows() -> list[Figure]:
    """All figures."""
    judges = load()
    folder = os.environ.get("CORPORA")
    public = _public(judges, Path(folder)) if folder else ()
    return [*_written(judges), *public, *_cost(judges)]


def three_way_f1(found: Sequence[str], right: Sequence[str]) -> float:
    """The mean of F1 over negative, neutral and positive, in percent."""
    each = []
    for tone in corpora.TONES:
        both = sum(one == other == tone for one, other in zip(found, right, strict=True))
        named = found.count(tone) + right.count(tone)
        each.append(2 * both / named if named else 1.0)
    return 100 * sum(each) / len(each)


def _written(judges: Judges) -> Iterator[Figure]:
    for language in LANGUAGES:
        held = mentions(language, "hold")
        split = f"written mentions {language}, hold, {len(held)}"
        opinions = [judges.opinion(row["text"], language) for row in held]
        tones = [opinion.sentiment or "" for opinion in opinions]
        right = [row["sentiment"] for row in held]
        yield Figure("sentiment macro-F1", split, three_way_f1(tones, right), 68)
        for name in YES_OR_NO:
            found = np.array([opinion.sees(name) for opinion in opinions])
            answers = np.array([answer(row, name) for row in held])
            yield Figure(f"{name} macro-F1", split, macro_f1(found, answers), 75)
        posts = ordinary_posts(language, "hold")
        for name in ("offence", "outrage") if posts else ():
            seen = [judges.opinion(post, language).sees(name) for post in posts]
            split = f"ordinary posts {language}, hold, {len(posts)}"
            yield Figure(f"{name} false alarms %", split, 100 * float(np.mean(seen)), 3, "lower")


def _public(judges: Judges, folder: Path) -> Iterator[Figure]:
    tweets = corpora.germeval_offence(folder)
    trained = train(Plan("offence", "de"), [Row(*tweet) for tweet in tweets])
    answers = np.array([tweet.answer for tweet in tweets])
    value = macro_f1(trained.unseen > 0, answers)
    yield Figure("offence de macro-F1", "GermEval 2018 train, in five parts", value, 75)
    posts = corpora.edos(folder, "dev")
    found = np.array([judges.opinion(post.text, "en").sees("sexism") for post in posts])
    value = macro_f1(found, np.array([post.answer for post in posts]))
    yield Figure("sexism en macro-F1", "EDOS dev", value, 78)
    tones = corpora.umsab_german(folder)
    heard = [judges.opinion(text, "de").sentiment or "" for text, _ in tones]
    value = three_way_f1(heard, [tone for _, tone in tones])
    yield Figure("sentiment de macro-F1", "UMSAB German val", value, 68)


def _cost(judges: Judges) -> Iterator[Figure]:
    for language in LANGUAGES:
        speed = _speed(judges, language, [row["text"] for row in mentions(language, "tune")])
        split = f"all {len(NAMES[language])} judges {language}, one core"
        yield Figure("mentions per second", split, speed, 2_000)
    data = Path(gutgemacht.judges.__file__).parent / "data"
    for file in sorted(data.glob("*.model")):
        yield Figure("size in KB", file.stem, file.stat().st_size / 1000, 250, "lower")
    yield Figure("size in KB", "models and lexicons", sum(
        file.stat().st_size for file in data.iterdir() if file.suffix in (".model", ".tsv")
    ) / 1000, 2_000, "lower")  # fmt: skip
    yield Figure("memory in MB", "all judges and lexicons", _memory(), 20, "lower")


ROUNDS = 3


def _speed(judges: Judges, language: Language, texts: list[str]) -> float:
    """Texts per second of processor time, in the fastest of some rounds."""
    taken = []
    for _ in range(ROUNDS):
        start = time.process_time()
        for text in texts:
            judges.opinion(text, language)
        taken.append(time.process_time() - start)
    return len(texts) / min(taken)


def _memory() -> float:
    """What the judges keep, once they have read a text of each language."""
    lexicon.cache_clear()
    tracemalloc.start()
    judges = load()
    for language in LANGUAGES:
        judges.opinion("Danke", language)
    kept, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return kept / 1e6


def main() -> None:
    """Prints the figures, those that miss their goal with a mark."""
    for figure in rows():
        short = figure.value < figure.goal if figure.better == "higher" else (
            figure.value > figure.goal
        )  # fmt: skip
        mark = "!" if short else " "
        print(f"{mark} {figure.name:26} {figure.split:44} {figure.value:9.1f} goal {figure.goal:g}")


if __name__ == "__main__":
    main()
