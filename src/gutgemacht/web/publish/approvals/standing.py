"""How far a person is trusted on a channel: the facts that `publish.trust` decides by."""

from datetime import datetime

from allauth.mfa.models import Authenticator
from django.db.models import Min

from gutgemacht.guideline import TrustRule
from gutgemacht.publish import trust
from gutgemacht.publish.approval import Need
from gutgemacht.publish.trust import Lowered, Outcome, Post, Raised, Standing, TrustLevel
from gutgemacht.web.learn.practice.basics import told_to_others
from gutgemacht.web.people.models import Person
from gutgemacht.web.publish.approvals.models import Request, TrustEvent
from gutgemacht.web.publish.approvals.rows import need_of
from gutgemacht.web.publish.channels.models import Channel
from gutgemacht.web.publish.sending.models import Outbox
from gutgemacht.web.rules import in_force


def standing_of(person: Person, channel: Channel, now: datetime) -> Standing:
    """How closely a person's posts on a channel are read now.

    A level that the rule gives is kept when it is first seen, so that neither a stricter rule nor a
    second factor taken off takes it away.
    """
    stand = trust.standing(rule(), record_of(person, channel, now), now)
    if isinstance(stand.why, Raised) and not stand.why.by:
        TrustEvent.objects.get_or_create(
            person=person,
            channel=channel,
            what=TrustEvent.What.RAISED,
            level=stand.level,
            at=stand.why.at,
        )
    return stand


def rule() -> TrustRule:
    """What the company asks."""
    return in_force().guideline.company.trust


def record_of(person: Person, channel: Channel, now: datetime) -> trust.Record:
    """What is known of a person on a channel."""
    requests = list(person.requests.filter(channel=channel))
    return trust.Record(
        since=min((request.asked_at for request in requests), default=now),
        posts=tuple(sorted([*_read(requests), *_seen(person, channel)], key=lambda one: one.at)),
        basics=_basics(person),
        second_factor=_second_factor(person),
        events=tuple(map(_event, person.trust_events.filter(channel=channel))),
    )


def level_of(word: str) -> TrustLevel:
    """A level by its word in a row."""
    found: TrustLevel = next(level for level in trust.LEVELS if level == word)
    return found


def _read(requests: list[Request]) -> list[Post]:
    """The posts that somebody said something to before they went out."""
    return [
        Post(request.ended_at, _outcome(request, need_of(request)))
        for request in requests
        if request.ended_at and _was_read(request)
    ]


def _was_read(request: Request) -> bool:
    approved = request.state == Request.State.APPROVED and need_of(request).persons > 0
    return approved or request.state == Request.State.CHANGE


def _outcome(request: Request, need: Need) -> Outcome:
    if request.state == Request.State.CHANGE:
        return "change-wanted"
    return "stop" if need.override else "approved"


def _seen(person: Person, channel: Channel) -> list[Post]:
    """The posts that somebody looked at once they were out."""
    rows = Outbox.objects.filter(author=person, channel=channel, seen_at__isnull=False)
    return [Post(at, "approved") for at in rows.values_list("seen_at", flat=True) if at]


def _basics(person: Person) -> datetime | None:
    """Since when: by the handbook or, where that is agreed and the person says so, by cards."""
    handbook: datetime | None = person.confirmations.aggregate(first=Min("at"))["first"]
    return min((at for at in (handbook, told_to_others(person)) if at), default=None)


def _second_factor(person: Person) -> datetime | None:
    factors = Authenticator.objects.filter(user=person).exclude(
        type=Authenticator.Type.RECOVERY_CODES
    )
    first: datetime | None = factors.aggregate(first=Min("created_at"))["first"]
    return first


def _event(row: TrustEvent) -> Raised | Lowered:
    level = level_of(row.level)
    if row.what == TrustEvent.What.RAISED:
        return Raised(level, row.at, row.who, row.reason)
    return Lowered(level, row.at, row.who, row.reason, row.answer)
