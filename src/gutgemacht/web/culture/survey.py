"""The pulse survey: three questions, once a quarter; an answer is kept apart from who gave it."""

import hmac
import secrets
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Literal

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from gutgemacht.culture import Answers, Quarter
from gutgemacht.culture.sentences import AREAS
from gutgemacht.culture.sums import texts_told
from gutgemacht.web.culture.models import Picture, PulseCount, PulseMark, PulseWords
from gutgemacht.web.people.models import Person

QUESTIONS = AREAS["pulse"]
STEPS = (1, 2, 3, 4, 5)
"""From "no" to "yes"."""

Kept = Literal["kept", "again", "over"]


def current(now: datetime) -> Quarter:
    """The quarter that lasts."""
    return Quarter.of(timezone.localdate(now))


def has_answered(person: Person, quarter: Quarter) -> bool:
    """True once somebody has answered in a quarter; nobody but the person is told."""
    return PulseMark.objects.filter(mark=_mark(person, quarter)).exists()


@transaction.atomic
def keep(
    person: Person, quarter: Quarter, steps: Mapping[str, int], words: str, now: datetime
) -> Kept:
    """Adds an answer to the sums: once a person, and only in the quarter that lasts.

    `steps` are those of the questions that were answered. "again" and "over" say why nothing was
    kept.
    """
    if quarter != current(now) or Picture.objects.filter(quarter__gte=str(quarter)).exists():
        return "over"
    _, is_new = PulseMark.objects.get_or_create(
        mark=_mark(person, quarter), defaults={"quarter": str(quarter)}
    )
    if not is_new:
        return "again"
    _count(quarter, steps)
    if words.strip():
        key = secrets.token_urlsafe(32)
        PulseWords.objects.create(key=key, quarter=str(quarter), words=words.strip())
    return "kept"


def facts(quarter: Quarter) -> dict[str, Answers]:
    """How often each step was answered, question by question."""
    rows = PulseCount.objects.filter(quarter=str(quarter))
    counts = {(row.question, row.step): row.count for row in rows}
    return {
        question: Answers(tuple(counts.get((question, step), 0) for step in STEPS))
        for question in QUESTIONS
    }


def words(quarter: Quarter) -> tuple[str, ...]:
    """What people wrote, as far as it may be shown."""
    written: Iterable[str] = PulseWords.objects.filter(quarter=str(quarter)).values_list(
        "words", flat=True
    )
    return texts_told(written)


def forget(quarter: Quarter) -> None:
    """Deletes all answers up to a quarter, and who gave them."""
    for model in (PulseCount, PulseWords, PulseMark):
        model.objects.filter(quarter__lte=str(quarter)).delete()


def _count(quarter: Quarter, steps: Mapping[str, int]) -> None:
    # All numbers begin together: the order of their rows tells nothing.
    PulseCount.objects.bulk_create(
        (
            PulseCount(quarter=str(quarter), question=question, step=step)
            for question in QUESTIONS
            for step in STEPS
        ),
        ignore_conflicts=True,
    )
    for question, step in steps.items():
        row = PulseCount.objects.filter(quarter=str(quarter), question=question, step=step)
        row.update(count=F("count") + 1)


def _mark(person: Person, quarter: Quarter) -> str:
    told = f"pulse {quarter} {person.pk}"
    return hmac.digest(settings.SECRET_KEY.encode(), told.encode(), "sha256").hex()
