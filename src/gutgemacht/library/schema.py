"""The JSON schema of a case file, for editors that complete and check while one types."""

from typing import Any

from gutgemacht.library.case import Case


def case_schema() -> dict[str, Any]:
    """The schema of one case file as JSON Schema 2020-12."""
    schema = Case.model_json_schema(by_alias=True)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "gutgemacht case",
        **{key: value for key, value in schema.items() if key != "title"},
    }
