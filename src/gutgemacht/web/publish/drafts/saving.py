"""Keeping what was written: into the newest version, into a new one, or not over another's words.

Whoever saves names the stamp of what they began with. Where somebody else has written since,
nothing is kept until the later one has seen it and chosen; what is not chosen stays a version.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from django.db import transaction

from gutgemacht.web.people.models import Person
from gutgemacht.web.publish.approvals import ask
from gutgemacht.web.publish.drafts.body import Body
from gutgemacht.web.publish.drafts.models import Draft, Remark, Version
from gutgemacht.web.publish.drafts.planning import plan
from gutgemacht.web.publish.drafts.written import Written, as_it_is

PAUSE = timedelta(hours=1)
"""After so long without a change the next one begins a new version."""

Choice = Literal["", "mine", "theirs"]


@dataclass(frozen=True)
class Base:
    """What a form was made of, by its stamp.

    Where somebody chooses, `seen` is the stamp of what they chose between.
    """

    stamp: str
    choice: Choice = ""
    seen: str = ""


@dataclass(frozen=True)
class Saved:
    """What stands there now."""

    written: Written
    version: Version


@dataclass(frozen=True)
class Conflict:
    """Somebody else has written since; nothing was kept."""

    theirs: Written
    version: Version


@transaction.atomic
def save(number: int, mine: Written, base: Base, person: Person, now: datetime) -> Saved | Conflict:
    """Keeps what somebody wrote; raises BadInput where the time cannot be as they want it."""
    draft, newest = locked(number)
    theirs = as_it_is(draft, newest)
    if mine == theirs:
        return Saved(theirs, newest)
    chosen = base.choice and base.seen == theirs.stamp
    if theirs.stamp != base.stamp and not chosen:
        return Conflict(theirs, newest)
    if base.choice == "theirs":
        # What was not chosen is kept below it.
        append(draft, newest, mine.body, person, now)
        newest = append(draft, draft.versions.all()[0], theirs.body, person, now)
        return Saved(theirs, newest)
    return Saved(mine, _put(draft, newest, mine, person, now))


def locked(number: int) -> tuple[Draft, Version]:
    """A draft that nobody else changes until the transaction ends, and its newest version."""
    draft = Draft.objects.select_for_update().get(pk=number)
    return draft, draft.versions.all()[0]


def _put(draft: Draft, newest: Version, mine: Written, person: Person, now: datetime) -> Version:
    before = as_it_is(draft, newest)
    draft.title, draft.changed_at = mine.title, now
    draft.save(update_fields=["title", "changed_at"])
    draft.channels.set(mine.channels)
    if mine.due != before.due:
        plan(draft, mine.due, person, now)
    if mine.body != before.body and closed(newest, person, now):
        return append(draft, newest, mine.body, person, now)
    if mine.body != before.body:
        newest.body, newest.at = mine.body.model_dump(mode="json"), now
        newest.save(update_fields=["body", "at"])
    if (mine.body, mine.channels) != (before.body, before.channels):
        ask.changed(draft, now)
    return newest


def closed(version: Version, person: Person, now: datetime) -> bool:
    """True when a change must become a version of its own."""
    return (
        version.by_id != person.pk
        or now - version.at > PAUSE
        or version.requests.exists()
        or version.outbox.exists()
    )


def append(
    draft: Draft,
    newest: Version,
    body: Body,
    person: Person,
    now: datetime,
    restored: int | None = None,
    taken: Remark | None = None,
) -> Version:
    """A new version above the newest, in the caller's transaction; approvals learn of it."""
    version = Version.objects.create(
        draft=draft,
        number=newest.number + 1,
        by=person,
        at=now,
        body=body.model_dump(mode="json"),
        restored=restored,
        taken=taken,
    )
    Draft.objects.filter(pk=draft.pk).update(changed_at=now)
    ask.changed(draft, now)
    return version


@transaction.atomic
def restore(number: int, which: int, person: Person, now: datetime) -> Version:
    """The words of an earlier version once more, as a new one; raises Version.DoesNotExist."""
    draft, newest = locked(number)
    body = Body.model_validate(draft.versions.get(number=which).body)
    return append(draft, newest, body, person, now, restored=which)


@transaction.atomic
def take(remark: Remark, person: Person, now: datetime) -> Version:
    """The suggested wording as a new version of the one who takes it."""
    draft, newest = locked(remark.version.draft_id)
    body = Body.model_validate(newest.body).model_copy(update={"text": remark.suggestion})
    remark.state = Remark.State.TAKEN
    remark.save(update_fields=["state"])
    return append(draft, newest, body, person, now, taken=remark)


@transaction.atomic
def begin(person: Person, now: datetime) -> Draft:
    """An empty draft; the one that this person has not yet written anything into, if any."""
    empty = Draft.objects.filter(author=person, title="", put_away_at=None, due=None, channels=None)
    for draft in empty:
        if draft.versions.count() == 1 and Body.model_validate(draft.versions.get().body) == Body():
            return draft
    draft = Draft.objects.create(author=person, created_at=now, changed_at=now)
    body = Body().model_dump(mode="json")
    Version.objects.create(draft=draft, number=1, by=person, at=now, body=body)
    return draft
