"""The outbox for programs: what waits and where it stands, and calling it off."""

from typing import Literal

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from ninja import Router

from gutgemacht.guideline.strict import Strict
from gutgemacht.publish.content import from_data
from gutgemacht.web.api.answers import Limit, Moment, Page, page
from gutgemacht.web.api.contents import Part, parts_of
from gutgemacht.web.api.door import answers, opens
from gutgemacht.web.api.refusals import Refusal
from gutgemacht.web.people.access import person_of
from gutgemacht.web.phrases import in_words
from gutgemacht.web.publish.sending import outbox as acts
from gutgemacht.web.publish.sending.access import READERS, may_touch
from gutgemacht.web.publish.sending.models import Outbox

router = Router(tags=["outbox"])

State = Literal[
    "waiting",
    "sending",
    "by-hand",
    "sent",
    "failed",
    "missed",
    "stopped",
    "taken-back",
    "dropped",
]


class SentPart(Strict):
    """A part as the network has it."""

    id: str
    url: str
    at: Moment


class OutboxRow(Strict):
    """A content on its way to a channel; `sent` are the parts that are out, in order."""

    number: int
    draft: int
    version: int
    request: int | None
    channel: int
    author: str
    state: str
    due: Moment
    parts: list[Part]
    sent: list[SentPart]
    trouble: str
    said: str


@router.get(
    "",
    response=answers(Page[OutboxRow]),
    summary=gettext_noop("The outbox, what is due last first."),
    **opens("drafts:read", *READERS),
)
def outbox(
    request: HttpRequest,
    state: State | None = None,
    channel: int | None = None,
    cursor: str = "",
    limit: Limit = 50,
) -> Page[OutboxRow]:
    """Also what is out, what failed and what was called off."""
    rows = Outbox.objects.select_related("author", "version")
    if state is not None:
        rows = rows.filter(state=state)
    if channel is not None:
        rows = rows.filter(channel=channel)
    return page(rows, "due", cursor, limit, row_of)


@router.get(
    "/{int:number}",
    response=answers(OutboxRow),
    summary=gettext_noop("One row of the outbox."),
    **opens("drafts:read", *READERS),
)
def outbox_row(request: HttpRequest, number: int) -> OutboxRow:
    """Its words as they were approved, and what the network has."""
    return row_of(get_object_or_404(Outbox, pk=number))


@router.post(
    "/{int:number}/call-off",
    response=answers(OutboxRow),
    summary=gettext_noop("It does not go out; the draft stays."),
    **opens("drafts:write", *READERS),
)
def call_off(request: HttpRequest, number: int) -> OutboxRow:
    """Its author may, and those who look after the posts of all; what is out already stays: 409."""
    row, person = get_object_or_404(Outbox, pk=number), person_of(request)
    if not may_touch(row, person):
        said = _("Only its author and those who look after the posts of all may do this.")
        raise Refusal(403, "role", said, "Authorization")
    return row_of(acts.call_off(row, person, timezone.now()))


def row_of(row: Outbox) -> OutboxRow:
    """A row for programs."""
    return OutboxRow(
        number=row.pk,
        draft=row.version.draft_id,
        version=row.version.number,
        request=row.request_id,
        channel=row.channel_id,
        author=str(row.author),
        state=row.state,
        due=row.due,
        parts=parts_of(from_data(row.content)),
        sent=[SentPart.model_validate(one) for one in row.sent],
        trouble=row.trouble,
        said=in_words(row.said),
    )
