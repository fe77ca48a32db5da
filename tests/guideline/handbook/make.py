"""Guidelines and books for tests, from as little as matters in each."""

from datetime import date
from typing import Any

from hypothesis import strategies as st

from gutgemacht.guideline import Guideline, Rule, load
from gutgemacht.guideline.handbook import Handbook, Snapshot, handbook, snapshot
from gutgemacht.guideline.shipped import pack_folders
from tests.check.make import DATA

DAY = date(2026, 12, 1)
SHIPPED = load(pack_folders())
LAW = {"countries": ["DE"], "name": "UWG", "effect": "stop"}

# What people write, and what breaks templates, tables and pages.
TEXT = st.text(
    st.characters(exclude_categories=("Cs",))
    | st.sampled_from("#*_`[]<>\\$@~\"'{}()|&/-+=.:!\n\t \u00a0§äß€🎉🥳🛸ⓔ𝗲\u200d\ufe0f"),
    min_size=1,
    max_size=60,
)


def rule(**changes: Any) -> Rule:
    data = {**DATA, **changes}
    data["since"] = {data["status"]: "2026-01-01"}
    return Rule.model_validate(data)


def both(text: str) -> dict[str, str]:
    return {"de": text, "en": text}


def guideline(*rules: Rule) -> Guideline:
    return Guideline(packs=(), rules=tuple(sorted(rules, key=lambda found: found.id)))


def book(*rules: Rule, language: str = "de", **options: Any) -> Handbook:
    return handbook(guideline(*rules), language, options.pop("day", DAY), **options)


def kept(*rules: Rule, day: date = DAY) -> Snapshot:
    return snapshot(guideline(*rules), day)
