"""Texts that people read in the language of their choice."""

from pydantic import Field

from gutgemacht.guideline.strict import Strict
from gutgemacht.guideline.words import DraftLanguage


class Both(Strict):
    """A text in both languages of the interface."""

    de: str = Field(min_length=1)
    en: str = Field(min_length=1)

    def in_(self, language: DraftLanguage) -> str:
        """The text in one language."""
        return self.de if language == "de" else self.en
