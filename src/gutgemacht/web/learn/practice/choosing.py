"""Which card comes next, and what can no longer be asked."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import chain, islice

from django.utils import timezone
from django.utils.translation import gettext as _

from gutgemacht.guideline import DraftLanguage
from gutgemacht.learn import Card, fresh_basics, fresh_others
from gutgemacht.learn.spacing import NEW_A_DAY, THREE_MINUTES, fitting, time_left
from gutgemacht.web.cases.library import at_hand
from gutgemacht.web.learn import cards
from gutgemacht.web.learn.models import OwnCard
from gutgemacht.web.learn.practice.models import Progress
from gutgemacht.web.people.models import Person
from gutgemacht.web.rules import in_force

OWN, CASE = "own", "case"
_ID = re.compile(r"([a-z0-9-]{1,80})\.([a-z]{1,10})\.(\d{1,9})")


@dataclass
class Round:
    """Three minutes on one device: when they began, how many answers, what was put aside.

    `new` is how many cards may have been new on this day when it ends.
    """

    began: datetime
    new: int = NEW_A_DAY
    done: int = 0
    aside: list[str] = field(default_factory=list)


def parts(name: str) -> tuple[str, str, int]:
    """The parts of a card's id; empty ones where it is none, such as a program might send."""
    found = _ID.fullmatch(name)
    return (found[1], found[2], int(found[3])) if found else ("", "", 0)


def find(name: str, language: DraftLanguage) -> Card | None:
    """A card by its id, in the other language where it has none in this; None where it is gone."""
    other: DraftLanguage = "en" if language == "de" else "de"
    for one in (language, other):
        card = _in(name, one)
        if card:
            return card
    return None


def is_there(name: str) -> bool:
    """Whether what a card was made from still is; no card is made to say so."""
    of, kind, number = parts(name)
    if of == OWN:
        return OwnCard.objects.filter(pk=number, state=OwnCard.State.ON).exists()
    if kind == CASE:
        return of in at_hand().library.by_id
    rules = in_force().guideline.by_id
    return of in rules and not all(of in cards.without(code) for code in ("de", "en"))


def due_names(person: Person, now: datetime) -> list[str]:
    """The ids of all cards that are due, what waits longest first."""
    return list(person.progress.filter(due__lte=now).values_list("card", flat=True))


def next_card(
    person: Person, sitting: Round, now: datetime, language: DraftLanguage
) -> Card | None:
    """What is due, then what is new; None when there is nothing, or the time has passed."""
    if not time_left(sitting.began, now):
        return None
    upcoming = coming(person, sitting.new, now, language)
    return next((card for card in upcoming if card.id not in sitting.aside), None)


def coming(person: Person, new: int, now: datetime, language: DraftLanguage) -> Iterator[Card]:
    """All that may be asked now, made as far as it is asked for."""
    for name in due_names(person, now):
        card = find(name, language)
        if card:
            yield card
    left = new - begun_today(person, now)
    yield from islice(_new(person, language), max(0, left))


def waiting(person: Person, now: datetime, language: DraftLanguage) -> int:
    """How many cards three minutes would hold now."""
    names: list[str] = []
    for card in coming(person, NEW_A_DAY, now, language):
        names.append(card.id)
        if fitting(names, THREE_MINUTES) < len(names):
            return len(names) - 1
    return len(names)


def begun_today(person: Person, now: datetime) -> int:
    """How many cards were new today, on the person's own clock."""
    midnight = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    return person.progress.filter(begun__gte=midnight, begun__lte=now).count()


def next_due(person: Person, now: datetime) -> Progress | None:
    """What is due next of all that still can be asked."""
    later = person.progress.filter(due__gt=now)
    return next((row for row in later if is_there(row.card)), None)


def gone(person: Person, language: DraftLanguage) -> list[str]:
    """What the cards were about that can no longer be asked, in words, each once."""
    names = person.progress.values_list("card", flat=True)
    return sorted({_about(name, language) for name in names if not is_there(name)})


def _about(name: str, language: DraftLanguage) -> str:
    of = parts(name)[0]
    if of == OWN:
        return _("a card of our own")
    rule = in_force().guideline.by_id.get(of)
    return rule.title.in_(language) if rule else of.replace("-", " ")


def _in(name: str, language: DraftLanguage) -> Card | None:
    of, kind, number = parts(name)
    if of == OWN:
        kept = OwnCard.objects.filter(pk=number, state=OwnCard.State.ON).first()
        return cards.own(kept, language) if kept else None
    return next((card for card in cards.of(of, kind, language) if card.id == name), None)


def _new(person: Person, language: DraftLanguage) -> Iterator[Card]:
    """The basics, then what the house itself has written, then rule after rule."""
    none = cards.without(language)
    rules = {
        rule.id
        for rule in in_force().guideline.rules
        if rule.id not in none and not rule.reads_guidelines
    }
    known = set(person.progress.values_list("card", flat=True))
    given = (rules, lambda rule: cards.of(rule, "", language), known)
    return chain(fresh_basics(*given), _own(known, language), fresh_others(*given))


def _own(known: set[str], language: DraftLanguage) -> Iterator[Card]:
    """The company's own cards, the oldest first."""
    for kept in OwnCard.objects.filter(state=OwnCard.State.ON).order_by("pk"):
        card = cards.own(kept, language)
        if card.id not in known:
            yield card
