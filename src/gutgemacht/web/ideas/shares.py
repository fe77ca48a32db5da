"""Sharing an idea: a link of one's own, marks of one's words, and what came of it."""

import secrets
from datetime import date

from django.db import IntegrityError, transaction
from django.db.models import F, Sum
from django.utils.crypto import salted_hmac

from gutgemacht.guideline.words import DRAFT_LANGUAGES
from gutgemacht.ideas import Closeness, Marks, closeness, marks
from gutgemacht.web.ideas.disclosing import disclosed
from gutgemacht.web.ideas.models import Clicks, Idea, Share
from gutgemacht.web.people.models import Person

PURPOSE = "gutgemacht.web.ideas.shares"
# Without letters and figures that look alike, because links are read aloud and typed.
LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"
LENGTH = 7


def marks_of(text: str, idea: Idea) -> Marks:
    """The marks of words on an idea, which tell nothing about words on another."""
    key = salted_hmac(PURPOSE, str(idea.pk), algorithm="sha256").digest()
    return marks(text, key, [disclosed(idea, language).words for language in DRAFT_LANGUAGES])


def close(text: str, idea: Idea, person: Person) -> Closeness:
    """How close somebody's words are to those of colleagues and of the house on the same idea."""
    rows = idea.shares.exclude(person=person).values_list("marks", flat=True)
    own = "\n".join([idea.headline, *(fact["words"] for fact in idea.facts)])
    house = [tuple(idea.said), marks_of(own, idea)]
    return closeness(marks_of(text, idea), [tuple(row) for row in rows], house)


def take(idea: Idea, person: Person, text: str, day: date) -> Share:
    """Somebody takes an idea along: their link, the same each time, and the marks of the newest."""
    share = idea.shares.filter(person=person).first() or _new(idea, person, day)
    share.marks = list(marks_of(text, idea))
    share.save(update_fields=["marks"])
    return share


def _new(idea: Idea, person: Person, day: date) -> Share:
    while True:
        code = "".join(secrets.choice(LETTERS) for _ in range(LENGTH))
        try:
            with transaction.atomic():
                return Share.objects.create(idea=idea, person=person, code=code, day=day)
        except IntegrityError:
            # Two windows at once, or a code that is taken already.
            known = idea.shares.filter(person=person).first()
            if known is not None:
                return known


@transaction.atomic
def forget(share: Share) -> None:
    """Takes name and marks off a link; one that nobody has opened goes altogether."""
    if share.clicks.exists():
        Share.objects.filter(pk=share.pk).update(person=None, marks=[])
    else:
        share.delete()


@transaction.atomic
def forget_all(person: Person) -> None:
    """Takes somebody's name and marks off all their links, which lead on."""
    for share in person.shares.all():
        forget(share)


def opened(share: Share, day: date) -> None:
    """Counts that a link was opened."""
    rows = Clicks.objects.filter(share=share, day=day)
    if rows.update(count=F("count") + 1):
        return
    try:
        with transaction.atomic():
            Clicks.objects.create(share=share, day=day, count=1)
    except IntegrityError:
        # Somebody else was the first of the day in the same moment.
        rows.update(count=F("count") + 1)


def clicks_of(person: Person, today: date) -> int:
    """How often all links of somebody were opened until yesterday.

    Whoever saw today's could try out by opening their link whether others here have.
    """
    rows = Clicks.objects.filter(share__person=person, day__lt=today)
    return rows.aggregate(all=Sum("count"))["all"] or 0
