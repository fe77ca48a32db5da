"""Habits that a reader relies on."""

import ast
from pathlib import Path

import pytest

import gutgemacht
from gutgemacht.guideline import lint_words, load
from gutgemacht.guideline.shipped import pack_folders

SOURCE = Path(gutgemacht.__file__).parent
DOMAIN = (
    "text",
    "media",
    "guideline",
    "library",
    "check",
    "campaign",
    "culture",
    "ideas",
    "incident",
    "learn",
    "publish",
    "networks",
    "eyes",
)
FILES = [file for folder in DOMAIN for file in sorted((SOURCE / folder).rglob("*.py"))]
CLOCKS = {"now", "today", "utcnow", "localtime", "monotonic", "random", "token_hex"}


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(SOURCE)))
def test_the_domain_has_no_clock_and_no_chance(file):
    calls = [node for node in ast.walk(ast.parse(file.read_text())) if isinstance(node, ast.Call)]
    names = {
        call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        for call in calls
    }
    assert names & CLOCKS == set()


def test_no_rule_text_stands_in_the_code():
    texts = {
        text
        for rule in load(pack_folders()).rules
        for both in (rule.title, rule.why, rule.instead)
        for text in (both.de, both.en)
    } | {
        text
        for remark in lint_words().remarks.values()
        for both in (remark.title, remark.why, remark.instead)
        for text in (both.de, both.en)
    }
    for file in SOURCE.rglob("*.py"):
        assert not texts & set(ast_strings(file)), file.name


def ast_strings(file: Path) -> list[str]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
