"""What is said to people by parts that know no page: English, which a page says otherwise."""

from dataclasses import dataclass


@dataclass(init=False)
class Phrase:
    """A sentence with gaps, such as `{host} does not answer.`, and what stands in them.

    `str` is the English sentence. `tools/messages.py` finds what is written as `Phrase("...")`, so
    that the catalogue of the pages has it.
    """

    english: str
    values: dict[str, str]

    def __init__(self, english: str, /, **values: object) -> None:
        self.english = english
        self.values = {name: str(value) for name, value in values.items()}

    def __str__(self) -> str:
        return self.said(self.english)

    def about(self, **values: object) -> "Phrase":
        """The same with more of its gaps filled."""
        return Phrase(self.english, **{**self.values, **values})

    def said(self, words: str) -> str:
        """Other words for the same, with its gaps filled."""
        return words.format(**self.values) if self.values else words
