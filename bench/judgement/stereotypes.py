"""How many stereotypes in drafts of companies are questioned, and how many fair drafts are.

usage: python -m bench.judgement.stereotypes [--each]

All rules of the topic `stereotypes` together, on the pairs of cases/stereotypes (a draft and its
fair twin, written apart from the rules), on the ordinary posts of cases/texts/silent, and on those
texts of cases/texts/found that are theirs. --each also prints misses and alarms, of the half `tune`
only.
"""

import json
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from bench.judgement.row import Row, show
from bench.texts import NOON, texts

from gutgemacht.check import Compiled, Context, Draft, check, compile_guideline
from gutgemacht.guideline import load
from gutgemacht.guideline.shipped import pack_folders

PAIRS = Path(__file__).parents[2] / "cases" / "stereotypes" / "drafts.jsonl"
TOPIC = "stereotypes"
RECALL, TWINS, SILENT, FOUND = 70, 10, 1, 95


class Pair(NamedTuple):
    """One side of a pair."""

    id: str
    half: str
    kind: str
    stereotype: bool
    draft: Draft
    context: Context


def rows(corpora: Path) -> Iterator[Row]:
    """All figures; the public files are not needed."""
    compiled = _compiled()
    yield from _of_pairs(compiled)
    yield from _of_texts(compiled)


def _compiled() -> Compiled:
    guideline = load(pack_folders())
    rules = tuple(rule for rule in guideline.rules if rule.topic == TOPIC)
    return compile_guideline(guideline.model_copy(update={"rules": rules}))


def _pairs() -> Iterator[Pair]:
    with PAIRS.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            context = Context(
                datetime.fromisoformat(NOON),
                speaker=row["speaker"],
                channel=row["channel"],
                action=row["action"],
            )
            yield Pair(
                row["id"], row["half"], row["kind"], row["stereotype"], Draft(row["text"]), context
            )


def _asks(pair: Pair, compiled: Compiled) -> bool:
    return bool(check(pair.draft, compiled, pair.context).findings)


def _of_pairs(compiled: Compiled) -> Iterator[Row]:
    asked = [(pair, _asks(pair, compiled)) for pair in _pairs()]
    for half in ("tune", "hold"):
        found = [yes for pair, yes in asked if pair.half == half and pair.stereotype]
        alarms = [yes for pair, yes in asked if pair.half == half and not pair.stereotype]
        goals = (RECALL, TWINS) if half == "hold" else (None, None)
        yield Row("stereotypes questioned, %", half, _percent(found), goals[0], "higher")
        yield Row("fair twins questioned, %", half, _percent(alarms), goals[1], "lower")


def _of_texts(compiled: Compiled) -> Iterator[Row]:
    silent = texts("silent")
    alarms = sum(len(check(text.draft, compiled, text.context).findings) for text in silent)
    yield Row(
        "findings per 1,000 ordinary posts", "silent", 1000 * alarms / len(silent), SILENT, "lower"
    )
    ours = {one.rule.id for one in compiled.rules}
    found = [
        any(
            finding.rule.id == text.rule
            for finding in check(text.draft, compiled, text.context).findings
        )
        for text in texts("found")
        if text.rule in ours
    ]
    yield Row("texts of its rules found, %", "found", _percent(found), FOUND, "higher")


def _percent(answers: list[bool]) -> float:
    return 100 * sum(answers) / len(answers)


def _each(compiled: Compiled) -> None:
    """Misses and alarms of the half that rules are mended on."""
    for pair in _pairs():
        if pair.half == "tune" and _asks(pair, compiled) != pair.stereotype:
            print("missed" if pair.stereotype else "alarm ", pair.kind, pair.id, pair.draft.text)


def main(arguments: list[str]) -> None:
    if "--each" in arguments:
        _each(_compiled())
    show(rows(Path()))


if __name__ == "__main__":
    main(sys.argv[1:])
