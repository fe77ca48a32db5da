"""Whether an answer is what openapi.json promises: as much of JSON Schema as stands in it."""

from datetime import datetime
from functools import cache
from typing import Any

from gutgemacht.web.api.interface import interface

TYPES = {
    "string": str,
    "boolean": bool,
    "array": list,
    "object": dict,
    "null": type(None),
}
KNOWN = {
    "$ref", "additionalProperties", "anyOf", "const", "default", "description", "enum", "format",
    "items", "maximum", "minimum", "pattern", "properties", "required", "title", "type",
}  # fmt: skip


@cache
def promised() -> dict[str, Any]:
    """The description."""
    return interface.get_openapi_schema()


def operations() -> dict[tuple[str, str], dict[str, Any]]:
    """All operations, by method and path."""
    return {
        (method.upper(), path): told
        for path, methods in promised()["paths"].items()
        for method, told in methods.items()
    }


def misfit(value: Any, schema: dict[str, Any], place: str = "") -> str:
    """The first place at which a value is not what the schema says; empty where all is."""
    assert set(schema) <= KNOWN, schema
    if "$ref" in schema:
        name = schema["$ref"].removeprefix("#/components/schemas/")
        return misfit(value, promised()["components"]["schemas"][name], place)
    if "anyOf" in schema:
        faults = [misfit(value, one, place) for one in schema["anyOf"]]
        return "" if "" in faults else f"{place}: none of {len(faults)}: {faults}"
    if "enum" in schema and value not in schema["enum"]:
        return f"{place}: {value!r} is none of {schema['enum']}"
    kind = schema.get("type")
    if kind and not _is(value, kind):
        return f"{place}: {value!r} is no {kind}"
    if schema.get("format") == "date-time" and datetime.fromisoformat(value).tzinfo is None:
        return f"{place}: {value} has no zone"
    if kind == "array":
        return _first(misfit(one, schema["items"], f"{place}[{n}]") for n, one in enumerate(value))
    return _object(value, schema, place) if kind == "object" else ""


def _object(value, schema, place) -> str:
    known, more = schema.get("properties", {}), schema.get("additionalProperties", True)
    missing = set(schema.get("required", ())) - set(value)
    if missing:
        return f"{place}: {missing} missing"
    if more is False and set(value) - set(known):
        return f"{place}: {set(value) - set(known)} not promised"
    rest = more if isinstance(more, dict) else {}
    return _first(misfit(one, known.get(key, rest), f"{place}.{key}") for key, one in value.items())


def _is(value, kind) -> bool:
    if kind == "integer":
        return type(value) is int
    return isinstance(value, TYPES[kind])


def _first(faults) -> str:
    return next(filter(None, faults), "")
