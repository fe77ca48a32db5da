"""Rule files for tests: one sound file, and what the loader says of a changed one."""

from pathlib import Path

from gutgemacht.guideline import GuidelineError, Problem, Rule, load_file

RULE = """\
id: my-rule
revision: 1
status: active
since: {draft: "2026-11-01", active: "2026-11-22"}
topic: claims
basis: house
effect: ask
find:
  kind: term
  de: [klimaneutral]
  en: [climate neutral]
unless:
  - within: sentence
    patterns: ["bis 20[2-9][0-9]"]
title:
  de: "Titel"
  en: "Title"
why:
  de: "Grund"
  en: "Reason"
instead:
  de: "Ausweg"
  en: "Way out"
examples:
  de:
    bad: ["Ist [[klimaneutral]].", "Sind [[klimaneutral]].", "So [[klimaneutral]]."]
    good: ["Ist gut.", "Sind gut.", "So gut."]
  en:
    bad: ["Is [[climate neutral]].", "Be [[climate neutral]].", "So [[climate neutral]]."]
    good: ["Is good.", "Be good.", "So good."]
sources:
  - name: "Quelle"
    url: "https://example.org/quelle"
"""

PACK = """\
id: core
version: "0.1"
title: {de: "Regeln", en: "Rules"}
purpose: {de: "Zweck", en: "Purpose"}
owner: gutgemacht
licence: Apache-2.0
"""


def changed(old: str, new: str, text: str = RULE) -> str:
    """`text` with its only `old` replaced."""
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
    return text.replace(old, new)


def line_of(start: str, text: str = RULE) -> int:
    """The line, from 1, of the first line of `text` that starts so after its indentation."""
    lines = [line.lstrip(" -") for line in text.splitlines()]
    return next(number for number, line in enumerate(lines, 1) if line.startswith(start))


def problems(folder: Path, text: str | bytes, name: str = "my-rule.yml") -> list[Problem]:
    """What the loader says of a rule file; nothing when it is sound."""
    file = folder / name
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    try:
        load_file(file, Rule)
    except GuidelineError as error:
        return error.problems
    return []


def pack(folder: Path, name: str, rules: dict[str, str]) -> Path:
    """A pack folder with these rule files."""
    (folder / name / "rules").mkdir(parents=True)
    (folder / name / "pack.yml").write_text(PACK.replace("id: core", f"id: {name}"))
    for stem, text in rules.items():
        (folder / name / "rules" / f"{stem}.yml").write_text(text)
    return folder / name
