"""Said before: what this draft repeats of published posts and of other drafts."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from gutgemacht.publish.alike import Alike, Earlier, alike
from gutgemacht.web.publish.drafts.body import Body
from gutgemacht.web.publish.drafts.models import Draft, Version
from gutgemacht.web.publish.ledger.models import Act
from gutgemacht.web.publish.sending.models import Outbox

YEAR = timedelta(days=365)
# A glance, no archive: of each kind the newest are compared.
MOST = 500
SHOWN = 3


@dataclass(frozen=True)
class Again:
    """Where something like it stands; `passage` is the longest that both say."""

    where: str
    at: datetime
    url: str
    same: bool
    percent: int
    passage: str


def said_before(draft: Draft, body: Body, now: datetime) -> list[Again]:
    """The few earlier texts that are most like it."""
    known = {one.earlier.id: one for one in _sources(draft, now)}
    found = alike(body.text, [one.earlier for one in known.values()])
    return [_again(one, known[one.earlier.id], body) for one in found[:SHOWN]]


@dataclass(frozen=True)
class _Source:
    earlier: Earlier
    where: str
    url: str


def _sources(draft: Draft, now: datetime) -> Iterator[_Source]:
    # A post that went out from here is known by its act; the row tells it until then.
    sent: set[int] = set()
    acts = Act.objects.filter(at__gte=now - YEAR, kind__in=("post", "reply"), gone_at=None)
    for act in acts.exclude(outbox__version__draft=draft).select_related("channel")[:MOST]:
        sent |= {act.outbox_id} if act.outbox_id else set()
        yield _Source(Earlier(f"act-{act.pk}", act.text, act.at), str(act.channel), act.url)
    yield from _rows(draft, sent, now)
    yield from _drafts(draft)


def _rows(draft: Draft, known: set[int], now: datetime) -> Iterator[_Source]:
    gone = (Outbox.State.DROPPED, Outbox.State.TAKEN_BACK)
    rows = Outbox.objects.filter(due__gte=now - YEAR).exclude(state__in=gone)
    rows = rows.exclude(version__draft=draft).exclude(pk__in=known).order_by("-due")
    for row in rows.select_related("channel", "version")[:MOST]:
        text = "\n\n".join(part["text"] for part in row.content["parts"])
        url = reverse("drafts:page", args=[row.version.draft_id])
        yield _Source(Earlier(f"row-{row.pk}", text, row.due), str(row.channel), url)


def _drafts(draft: Draft) -> Iterator[_Source]:
    others = Draft.objects.filter(put_away_at=None).exclude(versions__outbox__isnull=False)
    others = others.exclude(pk=draft.pk)
    versions = Version.objects.filter(draft__in=others[:MOST]).order_by("number")
    newest = {one.draft_id: one for one in versions.select_related("draft")}
    for one in newest.values():
        earlier = Earlier(f"draft-{one.draft_id}", Body.model_validate(one.body).text, one.at)
        url = reverse("drafts:page", args=[one.draft_id])
        yield _Source(earlier, _("the draft “%s”") % one.draft, url)


def _again(found: Alike, source: _Source, body: Body) -> Again:
    return Again(
        where=source.where,
        at=found.earlier.at,
        url=source.url,
        same=found.same,
        percent=round(found.share * 100),
        passage=found.here.cut(body.text),
    )
