"""Asking for a yes, and what a change makes of a yes that was asked for."""

from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from django.db import transaction

from gutgemacht.publish import approval, trust
from gutgemacht.publish.content import as_data, fingerprint
from gutgemacht.web.people.models import Person
from gutgemacht.web.publish.approvals.models import Request
from gutgemacht.web.publish.channels.models import Channel
from gutgemacht.web.publish.drafts.body import Body
from gutgemacht.web.publish.drafts.content import content_of
from gutgemacht.web.publish.drafts.judged import gravest, undeclared, verdict_of
from gutgemacht.web.publish.drafts.models import Draft, Version
from gutgemacht.web.publish.sending import outbox
from gutgemacht.web.publish.sending.models import Outbox
from gutgemacht.web.rules import in_force


@dataclass(frozen=True)
class Asked:
    """What became of one channel: a request, or a row of the outbox where nobody is asked."""

    channel: Channel
    request: Request | None = None
    outbox: Outbox | None = None


@transaction.atomic
def ask(version: Version, person: Person, now: datetime, override: str = "") -> list[Asked]:
    """One request a channel, or a row of the outbox where no yes is needed."""
    return [
        _ask(version, channel, person, now, override) for channel in version.draft.channels.all()
    ]


def _ask(version: Version, channel: Channel, person: Person, now: datetime, override: str) -> Asked:
    content, company = content_of(version, channel), in_force().guideline.company
    verdict = verdict_of(version, channel, version.draft.due or now)
    need = approval.needed(
        verdict.level,
        gravest(verdict),
        standing_of(person, channel, now).level,
        company.approval,
        declared=not undeclared(verdict, Body.model_validate(version.body)),
    )
    if not need.persons:
        return Asked(channel, outbox=outbox.queue(version, channel, content, person, None, now))
    request = Request.objects.create(
        version=version,
        channel=channel,
        author=person,
        content=as_data(content),
        fingerprint=fingerprint(content),
        need=asdict(need),
        verdict={"level": verdict.level},
        override=override,
        asked_at=now,
        expires=now + timedelta(company.approval.days),
    )
    return Asked(channel, request=request)


@transaction.atomic
def changed(draft: Draft, now: datetime) -> None:
    """Ends what was asked or approved, but not sent, for a content that is no longer this one."""
    newest = draft.versions.all()[0]
    alive = Request.objects.filter(
        version__draft=draft, state__in=(Request.State.OPEN, Request.State.APPROVED)
    )
    for request in alive.select_related("channel"):
        if request.fingerprint != fingerprint(content_of(newest, request.channel)):
            request.state, request.ended_at = Request.State.WITHDRAWN, now
            request.save()
            for row in request.outbox.filter(state__in=("waiting", "by-hand")):
                outbox.call_off(row, request.author, now)


def standing_of(person: Person, channel: Channel, now: datetime) -> trust.Standing:
    """How closely a person's posts on a channel are read."""
    return trust.standing(in_force().guideline.company.trust, trust.Record(person.date_joined), now)
