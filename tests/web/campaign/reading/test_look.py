"""The small look of the reading pages is that of the house."""

import re

from gutgemacht.web.settings import BASE

LOOK = BASE / "static" / "look"
# Phones use fonts of their own.
OWN = {"--serif", "--sans"}


def tokens(name: str) -> list[tuple[str, str]]:
    css = (LOOK / name).read_text(encoding="utf-8")
    return [(key, value.strip()) for key, value in re.findall(r"(--[\w-]+):([^;]+);", css)]


def test_its_tokens_are_those_of_the_house():
    house = set(tokens("look.css"))
    assert {(key, value) for key, value in tokens("reading.css") if key not in OWN} <= house


def test_style_and_script_are_small():
    assert sum((LOOK / f"reading.{kind}").stat().st_size for kind in ("css", "js")) < 40_000
