"""What answers have in common: their base, errors, and pages of lists that go on by a cursor."""

import base64
import binascii
from collections.abc import Callable
from datetime import datetime
from typing import Annotated, Any, Generic, TypeVar

from django.db.models import Model, Q, QuerySet
from django.utils.translation import gettext as _
from pydantic import AwareDatetime, Field

from gutgemacht.guideline.strict import Strict
from gutgemacht.web.errors import BadInput

Row = TypeVar("Row", bound=Model)
Item = TypeVar("Item")

Limit = Annotated[int, Field(ge=1, le=200)]
# Times of programs name their zone, so that nobody has to guess.
Moment = AwareDatetime


class Fault(Strict):
    """What cannot be, where, and what helps, in the language of the request."""

    kind: str
    message: str
    where: str


class Refused(Strict):
    """The answer to what cannot be."""

    error: Fault


class Page(Strict, Generic[Item]):
    """A piece of a list; `next` is the cursor of the next piece, null at the end."""

    items: list[Item]
    next: str | None


def page(
    rows: QuerySet[Row], by: str, cursor: str, limit: int, shown: Callable[[Row], Item]
) -> Page[Item]:
    """The rows after a cursor, newest first by a field of time; raises BadInput for no cursor."""
    if cursor:
        at, number = _read(cursor)
        rows = rows.filter(Q(**{f"{by}__lt": at}) | Q(**{by: at, "pk__lt": number}))
    found = list(rows.order_by(f"-{by}", "-pk")[: limit + 1])
    more = found[limit - 1] if len(found) > limit else None
    return Page(
        items=[shown(row) for row in found[:limit]],
        next=_written(getattr(more, by), more.pk) if more else None,
    )


def _written(at: datetime, number: Any) -> str:
    return base64.urlsafe_b64encode(f"{at.isoformat()} {number}".encode()).decode()


def _read(cursor: str) -> tuple[datetime, int]:
    try:
        at, number = base64.urlsafe_b64decode(cursor.encode()).decode().split(" ")
        when = datetime.fromisoformat(at)
        if when.tzinfo is not None:
            return when, int(number)
    except (ValueError, binascii.Error):
        pass
    raise BadInput("cursor", _("This is no cursor of an earlier answer."))
