"""All drafts in a list: whose they are, where they stand."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gutgemacht.web.people.models import Person
from gutgemacht.web.publish.approvals.models import Request
from gutgemacht.web.publish.channels.models import Channel
from gutgemacht.web.publish.drafts.access import drafts_for
from gutgemacht.web.publish.drafts.body import Body
from gutgemacht.web.publish.drafts.models import Draft, Version
from gutgemacht.web.publish.drafts.planning import WAITS
from gutgemacht.web.publish.sending.models import Outbox

MOST = 200
"""More would be no list any more; filters find the rest."""

FILTERS: dict[str, str | Promise] = {
    "mine": _("mine"),
    "all": _("all"),
    "waiting": _("waiting for a yes"),
    "planned": _("planned"),
    "published": _("published"),
    "put-away": _("put away"),
}


@dataclass(frozen=True)
class Line:
    """A draft in the list; `state` is one of `STATES`."""

    draft: Draft
    start: str
    pictures: int
    channels: tuple[Channel, ...]
    state: str


STATES: dict[str, str | Promise] = {
    "put-away": _("put away"),
    "waiting": _("waiting for a yes"),
    "change": _("change wanted"),
    "planned": _("planned"),
    "published": _("published"),
    "written": _("being written"),
}


def shelf(person: Person, which: str, channel: int | None) -> list[Line]:
    """The drafts that a filter lets through, what was touched last first."""
    drafts = marked(drafts_for(person)).prefetch_related("channels")
    chosen = drafts.filter(_condition(which, person))
    if channel is not None:
        chosen = chosen.filter(channels=channel)
    found = list(chosen[:MOST])
    newest = _newest(found)
    return [_line(draft, newest[draft.pk]) for draft in found]


def state_of(draft: Draft) -> str:
    """Where a draft stands, in a word of `STATES`."""
    return state(marked(Draft.objects.filter(pk=draft.pk)).get())


def marked(drafts: QuerySet[Draft]) -> QuerySet[Draft]:
    """The drafts, each with what its state follows from."""
    requests = Request.objects.filter(version__draft=OuterRef("pk"))
    rows = Outbox.objects.filter(version__draft=OuterRef("pk"))
    return drafts.annotate(
        is_waiting=Exists(requests.filter(state=Request.State.OPEN)),
        is_change=Exists(requests.filter(state=Request.State.CHANGE)),
        is_planned=Exists(rows.filter(state__in=(*WAITS, Outbox.State.SENDING))),
        is_published=Exists(rows.filter(state=Outbox.State.SENT)),
    )


def _condition(which: str, person: Person) -> Q:
    conditions = {
        "mine": Q(author=person, put_away_at=None),
        "waiting": Q(is_waiting=True, put_away_at=None),
        "planned": Q(put_away_at=None)
        & (Q(is_planned=True) | Q(due__isnull=False))
        & Q(is_published=False),
        "published": Q(is_published=True),
        "put-away": Q(put_away_at__isnull=False),
    }
    return conditions.get(which, Q(put_away_at=None))


def _newest(drafts: list[Draft]) -> dict[int, Body]:
    versions = Version.objects.filter(draft__in=drafts).order_by("number")
    return {
        one.draft_id: Body.model_validate(one.body) for one in versions.only("draft_id", "body")
    }


def _line(draft: Draft, body: Body) -> Line:
    start = " ".join(body.text.split())
    channels = tuple(draft.channels.all())
    return Line(draft, start, len(body.pictures), channels, state(draft))


def state(draft: Draft) -> str:
    """The same for one that is marked."""
    if draft.put_away_at:
        return "put-away"
    states = ("waiting", "change", "planned", "published")
    return next((one for one in states if getattr(draft, f"is_{one}")), "written")
