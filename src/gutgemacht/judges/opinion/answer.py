"""What a model may answer: readings of closed kinds, each with words of the draft. Nothing else."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import yaml
from pydantic import AfterValidator, Field, TypeAdapter, ValidationError

from gutgemacht.guideline.both import Both
from gutgemacht.guideline.strict import Strict
from gutgemacht.judges.opinion.error import OpinionError

MOST_READINGS = 8
LONGEST_QUOTE = 400
LONGEST_WORDS = 400


class Kind(Strict):
    """A kind of reading: what it means to the model, and how people are asked about it."""

    means: str
    name: Both
    question: Both


def _kinds() -> Mapping[str, Kind]:
    text = Path(__file__).with_name("kinds.yml").read_text(encoding="utf-8")
    return TypeAdapter(dict[str, Kind]).validate_python(yaml.safe_load(text))


KINDS = _kinds()


def _known(kind: str) -> str:
    if kind not in KINDS:
        raise ValueError(f"is none of {', '.join(KINDS)}")
    return kind


class Said(Strict):
    """One reading as a run names it."""

    kind: Annotated[str, AfterValidator(_known)]
    quote: str = Field(min_length=1, max_length=LONGEST_QUOTE)
    words: str = Field(max_length=LONGEST_WORDS)


class Answer(Strict):
    """All that one run says."""

    readings: list[Said] = Field(max_length=MOST_READINGS)


def answered(content: str) -> Answer:
    """The answer of one run; raises OpinionError where it is anything but the agreed form."""
    try:
        return Answer.model_validate_json(_unfenced(content))
    except ValidationError:
        raise OpinionError("answer") from None


def schema() -> dict[str, Any]:
    """The form of an answer as JSON schema, as strict as services know how to keep it."""
    reading = {
        "type": "object",
        "properties": {
            "kind": {"type": "string", "enum": list(KINDS)},
            "quote": {"type": "string"},
            "words": {"type": "string"},
        },
        "required": ["kind", "quote", "words"],
        "additionalProperties": False,
    }
    return {
        "type": "object",
        "properties": {"readings": {"type": "array", "items": reading}},
        "required": ["readings"],
        "additionalProperties": False,
    }


def _unfenced(content: str) -> str:
    """Models that are asked for plain JSON like to put a fence of Markdown around it."""
    text = content.strip()
    if text.startswith("```") and text.endswith("```"):
        return text.removeprefix("```").removeprefix("json").removesuffix("```")
    return text
