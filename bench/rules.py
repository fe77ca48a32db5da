"""How quiet the rules are on texts that must stay silent, and how fast the check is.

usage: python bench/rules.py [--each]

Prints findings per 1,000 texts of cases/texts/silent by effect, the loudest rules first, and
the speed of check as a share of the speed of folding alone, measured in the same run.
--each prints every stop and ask.
"""

import json
import statistics
import sys
import time
from collections import Counter
from datetime import datetime
from pathlib import Path

from gutgemacht.check import Context, Draft, check, compile_guideline
from gutgemacht.guideline import load
from gutgemacht.guideline.shipped import pack_folders
from gutgemacht.text import fold

SILENT = Path(__file__).parents[1] / "cases" / "texts" / "silent"
GOALS = {"stop": 3, "ask": 3, "hint": 15}
ROUNDS = 5
# A day that is no memorial day; rules that hold on such days have their own examples.
ORDINARY = datetime(2026, 11, 24, 12)


def main() -> None:
    compiled = compile_guideline(load(pack_folders()))
    texts = [json.loads(line) for file in sorted(SILENT.glob("*.jsonl")) for line in file.open()]
    effects, rules, questions = Counter(), Counter(), Counter()
    for text in texts:
        context = Context(
            ORDINARY,
            speaker=text["speaker"],
            channel=text["channel"],
            action=text["action"],
        )
        verdict = check(Draft(text["text"]), compiled, context)
        questions.update(question.rule.id for question in verdict.questions)
        for finding in verdict.findings:
            effects[finding.effect] += 1
            rules[finding.rule.id, finding.effect] += 1
            if "--each" in sys.argv:
                print(finding.effect, finding.rule.id, text["id"], repr(finding.text))
    per_thousand = 1000 / len(texts)
    print(f"{len(texts)} silent texts, {len(compiled.rules)} rules; per 1,000 texts:")
    loud = (effects["stop"] + effects["ask"]) * per_thousand
    print(
        f"  stop and ask {loud:.1f} (goal 3), hint {effects['hint'] * per_thousand:.1f} (goal 15)"
    )
    print(f"  questions {questions.total() * per_thousand:.0f}: {questions.most_common(8)}")
    for (rule, effect), count in rules.most_common(25):
        print(f"  {count * per_thousand:6.1f}  {effect:4}  {rule}")
    _speed(compiled, [text["text"] for text in texts])


def _speed(compiled, texts) -> None:
    context = Context(ORDINARY)
    folds, checks = [], []
    for _ in range(ROUNDS):
        start = time.process_time()
        for text in texts:
            fold(text)
        middle = time.process_time()
        for text in texts:
            check(Draft(text), compiled, context)
        folds.append(middle - start)
        checks.append(time.process_time() - middle)
    each = statistics.median(checks) / len(texts)
    ratio = statistics.median(checks) / statistics.median(folds)
    print(f"  check {each * 1000:.2f} ms a text, {ratio:.0f} times the folding alone")


if __name__ == "__main__":
    main()
