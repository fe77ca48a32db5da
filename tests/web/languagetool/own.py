"""A pack of a company's own, whose words stand in no other rule."""

from pathlib import Path

PACK = """\
id: own
version: "1"
title: {de: "Eigene", en: "Own"}
purpose: {de: "Zum Prüfen", en: "For tests"}
owner: Test
licence: Apache-2.0
"""

_RULE = """\
id: NAME
revision: 3
status: STATUS
since: {draft: "2026-01-01", STATUS: "2026-01-02"}
topic: TOPIC
basis: house
effect: ask
law:
  - countries: [AT]
    name: "Wortgesetz"
    effect: stop
SCOPEfind:
  kind: term
  de: [GERMAN]
  en: [ENGLISH]
title: {de: "Titel NAME", en: "Title NAME"}
why: {de: "Darum.", en: "Because."}
instead: {de: "Bitte anders.", en: "Say otherwise."}
replace:
  de: [bitte]
  en: [please]
examples:
  de:
    bad: ["Ein [[GERMAN]].", "Kein [[GERMAN]].", "Mein [[GERMAN]]."]
    good: ["Ein Wort.", "Kein Wort.", "Mein Wort."]
  en:
    bad: ["A [[ENGLISH]].", "No [[ENGLISH]].", "My [[ENGLISH]]."]
    good: ["A cup.", "No cup.", "My cup."]
sources:
  - name: "Test"
"""


def rule(
    name: str,
    german: str,
    english: str,
    *,
    status: str = "active",
    topic: str = "tone",
    applies: str = "",
) -> str:
    """The text of a rule file that finds one word in each language."""
    text = _RULE.replace("NAME", name).replace("STATUS", status).replace("TOPIC", topic)
    text = text.replace("SCOPE", f"applies: {applies}\n" if applies else "")
    return text.replace("GERMAN", german).replace("ENGLISH", english)


def line_of(start: str, text: str) -> int:
    """The number of the first line that starts so."""
    lines = text.splitlines()
    return next(number for number, line in enumerate(lines, 1) if line.startswith(start))


def write(data: Path, rules: dict[str, str]) -> None:
    """Puts rule files into the own pack of a server's data folder, each in one step."""
    folder = data / "packs" / "own" / "rules"
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in rules.items():
        _replace(folder / f"{name}.yml", text)
    if not (folder.parent / "pack.yml").exists():
        _replace(folder.parent / "pack.yml", PACK)


def _replace(file: Path, text: str) -> None:
    beside = file.with_suffix(".new")
    beside.write_text(text, encoding="utf-8")
    beside.replace(file)
