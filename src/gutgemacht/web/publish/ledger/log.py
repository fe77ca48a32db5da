"""The log of decisions as rows: each is written in the transaction of what it tells."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from django.db import connection, transaction

from gutgemacht.publish import log
from gutgemacht.web.publish.ledger.models import Entry


@transaction.atomic
def note(
    who: object, what: str, about: str, details: Mapping[str, log.Detail], at: datetime
) -> Entry:
    """Appends to the chain, within the transaction of the caller.

    `who` is a person or the name of one; `about` such as "request 7"; `details` are numbers, names,
    reasons and fingerprints, never the text of a post. Note last, after other rows are locked.
    """
    _one_at_a_time()
    last = Entry.objects.order_by("number").last()
    head = log.Head(last.number, last.hashed) if last else log.NOWHERE
    one = log.chained(head, log.Entry(at, str(who)[:250], what, about, details))
    return Entry.objects.create(
        number=one.number,
        at=at,
        who=one.entry.who,
        what=what,
        about=about,
        details=dict(details),
        previous=one.previous,
        hashed=one.hash,
    )


def chain() -> Iterator[log.Chained]:
    """The whole log, as it was written."""
    for row in Entry.objects.order_by("number").iterator():
        entry = log.Entry(row.at, row.who, row.what, row.about, row.details)
        yield log.Chained(row.number, entry, row.previous, row.hashed)


def _one_at_a_time() -> None:
    """Of two who write at the same moment one waits; SQLite's transactions do so anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            table = connection.ops.quote_name(Entry._meta.db_table)
            cursor.execute(f"LOCK TABLE {table} IN EXCLUSIVE MODE")
