"""A rule, glossary or company file as YAML text: what `load` reads, written for people to read."""

import json
import re
from collections.abc import Iterator
from typing import Any

from gutgemacht.guideline.rule import Rule
from gutgemacht.guideline.strict import Strict

WIDEST = 100
SCHEMA = "# yaml-language-server: $schema=../../schema/rule.schema.json\n"

_BARE = re.compile(r"[a-z]+(?:-[a-z]+)*")
# Words that YAML 1.1 takes for true, false or nothing.
_TRAPS = {"y", "n", "yes", "no", "on", "off", "true", "false", "null"}
# What no YAML file may hold as it is.
_UNPRINTABLE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def written(model: Strict) -> str:
    """The file of a rule, a glossary or a company: only what differs from the defaults."""
    data = model.model_dump(mode="json", by_alias=True, exclude_defaults=True, exclude_none=True)
    return (SCHEMA if isinstance(model, Rule) else "") + written_data(data)


def written_data(data: dict[str, Any]) -> str:
    """YAML text of plain data, for what may not yet be a sound rule."""
    return "\n".join(_block(_short(data), 0)) + "\n"


def _short(value: Any) -> Any:
    """Examples that are nothing but a text are written as that text."""
    if isinstance(value, dict):
        if set(value) == {"text"}:
            return value["text"]
        return {key: _short(item) for key, item in value.items()}
    return [_short(item) for item in value] if isinstance(value, list) else value


def _block(data: dict[str, Any], depth: int) -> Iterator[str]:
    indent = "  " * depth
    for key, value in data.items():
        flow = f"{indent}{_scalar(key)}: {_flow(value)}"
        if len(flow) <= WIDEST and _fits_on_a_line(key, value):
            yield flow
        elif isinstance(value, dict) and value:
            yield f"{indent}{_scalar(key)}:"
            yield from _block(value, depth + 1)
        elif isinstance(value, list) and value:
            yield f"{indent}{_scalar(key)}:"
            yield from _items(value, depth + 1)
        else:
            yield flow


def _fits_on_a_line(key: str, value: Any) -> bool:
    """Short lists and small maps do; texts in two languages and examples stand below each other."""
    if isinstance(value, dict):
        return key in ("since", "as", "applies", "declare", "effect")
    return not (isinstance(value, list) and (key in ("bad", "good") or _has_maps(value)))


def _has_maps(values: list[Any]) -> bool:
    return any(isinstance(value, dict) for value in values)


def _items(values: list[Any], depth: int) -> Iterator[str]:
    indent = "  " * depth
    for value in values:
        if isinstance(value, dict):
            first, *rest = _block(value, depth + 1)
            yield f"{indent}- {first.strip()}"
            yield from rest
        else:
            yield f"{indent}- {_flow(value)}"


def _flow(value: Any) -> str:
    if isinstance(value, dict):
        return (
            "{" + ", ".join(f"{_scalar(key)}: {_flow(item)}" for key, item in value.items()) + "}"
        )
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    return _scalar(value)


def _scalar(value: Any) -> str:
    if isinstance(value, bool | float):
        return f'"{str(value).lower()}"'
    text = str(value)
    if isinstance(value, int) or (_BARE.fullmatch(text) and text not in _TRAPS):
        return text
    quoted = json.dumps(text, ensure_ascii=False)
    return _UNPRINTABLE.sub(lambda sign: f"\\u{ord(sign[0]):04x}", quoted)
