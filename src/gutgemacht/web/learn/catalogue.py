"""Everything that can be learnt, by topic; and what has no card, with the reason."""

from typing import NamedTuple

from django.utils.translation import gettext as _

from gutgemacht.guideline import DraftLanguage
from gutgemacht.web.learn import cards
from gutgemacht.web.rules import in_force
from gutgemacht.web.words import topic_words


class Line(NamedTuple):
    """A rule on its shelf; `none` says why it has no card."""

    id: str
    title: str
    none: str


class Shelf(NamedTuple):
    """A topic and its rules: those with cards first."""

    topic: str
    rules: list[Line]


def shelves(language: DraftLanguage) -> list[Shelf]:
    """The rules in force by topic, in the order of the handbook."""
    none, words = cards.without(language), no_card_words()
    shown = []
    for topic, word in topic_words().items():
        lines = [
            Line(
                rule.id,
                rule.title.in_(language),
                words[none[rule.id].reason] if rule.id in none else "",
            )
            for rule in in_force().guideline.rules
            if rule.topic == topic
        ]
        if lines:
            shown.append(Shelf(word, sorted(lines, key=lambda line: (bool(line.none), line.title))))
    return shown


def no_card_words() -> dict[str, str]:
    """Why a rule has no card."""
    return {
        "off": _("not in force"),
        "language": _("it has no examples in this language"),
        "few": _("there are too few other rules to choose from"),
    }
