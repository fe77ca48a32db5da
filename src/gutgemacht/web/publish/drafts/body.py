"""The words of a version as types: what the JSON of its row holds."""

from typing import Annotated

from pydantic import Field

from gutgemacht.check import Aside
from gutgemacht.guideline import Subject
from gutgemacht.guideline.strict import Strict


class Shown(Strict):
    """A picture of the draft: whose bytes, what it is called, what it tells who cannot see it."""

    digest: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    name: str = ""
    alt: str = ""


class Body(Strict):
    """All that readers will see of a draft, and what its author answered.

    `language` is a tag of BCP 47, or empty for what is recognised. `variants` are wordings of a
    channel's own, by its number; without one it says what all say. `asides` are notes that the
    author left as they are, with reasons that whoever approves reads.
    """

    text: str = ""
    language: str = ""
    warning: str = ""
    pictures: tuple[Shown, ...] = ()
    variants: dict[str, str] = Field(default_factory=dict)
    declared: dict[Subject, str] = Field(default_factory=dict)
    asides: tuple[Aside, ...] = ()

    def wording(self, channel: int) -> str:
        """What the draft says on a channel, by its number."""
        return self.variants.get(str(channel), self.text)
