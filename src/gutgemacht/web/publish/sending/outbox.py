"""What people and other areas do with the outbox: queue, call off, move, try again, stop.

Each function locks what it changes and writes the log within the transaction of its caller.
"""

import secrets
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from gutgemacht.publish import sending
from gutgemacht.publish.content import Content, as_data, fingerprint
from gutgemacht.web.people.models import Person
from gutgemacht.web.publish.approvals.models import Request
from gutgemacht.web.publish.channels.models import Channel
from gutgemacht.web.publish.drafts.models import Version
from gutgemacht.web.publish.ledger.log import note
from gutgemacht.web.publish.sending.models import Change, Outbox, Stop
from gutgemacht.web.publish.sending.rows import domain_row, take_over

S = Outbox.State
# What has not begun to go out, and may be replaced or called off.
QUIET = (S.WAITING, S.STOPPED, S.MISSED, S.FAILED, S.BY_HAND)


class OutboxError(Exception):
    """Something cannot be done with a row any more; the message is a sentence for people."""


@transaction.atomic
def queue(
    version: Version,
    channel: Channel,
    content: Content,
    author: Person,
    request: Request | None,
    now: datetime,
) -> Outbox:
    """The row that publishes this content, when its draft is due.

    A draft stands on a channel once: what has not gone out yet is replaced; what is out already is
    edited there, and its row comes back.
    """
    earlier = _earlier(version, channel)
    if earlier and earlier.fingerprint == fingerprint(content) and earlier.state != S.FAILED:
        return earlier
    if earlier and not _untouched(earlier):
        _edit(earlier, version, content, request, author, now)
        return earlier
    if earlier:
        _drop(earlier)
    row = Outbox.objects.create(
        channel=channel,
        version=version,
        request=request,
        author=author,
        content=as_data(content),
        fingerprint=fingerprint(content),
        key=secrets.token_hex(16),
        due=version.draft.due or now,
        state=S.WAITING if channel.way == Channel.Way.ACCOUNT else S.BY_HAND,
        created_at=now,
    )
    note(author, "queued", f"outbox {row.pk}", _facts(row), now)
    return row


@transaction.atomic
def call_off(row: Outbox, person: Person | str, now: datetime) -> Outbox:
    """It does not go out; raises OutboxError when it has begun to."""
    row = _locked(row)
    if not _untouched(row) or row.state not in QUIET:
        raise OutboxError(_("This is being sent or is out already; take it back instead."))
    _drop(row)
    row.ended_at = now
    row.save()
    note(person, "called off", f"outbox {row.pk}", _facts(row), now)
    return row


@transaction.atomic
def move(row: Outbox, due: datetime, person: Person, now: datetime) -> Outbox:
    """It goes out at another time, also when it had failed, was missed or held back.

    A doubt stays: what may be on the network is looked for first. Raises OutboxError when it is out
    or called off, or for a time that has passed.
    """
    row = _locked(row)
    if row.state not in (*QUIET, S.SENDING):
        raise OutboxError(_("This is out or called off already."))
    if due < now:
        raise OutboxError(_("This time has passed; choose a later one."))
    if row.state == S.BY_HAND:
        row.due = due
    else:
        take_over(row, sending.again(domain_row(row), due))
    row.said, row.ended_at = "", None
    row.save()
    note(person, "planned", f"outbox {row.pk}", {**_facts(row), "due": due.isoformat()}, now)
    return row


def send_now(row: Outbox, person: Person, now: datetime) -> Outbox:
    """Somebody says that it goes out now."""
    return move(row, now, person, now)


@transaction.atomic
def published_by_hand(row: Outbox, address: str, person: Person, now: datetime) -> Outbox:
    """Somebody copied it to the network and says where it stands; the ledger confirms it later."""
    row = _locked(row)
    if row.state != S.BY_HAND:
        raise OutboxError(_("This is not waiting to be copied."))
    row.state, row.ended_at = S.SENT, now
    row.sent = [{"id": "", "url": address, "at": now.isoformat()}]
    row.save()
    note(person, "published by hand", f"outbox {row.pk}", {**_facts(row), "url": address}, now)
    return row


@transaction.atomic
def take_back(row: Outbox, reason: str, person: Person, now: datetime) -> Change:
    """Asks the worker to delete on the network what is out; raises OutboxError when nothing is."""
    row = _locked(row)
    if not row.sent or row.state == S.TAKEN_BACK:
        raise OutboxError(_("Nothing of this is out."))
    if row.changes.filter(what=Change.What.TAKE_BACK, state=Change.State.WAITING).exists():
        raise OutboxError(_("It is being taken back already."))
    if row.state != S.SENT:
        # The parts that are not out yet stay here.
        row.state = S.STOPPED
        row.save()
    change = row.changes.create(
        what=Change.What.TAKE_BACK, reason=reason, by=person, who=str(person), at=now
    )
    note(person, "take back", f"outbox {row.pk}", {**_facts(row), "reason": reason}, now)
    return change


@transaction.atomic
def stop(
    channel: Channel | None, reason: str, until: datetime | None, person: Person, now: datetime
) -> Stop:
    """From now on nothing is sent, on one channel or on all."""
    made = Stop.objects.create(
        channel=channel, reason=reason, by=person, who=str(person), since=now, until=until
    )
    about = f"channel {channel.pk}" if channel else "all channels"
    ends = until.isoformat() if until else None
    note(person, "stop", about, {"stop": made.pk, "reason": reason, "until": ends}, now)
    return made


@transaction.atomic
def end_stop(stop: Stop, person: Person, now: datetime) -> Stop:
    """Sending goes on; what came due meanwhile stays until somebody decides about it."""
    stop = Stop.objects.select_for_update().get(pk=stop.pk)
    if stop.ended_at is None and (stop.until is None or stop.until > now):
        stop.ended_at, stop.ended_by = now, person
        stop.save()
        about = f"channel {stop.channel_id}" if stop.channel_id else "all channels"
        note(person, "stop ended", about, {"stop": stop.pk}, now)
    return stop


def _earlier(version: Version, channel: Channel) -> Outbox | None:
    """The row by which this draft stands on this channel, or is about to."""
    rows = Outbox.objects.select_for_update().filter(version__draft=version.draft, channel=channel)
    return rows.exclude(state__in=(S.DROPPED, S.TAKEN_BACK)).order_by("pk").last()


def _untouched(row: Outbox) -> bool:
    """True while nothing of it can be on the network."""
    return not row.sent and row.tried_at is None and row.state != S.SENT


def _edit(
    row: Outbox,
    version: Version,
    content: Content,
    request: Request | None,
    author: Person,
    now: datetime,
) -> None:
    row.changes.create(
        what=Change.What.EDIT,
        version=version,
        request=request,
        content=as_data(content),
        by=author,
        who=str(author),
        at=now,
    )
    facts = {**_facts(row), "new fingerprint": fingerprint(content)}
    note(author, "edit", f"outbox {row.pk}", facts, now)


def _drop(row: Outbox) -> None:
    row.state, row.claimed_by, row.claimed_at = S.DROPPED, "", None
    row.save()


def _locked(row: Outbox) -> Outbox:
    return Outbox.objects.select_for_update().get(pk=row.pk)


def _facts(row: Outbox) -> dict[str, str | int | None]:
    return {
        "channel": row.channel_id,
        "draft": row.version.draft_id,
        "version": row.version.number,
        "request": row.request_id,
        "fingerprint": row.fingerprint,
    }
