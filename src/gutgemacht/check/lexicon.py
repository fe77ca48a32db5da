"""The lexicon: the terms of all rules, each once, with the number the scanner knows it by."""

from gutgemacht.check.scan import Entry
from gutgemacht.guideline import ByLanguage


class Lexicon:
    """Collects entries while rules are compiled."""

    def __init__(self) -> None:
        self._numbers: dict[Entry, int] = {}

    def add(self, terms: ByLanguage) -> tuple[int, ...]:
        """The numbers of these terms; new ones are entered."""
        return tuple(
            self._numbers.setdefault(Entry(term, language), len(self._numbers))
            for language, term in terms.items()
        )

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All entries, each at the place that is its number."""
        return tuple(self._numbers)
