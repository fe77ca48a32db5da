"""Sums for the works council: how many are trusted how far, and never who."""

from datetime import datetime

from gutgemacht.guideline.handbook import at_least
from gutgemacht.guideline.handbook.sums import FEWEST as FEWEST
from gutgemacht.publish.trust import LEVELS, TrustLevel
from gutgemacht.web.people.models import Person, Role
from gutgemacht.web.publish.approvals.models import Request
from gutgemacht.web.publish.approvals.standing import standing_of
from gutgemacht.web.publish.approvals.words import level_words
from gutgemacht.web.publish.channels.models import Channel


def by_level(now: datetime) -> list[tuple[str, int | None]]:
    """At least so many authors are on each level on some channel; None where too few."""
    authors = Person.objects.filter(is_active=True, grants__role=Role.AUTHOR).distinct()
    found: dict[TrustLevel, set[int]] = {level: set() for level in LEVELS}
    for person in authors:
        wrote = Request.objects.filter(author=person).values("channel")
        channels = Channel.objects.filter(pk__in=wrote, closed_at=None)
        for channel in channels:
            found[standing_of(person, channel, now).level].add(person.pk)
    of = authors.count()
    words = level_words()
    return [(words[level], at_least(len(found[level]), of)) for level in LEVELS]
