"""Invitations: a link that is shown once, holds for some days, and works once."""

import secrets
from datetime import datetime, timedelta
from hashlib import sha256

from django.db.models import ProtectedError
from django.dispatch import Signal

from gutgemacht.web.people.leaving import leave
from gutgemacht.web.people.models import Invitation, Person

DAYS = 3

# Sent in the transaction of a new password, with `person`, when somebody else has seen its link and
# could be the one who comes in: other apps end here what only the person may see.
entered = Signal()


def invite(person: Person, now: datetime) -> str:
    """The secret of a new link for somebody; an earlier one ends."""
    secret = secrets.token_urlsafe(32)
    Invitation.objects.update_or_create(
        person=person,
        defaults={
            "fingerprint": _fingerprint(secret),
            "expires": now + timedelta(days=DAYS),
            "shown": False,
        },
    )
    return secret


def show(person: Person) -> None:
    """Keeps that the link of somebody is shown to whoever invites."""
    Invitation.objects.filter(person=person).update(shown=True)


def invited(secret: str, now: datetime) -> Person | None:
    """Whom a link was made for, as long as it holds and they belong to the house."""
    invitation = (
        Invitation.objects.select_related("person")
        .filter(fingerprint=_fingerprint(secret), expires__gt=now, person__is_active=True)
        .first()
    )
    return invitation.person if invitation else None


def used(secret: str) -> bool:
    """Ends a link; true for exactly one of two who use it at the same time.

    In the caller's transaction; where somebody else has seen it, what is the person's alone ends.
    """
    link = Invitation.objects.filter(fingerprint=_fingerprint(secret)).first()
    ended, _ = Invitation.objects.filter(fingerprint=_fingerprint(secret)).delete()
    if ended and link and link.shown:
        entered.send(sender=Person, person=link.person)
    return ended == 1


def end_at_sign_in(sender: object, user: Person, **_: object) -> None:
    """Who has come in needs no link any more."""
    Invitation.objects.filter(person=user).delete()


def withdraw(person: Person) -> None:
    """Ends an invitation; who never came is forgotten."""
    Invitation.objects.filter(person=person).delete()
    if person.last_login is not None:
        return
    try:
        person.delete()
    except ProtectedError:
        # Something is theirs already, such as a channel.
        leave(person)


def _fingerprint(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()
