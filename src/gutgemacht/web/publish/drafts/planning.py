"""When a draft is due: of the draft, and of what waits in the outbox because of it."""

from datetime import datetime

from django.utils.translation import gettext as _

from gutgemacht.web.errors import BadInput
from gutgemacht.web.people.models import Person
from gutgemacht.web.publish.drafts.due import FIELD
from gutgemacht.web.publish.drafts.models import Draft
from gutgemacht.web.publish.sending import outbox
from gutgemacht.web.publish.sending.models import Outbox

WAITS = (Outbox.State.WAITING, Outbox.State.BY_HAND)


def plan(draft: Draft, due: datetime | None, person: Person, now: datetime) -> None:
    """Gives a draft another time, and what waits to be sent too; in the caller's transaction.

    Raises BadInput where something approved would go out at once because its time is taken away,
    and where it has gone out meanwhile.
    """
    rows = Outbox.objects.filter(version__draft=draft, state__in=WAITS)
    for row in rows:
        _move(row, due, person, now)
    draft.due = due
    draft.save(update_fields=["due"])


def _move(row: Outbox, due: datetime | None, person: Person, now: datetime) -> None:
    if due is None:
        raise BadInput(FIELD, _("It is approved and waits for its time. Please choose another."))
    try:
        outbox.move(row, due, person, now)
    except outbox.OutboxError as error:
        raise BadInput(FIELD, str(error)) from None
