"""The JSON schema of a rule file, for editors that complete and check while one types."""

from typing import Any

from gutgemacht.guideline.rule import Rule


def rule_schema() -> dict[str, Any]:
    """The schema of one rule file as JSON Schema 2020-12."""
    schema = Rule.model_json_schema(by_alias=True)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "gutgemacht rule",
        **{key: value for key, value in schema.items() if key != "title"},
    }
