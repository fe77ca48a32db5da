"""Whom a talk is told: never a word of the draft, and no name."""

from datetime import datetime

from django.urls import reverse

from gutgemacht.learn.advice import Act
from gutgemacht.web.coach.models import Advice
from gutgemacht.web.coach.who import with_time
from gutgemacht.web.notices.tell import tell
from gutgemacht.web.people.models import Person


def waits(advice: Advice, now: datetime) -> None:
    """A coach is asked, or all who have time."""
    if advice.coach is not None:
        _tell("advice-asked", advice.coach, advice, now)
    elif advice.to_all:
        tell("advice-waits", with_time(advice.asker, now), {"page": reverse("coach:desk")}, now)


def after(advice: Advice, what: Act, now: datetime) -> None:
    """The other of the two learns what was done."""
    if what in ("choose", "accept"):
        waits(advice, now)
    elif what in ("take", "answer", "offer"):
        _tell(f"advice-{what}", advice.asker, advice, now)
    elif advice.coach is not None and advice.state != Advice.State.ASKED:
        _tell(f"advice-{what}", advice.coach, advice, now)


def choose_again(advice: Advice, now: datetime) -> None:
    """The coach has no time any more."""
    _tell("advice-choose", advice.asker, advice, now)


def _tell(kind: str, person: Person, advice: Advice, now: datetime) -> None:
    tell(kind, [person], {"page": reverse("coach:talk", args=[advice.pk])}, now)
