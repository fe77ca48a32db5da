"""The description of the interface as its page shows it: made from the same types."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.utils.translation import gettext as _

from gutgemacht.web.api.interface import interface
from gutgemacht.web.people.models import Role

Schema = Mapping[str, Any]
HERE = "#/components/schemas/"
# How far a sample goes into itself.
DEEPEST = 6
# A list or object of a single value needs no lines of its own.
ALONE = re.compile(r"([\[{])\n\s+([^\n\[\]{}]*)\n\s*([\]}])")


@dataclass(frozen=True)
class Asked:
    """What can be given with the address of an operation."""

    name: str
    words: str


@dataclass(frozen=True)
class Operation:
    """One thing a program can do; `sent` and `answer` are samples of JSON."""

    method: str
    path: str
    summary: str
    scope: str
    roles: tuple[str, ...]
    asked: tuple[Asked, ...]
    sent: str
    form: tuple[str, ...]
    answer: str


@dataclass(frozen=True)
class Group:
    """The operations of one resource."""

    name: str
    operations: tuple[Operation, ...]


def groups() -> list[Group]:
    """All that programs can do, in the language of the page."""
    whole = _whole()
    found: dict[str, list[Operation]] = {}
    for path, methods in whole["paths"].items():
        for method, told in methods.items():
            operation = _operation(method, path, told, whole["components"]["schemas"])
            found.setdefault(told["tags"][0], []).append(operation)
    return [Group(name, tuple(operations)) for name, operations in found.items()]


@cache
def _whole() -> Schema:
    """The same for as long as the process lives, and slow to make."""
    return interface.get_openapi_schema()


def _operation(method: str, path: str, told: Schema, named: Schema) -> Operation:
    summary = told["summary"]
    body = told.get("requestBody", {}).get("content", {})
    sent = body.get("application/json", {}).get("schema")
    form = body.get("multipart/form-data", {}).get("schema", {})
    answer = next(one for code, one in told["responses"].items() if str(code).startswith("2"))
    return Operation(
        method=method.upper(),
        path=path,
        summary=_(summary),
        scope=told["x-scope"],
        roles=tuple(str(Role(role).label) for role in told["x-roles"]),
        asked=tuple(_asked(told.get("parameters", ()))),
        sent=_json(sent, named) if sent else "",
        form=tuple(form.get("properties", {})),
        answer=_json(answer["content"]["application/json"]["schema"], named),
    )


def _asked(parameters: Any) -> Iterator[Asked]:
    for one in parameters:
        if one["in"] == "query":
            yield Asked(one["name"], _words(one["schema"]))


def _words(schema: Schema) -> str:
    """What may stand there, in a few words."""
    for one in schema.get("anyOf", ()):
        if one.get("type") != "null":
            return _words(one)
    if "enum" in schema:
        return ", ".join(schema["enum"])
    if schema.get("format") == "date-time":
        return "2026-11-27T14:05:00+01:00"
    return {"integer": _("number"), "string": _("text")}.get(schema.get("type", ""), "")


def _json(schema: Schema, named: Schema) -> str:
    sample = json.dumps(_sample(schema, named, DEEPEST), ensure_ascii=False, indent=1)
    return ALONE.sub(r"\1\2\3", sample)


def _sample(schema: Schema, named: Schema, deep: int) -> Any:
    """Something that the schema allows, with every key."""
    if deep == 0:
        return "…"
    if "$ref" in schema:
        return _sample(named[schema["$ref"].removeprefix(HERE)], named, deep)
    if "anyOf" in schema:
        return _sample(schema["anyOf"][0], named, deep)
    if "enum" in schema:
        return schema["enum"][0]
    if schema.get("type") == "array":
        return [_sample(schema.get("items", {}), named, deep - 1)]
    if schema.get("type") == "object":
        return _object(schema, named, deep - 1)
    if schema.get("format") == "date-time":
        return "2026-11-27T14:05:00Z"
    return {"integer": 7, "boolean": True, "null": None}.get(schema.get("type", ""), "…")


def _object(schema: Schema, named: Schema, deep: int) -> dict[str, Any]:
    if "properties" in schema:
        return {name: _sample(one, named, deep) for name, one in schema["properties"].items()}
    return {"…": _sample(schema.get("additionalProperties") or {}, named, deep)}
