"""How well hate and insult are told from what only looks like them.

usage: python -m bench.judgement.hate CORPORA

CORPORA holds hatecheck_de_even.csv and hatecheck_en_even.csv, see docs/judgement.md. The judge was
mended on those and on the half `tune` of our own drafts; `hold` was only measured.
"""

import csv
import json
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from bench.judgement.row import Row, show
from bench.texts import texts

from gutgemacht.judges.hate import hate, insult
from gutgemacht.text import Language, detect

CASES = Path(__file__).parents[2] / "cases" / "hate"
LANGUAGES: tuple[Language, ...] = ("de", "en")
MACRO_F1 = {"de": 88, "en": 82}
JUDGES = {"hate": hate, "insult": insult}


class Answer(NamedTuple):
    """What is right, what was found, and of which kind the text is."""

    right: bool
    found: bool
    kind: str


def rows(corpora: Path) -> Iterable[Row]:
    """All figures, in percent but for alarms (per 1,000 texts) and speed."""
    for language in LANGUAGES:
        with (corpora / f"hatecheck_{language}_even.csv").open(encoding="utf-8") as file:
            cases = list(csv.DictReader(file))
        answers = [
            Answer(
                case["functionality"].endswith("_h"),
                bool(hate(case["text"], language)),
                case["functionality"],
            )
            for case in cases
        ]
        yield from _hatecheck(answers, language)
    drafts = [json.loads(line) for line in (CASES / "drafts.jsonl").open(encoding="utf-8")]
    for half in ("tune", "hold"):
        yield from _drafts([draft for draft in drafts if draft["half"] == half], half)
    yield from _silence()


def _hatecheck(answers: Sequence[Answer], language: str) -> Iterable[Row]:
    split = f"HateCheck even, {language}"
    yield Row("hate, macro-F1", split, macro_f1(answers), MACRO_F1[language])
    yield Row("hate, hateful right", split, right(answers, hateful=True))
    yield Row("hate, non-hateful right", split, right(answers, hateful=False), 92)
    for name, start in (("counter speech", "counter_"), ("negation", "negate_neg")):
        chosen = [answer for answer in answers if answer.kind.startswith(start)]
        yield Row(f"hate, {name} right", split, right(chosen, hateful=False), 90)


def _drafts(drafts: Sequence[dict[str, Any]], half: str) -> Iterable[Row]:
    for language in LANGUAGES:
        chosen = [draft for draft in drafts if draft["language"] == language]
        split = f"written for this, {half}, {language}"
        for label, judge in JUDGES.items():
            answers = [
                Answer(draft[label], bool(judge(draft["text"], language)), draft["function"])
                for draft in chosen
            ]
            yield Row(f"{label}, macro-F1", split, macro_f1(answers))
            yield Row(f"{label}, found", split, right(answers, hateful=True))
            yield Row(f"{label}, others left alone", split, right(answers, hateful=False))


def _silence() -> Iterable[Row]:
    posts = [text.draft.text for text in texts("silent")]
    languages = [detect(post) for post in posts]
    for label, judge in JUDGES.items():
        start = time.perf_counter()
        alarms = sum(bool(judge(*pair)) for pair in zip(posts, languages, strict=True))
        speed = len(posts) / (time.perf_counter() - start)
        split = f"{len(posts)} silent texts"
        most = {"hate": 0.5, "insult": 1.0}[label]
        yield Row(f"{label}, alarms per 1,000", split, 1000 * alarms / len(posts), most, "lower")
        yield Row(f"{label}, posts a second", split, speed, 1000)


def right(answers: Sequence[Answer], *, hateful: bool) -> float:
    """Of those that are hateful, or are not, how many were told right, in percent."""
    chosen = [answer for answer in answers if answer.right == hateful]
    return 100 * sum(answer.found == hateful for answer in chosen) / len(chosen)


def macro_f1(answers: Sequence[Answer]) -> float:
    """The mean of F1 over both classes, in percent."""
    each = []
    for label in (True, False):
        both = sum(answer.right == answer.found == label for answer in answers)
        named = sum((answer.right == label) + (answer.found == label) for answer in answers)
        each.append(2 * both / named if named else 1.0)
    return 100 * sum(each) / len(each)


if __name__ == "__main__":
    show(rows(Path(sys.argv[1])))
