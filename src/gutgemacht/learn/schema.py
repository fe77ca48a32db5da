"""The JSON schema of a lesson file, for editors that complete and check while one types."""

from typing import Any

from gutgemacht.learn.lesson import Lesson


def lesson_schema() -> dict[str, Any]:
    """The schema of one lesson file as JSON Schema 2020-12."""
    schema = Lesson.model_json_schema(by_alias=True)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "gutgemacht lesson",
        **{key: value for key, value in schema.items() if key != "title"},
    }
