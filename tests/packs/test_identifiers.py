"""The rules for personal data and secrets together: each thing is said once, and masked away."""

import json
from datetime import datetime

import pytest

from gutgemacht.check import Context, Draft, check, compile_guideline
from gutgemacht.guideline import load
from gutgemacht.guideline.shipped import pack_folders, shipped

GUIDELINE = load(pack_folders())
RULES = tuple(rule for rule in GUIDELINE.rules if rule.topic in ("confidential", "accounts"))
COMPILED = compile_guideline(GUIDELINE.model_copy(update={"rules": RULES}))
NOON = Context(datetime(2026, 11, 27, 12))
ROWS = [
    json.loads(line)["text"]
    for name in ("private", "secrets")
    for line in (shipped("cases") / "identifiers" / f"{name}.jsonl").open(encoding="utf-8")
    if json.loads(line)["half"] == "tune"
]
BOTH = [
    "Passwort: ghp_aB3dE5gH7jK9mN1pQ2sT4vW6yZ8cF0xL1234",
    "Login: https://nova:Pumpe77@db.example/x, Passwort Pumpe77",
    "Die Kundennummer ist 88123456, IBAN AT61 1904 3002 3457 3201.",
    "AHV-Nummer 756.9217.0769.85, Sozialversicherungsnummer 1237 010180",
    "account number 31926819, sort code 04-00-99",
    "Tel. 0664 1234567, geb. 12.03.1985, max.huber@bergtal.example",
]


@pytest.mark.parametrize("text", [*ROWS, *BOTH])
def test_no_words_are_found_by_two_rules(text):
    findings = check(Draft(text), COMPILED, NOON).findings
    for number, one in enumerate(findings):
        for other in findings[number + 1 :]:
            if one.rule.find.kind == "identifier" or other.rule.find.kind == "identifier":
                assert not one.span.overlaps(other.span), (one.rule.id, other.rule.id)


def test_every_kind_for_people_has_a_rule():
    from gutgemacht.guideline.identifiers import PERSONAL

    asked = {kind for rule in RULES if rule.find.kind == "identifier" for kind in rule.find.of}
    assert set(PERSONAL) <= asked
