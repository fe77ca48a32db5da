"""Posts that are seen afterwards: out already, and nobody has looked at them yet."""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from gutgemacht.web.people.models import Person
from gutgemacht.web.publish.ledger.log import note
from gutgemacht.web.publish.sending.models import Outbox


def unseen(person: Person) -> QuerySet[Outbox]:
    """What waits for somebody's look, but not for that of its own author."""
    rows = Outbox.objects.filter(
        request__need__afterwards=True, state=Outbox.State.SENT, seen_at=None
    )
    rows = rows.exclude(author=person).exclude(version__draft__author=person)
    return rows.select_related("author", "channel", "request").order_by("ended_at", "pk")


@transaction.atomic
def seen(number: int, person: Person, now: datetime) -> bool:
    """Somebody has looked at it, which counts for its author; False when another was first."""
    row = unseen(person).select_for_update(of=("self",)).filter(pk=number).first()
    if row is None:
        return False
    row.seen_by, row.seen_at = person, now
    row.save(update_fields=["seen_by", "seen_at"])
    note(person, "seen afterwards", f"outbox {row.pk}", {"fingerprint": row.fingerprint}, now)
    return True
