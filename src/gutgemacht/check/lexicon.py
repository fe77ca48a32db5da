"""The lexicon: the terms of all rules, each once, with the number the scanner knows it by."""

from collections.abc import Iterable
from itertools import chain

from gutgemacht.check.scan import Entry
from gutgemacht.guideline import ByLanguage, Glossary
from gutgemacht.guideline.words import as_words


class Lexicon:
    """Collects entries while rules are compiled."""

    def __init__(self, glossaries: Iterable[Glossary] = ()) -> None:
        self._numbers: dict[Entry, int] = {}
        self._glossaries = {glossary.id: glossary.terms for glossary in glossaries}

    def add(self, terms: ByLanguage) -> tuple[int, ...]:
        """The numbers of these terms and of the lists they refer to; new ones are entered."""
        listed = (("any", term) for name in terms.glossaries for term in self._glossaries[name])
        return tuple(
            self._numbers.setdefault(Entry(term, language), len(self._numbers))
            for language, term in (*terms.items(), *listed)
        )

    def words(self, terms: ByLanguage) -> frozenset[tuple[str, ...]]:
        """These terms and those of the lists they refer to, folded, each as its words."""
        listed = (term for name in terms.glossaries for term in self._glossaries[name])
        named = (term for _, term in terms.items())
        return frozenset(map(as_words, chain(named, listed)))

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All entries, each at the place that is its number."""
        return tuple(self._numbers)
