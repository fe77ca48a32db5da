"""An outbox row as `publish.sending` thinks of it, and back."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any, get_args

from django.db.models import Q

from gutgemacht.publish.content import Content, from_data
from gutgemacht.publish.network import Sent, Trouble
from gutgemacht.publish.sending import Row, RowState, Stop
from gutgemacht.web.publish.sending import models
from gutgemacht.web.publish.sending.models import Outbox

# What came due under a stop is noticed within this time after it ended.
OVER = timedelta(days=7)


def content_of(row: Outbox) -> Content:
    """What is to be published."""
    return from_data(row.content)


def domain_row(row: Outbox) -> Row:
    """The row without its database. What was called off counts as taken back."""
    state = {"by-hand": "waiting", "dropped": "taken-back"}.get(row.state, row.state)
    return Row(
        id=str(row.pk),
        channel=str(row.channel_id),
        due=row.due,
        parts=len(row.content["parts"]),
        state=_one_of(state),
        sent=sent_of(row),
        tried=row.tried_at,
        tries=row.attempts,
        not_before=row.retry_at,
        trouble=_trouble(row.trouble),
    )


def take_over(row: Outbox, decided: Row) -> None:
    """Writes what was decided into the fields of the row; saving is the caller's."""
    if len(decided.sent) != len(row.sent):
        row.first_at = None
    row.state, row.due = decided.state, decided.due
    row.sent = [as_json(sent) for sent in decided.sent]
    row.tried_at, row.attempts = decided.tried, decided.tries
    row.retry_at, row.trouble = decided.not_before, decided.trouble or ""


def sent_of(row: Outbox) -> tuple[Sent, ...]:
    """The parts that the network has."""
    return tuple(Sent(one["id"], one["url"], datetime.fromisoformat(one["at"])) for one in row.sent)


def as_json(sent: Sent) -> dict[str, Any]:
    """One part for the row."""
    return {**asdict(sent), "at": sent.at.isoformat()}


def stops(now: datetime) -> tuple[Stop, ...]:
    """The stops that hold, and those that ended lately."""
    rows = models.Stop.objects.filter(
        Q(ended_at=None) | Q(ended_at__gt=now - OVER), Q(until=None) | Q(until__gt=now - OVER)
    )
    return tuple(map(domain_stop, rows))


def domain_stop(stop: models.Stop) -> Stop:
    """A stop without its database; who ends it early sets its end."""
    ends: Iterable[datetime] = filter(None, (stop.until, stop.ended_at))
    channel = str(stop.channel_id) if stop.channel_id else ""
    return Stop(stop.reason, stop.since, min(ends, default=None), channel, stop.who)


def _one_of(state: str) -> RowState:
    found: RowState = next(known for known in get_args(RowState) if known == state)
    return found


def _trouble(word: str) -> Trouble | None:
    found: Trouble | None = next((known for known in get_args(Trouble) if known == word), None)
    return found
