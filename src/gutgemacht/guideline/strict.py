"""The base of all types that are read from files."""

from pydantic import BaseModel, ConfigDict


class Strict(BaseModel):
    """Frozen, and unknown keys are errors: a typing mistake must not pass silently."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)
