"""Letters with personal links: written down with the request, sent by the worker, once reminded.

The whole letter is sealed in its row until the panel closes: a reminder needs it again.
"""

import smtplib
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Q, QuerySet

from gutgemacht.web.campaign.panel.links import new_token
from gutgemacht.web.campaign.panel.models import Invitation, Panel, Stratum
from gutgemacht.web.notices.send import LEASE, pause
from gutgemacht.web.people import mail
from gutgemacht.web.people.models import Person
from gutgemacht.web.publish.ledger.log import note
from gutgemacht.web.sealing import SealError, opened, sealed

PURPOSE = "panel letters"
LINK = "{link}"
AT_ONCE = 20
LONGEST_PAUSE = timedelta(minutes=15)


@dataclass(frozen=True)
class Letter:
    """What somebody gets; `text` holds the link already."""

    address: str
    subject: str
    text: str


@dataclass(frozen=True)
class Asking:
    """What is written to many: `text` has LINK where each one's own link goes.

    `way` is the address of the reading pages, to which a token is added; `language` the language in
    which they open, `remind_after` days until those who have not answered are reminded, or None.
    """

    subject: str
    text: str
    way: str
    language: str
    remind_after: int | None


@transaction.atomic
def invite(
    stratum: Stratum, addresses: Sequence[str], asking: Asking, person: Person, now: datetime
) -> int:
    """Writes a letter for each address; the worker sends them. Returns how many."""
    wait = asking.remind_after
    remind_at = now + timedelta(days=wait) if wait else None
    rows = [_written(stratum, address, asking) for address in addresses]
    for row in rows:
        row.made_at, row.remind_at = now, remind_at
    Invitation.objects.bulk_create(rows)
    details = {"group": stratum.pk, "letters": len(rows)}
    note(person, "readers invited", f"panel {stratum.panel_id}", details, now)
    return len(rows)


def asked_in(panel: Panel) -> frozenset[str]:
    """The addresses that were written to, as long as the panel is open."""
    rows = Invitation.objects.filter(stratum__panel=panel, withdrawn_at=None).exclude(address="")
    return frozenset(letter.address for row in rows if (letter := letter_of(row)))


def letter_of(row: Invitation) -> Letter | None:
    """The letter of an invitation; None where it was emptied, or the secret key has changed."""
    try:
        return Letter(**opened(row.address, PURPOSE, row.hashed))
    except SealError:
        return None


def remind(stratum: Stratum, now: datetime) -> int:
    """Reminds at once who has a letter and has not answered; returns how many."""
    rows = _waiting().filter(stratum=stratum, reminded_at=None).exclude(sent_at=None)
    return rows.update(remind_at=now, retry_at=None)


@transaction.atomic
def withdraw(stratum: Stratum, person: Person, now: datetime) -> int:
    """Ends the personal links that nobody has used; returns how many."""
    rows = stratum.invitations.filter(withdrawn_at=None, used_at=None)
    ended = rows.update(withdrawn_at=now, address="")
    details = {"group": stratum.pk, "letters": ended}
    note(person, "invitations withdrawn", f"panel {stratum.panel_id}", details, now)
    return ended


def send_due(now: datetime) -> int:
    """Sends some of the letters and reminders that wait; returns how many went.

    A server that cannot be reached is left alone for a while, with all letters.
    """
    sent = 0
    for row in _due(now)[:AT_ONCE]:
        if not _claimed(row, now):
            continue
        if not _sent(row, now):
            break
        sent += 1
    return sent


def _written(stratum: Stratum, address: str, asking: Asking) -> Invitation:
    token, hashed = new_token()
    text = asking.text.replace(LINK, f"{asking.way}{token}/?language={asking.language}")
    letter = Letter(address, asking.subject, text)
    return Invitation(
        stratum=stratum,
        hashed=hashed,
        address=sealed(asdict(letter), PURPOSE, hashed),
        language=asking.language,
    )


def _waiting() -> QuerySet[Invitation]:
    rows = Invitation.objects.filter(
        stratum__panel__state=Panel.State.OPEN, stratum__closed_at=None
    )
    return rows.filter(used_at=None, withdrawn_at=None, refused_at=None).exclude(address="")


def _due(now: datetime) -> QuerySet[Invitation]:
    first = Q(sent_at=None)
    again = Q(remind_at__lte=now, reminded_at=None)
    ready = Q(retry_at=None) | Q(retry_at__lte=now)
    return _waiting().filter(first | again).filter(ready).order_by("attempts", "pk")


def _claimed(row: Invitation, now: datetime) -> bool:
    """True for one of several workers."""
    mine = Invitation.objects.filter(pk=row.pk, attempts=row.attempts, used_at=None)
    return bool(mine.update(attempts=F("attempts") + 1, retry_at=now + LEASE))


def _sent(row: Invitation, now: datetime) -> bool:
    """False when the server could not be reached; then all letters wait."""
    letter, told = letter_of(row), "reminded_at" if row.sent_at else "sent_at"
    rows = Invitation.objects.filter(pk=row.pk)
    if letter is None:
        rows.update(refused_at=now)
        return True
    try:
        mail.send(letter.address, letter.subject, letter.text)
    except mail.NotSent as error:
        return _put_off(row, error.__cause__, now)
    rows.update(**{told: now}, attempts=0, retry_at=None)
    return True


def _put_off(row: Invitation, error: BaseException | None, now: datetime) -> bool:
    """One letter, where the server speaks of it; else all. False when it is all."""
    later = now + min(pause(row.attempts + 1), LONGEST_PAUSE)
    rows = Invitation.objects.filter(pk=row.pk)
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        for_good = all(code >= 500 for code, _said in error.recipients.values())
        rows.update(**{"refused_at": now} if for_good else {"retry_at": later})
        return True
    if isinstance(error, smtplib.SMTPDataError):
        rows.update(retry_at=later)
        return True
    _due(now + LEASE).update(retry_at=later)
    return False
