"""Editions, and who has confirmed which."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import cast

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from gutgemacht.guideline import Country, Guideline
from gutgemacht.guideline.handbook import Change, Snapshot, at_least, changes, snapshot
from gutgemacht.guideline.scope import COUNTRIES
from gutgemacht.web.handbook.models import Confirmation, Edition
from gutgemacht.web.people.models import Person

Place = Country | None


@dataclass(frozen=True)
class Reading:
    """How a person stands to what holds now."""

    confirmed: Confirmation | None
    changed: tuple[Change, ...]

    @property
    def asks(self) -> bool:
        """True when there is something to confirm."""
        return self.confirmed is None or any(change.binds for change in self.changed)


def current(guideline: Guideline, day: date, now: datetime) -> Edition:
    """The edition of what holds now; the first one who looks makes it."""
    kept = snapshot(guideline, day)
    edition, _ = Edition.objects.get_or_create(
        words=kept.words,
        defaults={
            "version": kept.version,
            "snapshot": kept.model_dump(mode="json"),
            "first_seen": now,
        },
    )
    return edition


def last(person: Person | AnonymousUser, country: Place) -> Confirmation | None:
    """What the person confirmed last for this country."""
    if not isinstance(person, Person):
        return None
    own = person.confirmations.filter(country=country or "").select_related("edition")
    return own.order_by("-at").first()


def usual_country(person: Person | AnonymousUser) -> str:
    """The country for which the person confirmed last; empty for all."""
    if not isinstance(person, Person):
        return ""
    latest = person.confirmations.order_by("-at").first()
    return latest.country if latest else ""


def reading(person: Person, now: Edition, country: Place) -> Reading:
    """How the person stands to the current edition."""
    confirmed = last(person, country)
    if confirmed is None:
        return Reading(None, ())
    return Reading(confirmed, _changed(confirmed.edition, now, country))


def confirm(person: Person, edition: Edition, country: Place, at: datetime) -> None:
    """Keeps that the person has read the edition."""
    Confirmation.objects.get_or_create(
        person=person, edition=edition, country=country or "", defaults={"at": at}
    )


def confirmed_by(now: Edition, moment: datetime) -> int | None:
    """At least so many had confirmed what binds them now when this week began; None when too few.

    Who confirms or leaves moves it on no day of theirs, or a step of eight would tell of them.
    """
    today = timezone.localdate(moment)
    monday = datetime.combine(today - timedelta(days=today.weekday()), time())
    rows = Confirmation.objects.filter(at__lt=timezone.make_aware(monday))
    people = {
        person
        for person, words, country in rows.values_list("person", "edition__words", "country")
        if not _asks(words, now.words, country)
    }
    return at_least(len(people), Person.objects.filter(is_active=True).count())


def _changed(before: Edition, now: Edition, country: Place) -> tuple[Change, ...]:
    return changes(_within(before.kept, country), _within(now.kept, country))


def _within(kept: Snapshot, country: Place) -> Snapshot:
    return kept.within([country] if country else COUNTRIES)


@lru_cache(maxsize=512)
def _asks(before: str, now: str, country: str) -> bool:
    """Editions never change, so what lies between two is worked out once."""
    old, new = (Edition.objects.get(words=words) for words in (before, now))
    return any(change.binds for change in _changed(old, new, cast("Place", country or None)))
