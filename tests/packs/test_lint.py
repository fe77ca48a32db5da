"""Our own packs hold, and the rules that read guidelines find bans and leave good sentences alone.

The rules were widened by these very sentences: this keeps what is found, and says nothing of
sentences not seen. `python bench/guideline.py --each` prints them.
"""

import json

import pytest

from gutgemacht.check import Context, Draft, check, lint, protection
from gutgemacht.guideline import load
from gutgemacht.guideline.shipped import pack_folders, shipped
from tests.check.make import NOON

GUIDELINE = load(pack_folders())
PROTECTION = protection(GUIDELINE)
SENTENCES = [
    json.loads(line)
    for file in sorted((shipped("cases") / "texts" / "guideline").glob("*.jsonl"))
    for line in file.read_text(encoding="utf-8").splitlines()
]
FEWEST_FOUND = 0.95


def found(text: str) -> set[str]:
    verdict = check(Draft(text), PROTECTION, Context(NOON, action="guideline"))
    return {finding.rule.id for finding in verdict.findings}


def test_our_own_packs_hold():
    assert lint(GUIDELINE, PROTECTION, NOON) == []


def test_our_own_packs_say_what_stays_free():
    assert any(pack.freedoms for pack in GUIDELINE.packs)


@pytest.mark.parametrize("language", ["de", "en"])
def test_bans_in_guidelines_are_found(language):
    bans = [line for line in SENTENCES if line["rule"] and line["language"] == language]
    hits = sum(line["rule"] in found(line["text"]) for line in bans)
    assert len(bans) >= 70
    assert hits >= FEWEST_FOUND * len(bans)


def test_harmless_sentences_of_guidelines_are_left_alone():
    harmless = [line["text"] for line in SENTENCES if not line["rule"]]
    assert len(harmless) >= 140
    assert [text for text in harmless if found(text)] == []


def test_every_protection_entry_of_the_catalogue_has_its_rule():
    covered = {entry for compiled in PROTECTION.rules for entry in compiled.rule.catalogue}
    assert covered >= {f"K{number}" for number in range(1, 9)}


def test_bans_that_no_company_may_make_stop():
    for number in range(1, 6):
        rules = [c.rule for c in PROTECTION.rules if f"K{number}" in c.rule.catalogue]
        assert any(rule.effect == "stop" for rule in rules)
