"""The port for opinions that no rule can state: trained models, a second reader."""

from typing import Protocol

from gutgemacht.text import Language, Span


class Judge(Protocol):
    """Reads a text and says where it sees what it was made to see, and how sure it is."""

    def __call__(self, text: str, language: Language) -> list[tuple[Span, float]]:
        """Spans of `text` with a probability from 0 to 1."""
