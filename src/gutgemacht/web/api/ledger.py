"""The ledger for programs: what was really done on the channels, and the log of decisions."""

from typing import Annotated, Any, Literal

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_noop
from ninja import Query, Router
from pydantic import Field

from gutgemacht.guideline.strict import Strict
from gutgemacht.publish import log
from gutgemacht.publish.log import BreakReason, Detail
from gutgemacht.web.api.answers import Limit, Moment, Page, page
from gutgemacht.web.api.door import answers, opens
from gutgemacht.web.publish.ledger import log_page
from gutgemacht.web.publish.ledger.log import chain
from gutgemacht.web.publish.ledger.models import Act, Entry
from gutgemacht.web.publish.ledger.views import Asked
from gutgemacht.web.publish.sending.access import READERS

router = Router(tags=["ledger"])

# Where an act stands, or what else calls for a look: unknown and not explained, waking, gone,
# with findings.
Standing = Literal[
    "as-approved",
    "changed",
    "off-guideline",
    "unknown",
    "before-us",
    "alarm",
    "waking",
    "gone",
    "findings",
]


class ActFilter(Strict):
    """Which acts are wanted; without a word all. `text` is in the words or the app's name."""

    channel: int | None = None
    standing: Standing | None = None
    kind: str = ""
    text: str = ""
    since: Moment | None = None
    until: Moment | None = None
    cursor: str = ""
    limit: Limit = 50


class ActShown(Strict):
    """Something the network shows as done by a channel; `outbox` is the row that did it."""

    number: int
    channel: int
    kind: str
    at: Moment
    seen_at: Moment
    text: str
    url: str
    app: str
    standing: str
    level: str
    differences: list[Any]
    findings: list[Any]
    outbox: int | None
    explained: str
    gone_at: Moment | None
    waking_since: Moment | None


class LogEntry(Strict):
    """One line of the log; each holds the hash of the one before."""

    number: int
    at: Moment
    who: str
    what: str
    about: str
    details: dict[str, Detail]
    previous: str
    hash: str


class Broken(Strict):
    """The first entry that does not hold, and why."""

    number: int
    why: BreakReason


class Verified(Strict):
    """Whether the chain holds. Keep `head`: with a later one it shows that nothing was cut off."""

    holds: bool
    broken: Broken | None
    entries: int
    head: str


@router.get(
    "/acts",
    response=answers(Page[ActShown]),
    summary=gettext_noop("What was really done on the channels, newest first."),
    **opens("ledger:read", *READERS),
)
def acts(request: HttpRequest, wanted: Query[ActFilter]) -> Page[ActShown]:
    """Posts, replies, shares, likes and changes of profiles."""
    return found(wanted)


@router.get(
    "/acts/{int:number}",
    response=answers(ActShown),
    summary=gettext_noop("One act, with what differs from what was approved."),
    **opens("ledger:read", *READERS),
)
def act(request: HttpRequest, number: int) -> ActShown:
    """As the ledger has it."""
    return _act(get_object_or_404(Act, pk=number))


@router.get(
    "/log",
    response=answers(list[LogEntry]),
    summary=gettext_noop("The log of decisions from an entry on, in its order."),
    **opens("ledger:read", *log_page.READERS),
)
def log_entries(
    request: HttpRequest,
    after: Annotated[int, Field(ge=0)] = 0,
    about: str = "",
    limit: Limit = 50,
) -> list[LogEntry]:
    """Goes on with the last number as `after`; `about` is such as “request 7”."""
    rows = Entry.objects.filter(number__gt=after)
    if about:
        rows = rows.filter(about=about)
    return [_logged(row) for row in rows[:limit]]


@router.get(
    "/verify",
    response=answers(Verified),
    summary=gettext_noop("Looks through the whole log and says whether it holds."),
    **opens("ledger:read", *log_page.READERS),
)
def verify_log(request: HttpRequest) -> Verified:
    """The first broken place, if any."""
    entries = list(chain())
    broken, head = log.verify(entries), log.head(entries)
    return Verified(
        holds=broken is None,
        broken=Broken(number=broken.number, why=broken.why) if broken else None,
        entries=head.number,
        head=head.hash,
    )


def found(wanted: ActFilter) -> Page[ActShown]:
    """The acts that a filter lets through, newest first."""
    number = "" if wanted.channel is None else str(wanted.channel)
    asked = Asked(number, wanted.standing or "", wanted.kind, wanted.text)
    rows = asked.of(Act.objects.all())
    if wanted.since is not None:
        rows = rows.filter(at__gte=wanted.since)
    if wanted.until is not None:
        rows = rows.filter(at__lt=wanted.until)
    return page(rows, "at", wanted.cursor, wanted.limit, _act)


def _act(row: Act) -> ActShown:
    return ActShown(
        number=row.pk,
        channel=row.channel_id,
        kind=row.kind,
        at=row.at,
        seen_at=row.seen_at,
        text=row.text,
        url=row.url,
        app=row.app,
        standing=row.standing,
        level=row.level,
        differences=row.differences,
        findings=row.findings,
        outbox=row.outbox_id,
        explained=row.explained,
        gone_at=row.gone_at,
        waking_since=row.waking_since,
    )


def _logged(row: Entry) -> LogEntry:
    return LogEntry(
        number=row.number,
        at=row.at,
        who=row.who,
        what=row.what,
        about=row.about,
        details=row.details,
        previous=row.previous,
        hash=row.hashed,
    )
