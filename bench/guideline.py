"""How many bans in texts of guidelines are found, and how often harmless sentences are blamed.

usage: python bench/guideline.py [--each]

Reads cases/texts/guideline: sentences with the protection rule that should find them, or none.
The rules were widened by these sets, so the figures flatter.
--each prints every sentence that is missed or blamed.
"""

import json
import sys
from datetime import datetime
from pathlib import Path

from gutgemacht.check import Context, Draft, check, compile_guideline
from gutgemacht.guideline import load
from gutgemacht.guideline.shipped import pack_folders

SENTENCES = Path(__file__).parents[1] / "cases" / "texts" / "guideline"


def main() -> None:
    compiled = compile_guideline(load(pack_folders()))
    context = Context(datetime(2026, 11, 22, 12), action="guideline")
    for file in sorted(SENTENCES.glob("*.jsonl")):
        lines = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
        for language in ("de", "en"):
            found = by_rule = blamed = bad = 0
            told = [line for line in lines if line["language"] == language]
            for line in told:
                verdict = check(Draft(line["text"]), compiled, context)
                ids = {finding.rule.id for finding in verdict.findings}
                bad += bool(line["rule"])
                found += bool(ids and line["rule"])
                by_rule += line["rule"] in ids
                blamed += bool(ids and not line["rule"])
                if "--each" in sys.argv and (not ids if line["rule"] else ids):
                    print(" ", line["rule"] or "fine", line["text"], sorted(ids))
            print(
                f"{file.stem} {language}: {found} of {bad} found ({by_rule} by their rule), "
                f"{blamed} of {len(told) - bad} harmless ones blamed"
            )


if __name__ == "__main__":
    main()
