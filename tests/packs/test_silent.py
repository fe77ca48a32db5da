"""Ordinary posts stay ordinary: the rules may not become louder than they are.

A third of the texts stands for all; `make bench-rules` reads them all, with figures by rule.
"""

import json
from datetime import datetime

from gutgemacht import judges
from gutgemacht.check import Context, Draft, check, compile_guideline
from gutgemacht.guideline import load
from gutgemacht.guideline.shipped import pack_folders, shipped

TEXTS = [
    json.loads(line)
    for file in sorted((shipped("cases") / "texts" / "silent").glob("*.jsonl"))
    for line in file.read_text(encoding="utf-8").splitlines()
][::3]
LOUD, HINTS = 4, 6


def test_the_rules_leave_ordinary_posts_alone():
    compiled = compile_guideline(load(pack_folders()), judges.shipped())
    effects = []
    for text in TEXTS:
        context = Context(
            datetime(2026, 11, 24, 12),
            text["speaker"],
            text["channel"],
            text["action"],
            text.get("country", "DE"),
        )
        effects += [f.effect for f in check(Draft(text["text"]), compiled, context).findings]
    thousands = len(TEXTS) / 1000
    assert thousands >= 1.5
    assert effects.count("stop") + effects.count("ask") <= LOUD * thousands
    assert effects.count("hint") <= HINTS * thousands
