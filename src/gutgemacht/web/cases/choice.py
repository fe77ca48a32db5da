"""Which of the cases somebody wants to see: their choices in the address."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from gutgemacht.guideline import DraftLanguage
from gutgemacht.library import Case, Patterns
from gutgemacht.web.cases.words import kind_words

LONGEST_QUESTION = 2_000

_HAS: dict[str, Callable[[Case], Iterable[str]]] = {
    "kind": lambda case: case.kinds,
    "group": lambda case: case.pattern.groups,
    "mechanism": lambda case: case.pattern.mechanisms,
    "country": lambda case: case.countries,
    "rule": lambda case: case.caught.rules,
}


@dataclass(frozen=True)
class Choice:
    """What was asked and chosen; an empty value chooses nothing."""

    question: str
    chosen: Mapping[str, str]

    def fits(self, case: Case) -> bool:
        """True for a case that has all that was chosen."""
        return all(value in _HAS[name](case) for name, value in self.chosen.items() if value)

    @property
    def is_any(self) -> bool:
        """True when something was asked or chosen."""
        return bool(self.question) or any(self.chosen.values())


def choice(query: QueryDict) -> Choice:
    """What an address asks for; what nobody knows finds nothing, and is no error."""
    question = query.get("q", "").strip()[:LONGEST_QUESTION]
    return Choice(question, {name: query.get(name, "").strip() for name in _HAS})


@dataclass(frozen=True)
class Options:
    """One list to choose from: its name in the address, its label, value and words of each."""

    name: str
    label: str
    every: str
    values: tuple[tuple[str, str], ...]
    chosen: str


def options(
    choice: Choice, cases: Sequence[Case], patterns: Patterns, language: DraftLanguage
) -> list[Options]:
    """The lists of the page, each with how many cases a value has."""
    titles: dict[str, Mapping[str, str]] = {
        "kind": {str(kind): word for kind, word in kind_words().items()},
        "group": {name: facet.title.in_(language) for name, facet in patterns.groups.items()},
        "mechanism": {
            name: facet.title.in_(language) for name, facet in patterns.mechanisms.items()
        },
        "country": country_words(),
    }
    labels = {
        "kind": (_("Kind"), _("every kind")),
        "group": (_("Whom it hurt"), _("everybody")),
        "mechanism": (_("By what"), _("anything")),
        "country": (_("Country"), _("everywhere")),
    }
    return [
        Options(name, *labels[name], _counted(name, cases, words), choice.chosen[name])
        for name, words in titles.items()
    ]


def _counted(
    name: str, cases: Sequence[Case], words: Mapping[str, str]
) -> tuple[tuple[str, str], ...]:
    count = Counter(value for case in cases for value in _HAS[name](case))
    known = sorted((words.get(value, value), value) for value in count)
    return tuple((value, f"{word} ({count[value]})") for word, value in known)


def country_words() -> dict[str, str]:
    """The countries of the cases that have a name of their own on the page."""
    return {
        "AT": _("Austria"),
        "CH": _("Switzerland"),
        "CN": _("China"),
        "DE": _("Germany"),
        "EU": _("European Union"),
        "GB": _("United Kingdom"),
        "SE": _("Sweden"),
        "US": _("United States"),
    }
