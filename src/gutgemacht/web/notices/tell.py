"""Telling people: rows that the worker sends, written in the transaction of what they tell."""

from collections.abc import Iterable
from datetime import datetime

from gutgemacht.web.notices.kinds import Data, kinds
from gutgemacht.web.notices.models import Notice, Webhook
from gutgemacht.web.people import mail
from gutgemacht.web.people.models import Person


def tell(kind: str, people: Iterable[Person], data: Data, now: datetime) -> None:
    """A mail to each of the people, once, and a call of each webhook that wants this kind.

    `data` is what the words of the kind need, and as `page` the path of the page to open: numbers,
    names, times as ISO 8601; never the text of a post. Who has left gets nothing; without a mail
    server only webhooks do.
    """
    rows = [Notice(webhook=hook) for hook in _wanting(kind)]
    if mail.can_send():
        rows += [Notice(person=one) for one in dict.fromkeys(people) if one.is_active]
    for row in rows:
        row.kind, row.data, row.created_at = kind, dict(data), now
    Notice.objects.bulk_create(rows)


def _wanting(kind: str) -> list[Webhook]:
    known = kinds().get(kind)
    if known is None or known.personal:
        return []
    return [hook for hook in Webhook.objects.all() if kind in hook.kinds]
