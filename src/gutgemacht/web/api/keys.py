"""Keys for programs: made for one person, shown once, kept as a hash, ended at any time."""

import secrets
from collections.abc import Collection
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Literal, get_args

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gutgemacht.web.api.models import Token
from gutgemacht.web.people.models import Person
from gutgemacht.web.publish.ledger.log import note

Scope = Literal[
    "drafts:read",
    "drafts:write",
    "approvals:decide",
    "ledger:read",
    "stop:press",
    "channels:read",
]
SCOPES: tuple[Scope, ...] = get_args(Scope)
# By it people and secret scanners know what they have found.
BEGINNING = "gutgemacht_"
USED_AGAIN = timedelta(minutes=1)
"""So often it is written down that a key is used: a row a request would be too much."""


def scope_words() -> dict[Scope, str]:
    """What a program may do with each scope, in one sentence."""
    return {
        "drafts:read": _("Reads drafts and the outbox, and asks what the check says."),
        "drafts:write": _("Writes drafts, adds pictures, asks for approval and calls posts off."),
        "approvals:decide": _("Reads what waits for your answer, and answers in your name."),
        "ledger:read": _("Reads what was really published, and the log of decisions."),
        "stop:press": _("Presses the stop button, and ends a stop."),
        "channels:read": _("Reads the register of channels, never their passwords."),
    }


@transaction.atomic
def make(
    person: Person, name: str, scopes: Collection[Scope], expires: datetime, now: datetime
) -> tuple[Token, str]:
    """A new key, and its secret, which nobody can find out again."""
    secret = BEGINNING + secrets.token_urlsafe(32)
    token = Token.objects.create(
        person=person,
        name=name,
        hashed=_hash(secret),
        scopes=[scope for scope in SCOPES if scope in scopes],
        created_at=now,
        expires=expires,
    )
    details = {"name": name, "scopes": ", ".join(token.scopes), "until": expires.isoformat()}
    note(person, "key made", f"key {token.pk}", details, now)
    return token, secret


def found(secret: str, now: datetime) -> Token | None:
    """The key with this secret, as long as it holds and its person belongs to the house."""
    living = Token.objects.select_related("person").filter(
        hashed=_hash(secret), expires__gt=now, revoked_at=None, person__is_active=True
    )
    token = living.first()
    if token and (token.used_at is None or now - token.used_at >= USED_AGAIN):
        Token.objects.filter(pk=token.pk).update(used_at=now)
    return token


@transaction.atomic
def revoke(token: Token, person: Person, now: datetime) -> None:
    """Ends a key; ending it twice changes nothing."""
    if Token.objects.filter(pk=token.pk, revoked_at=None).update(revoked_at=now):
        note(person, "key revoked", f"key {token.pk}", {"name": token.name}, now)


def end_with(sender: object, person: Person, **rest: object) -> None:
    """When somebody leaves, their keys end; receives `people.leaving.left`."""
    person.tokens.filter(revoked_at=None).update(revoked_at=timezone.now())


def _hash(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()
