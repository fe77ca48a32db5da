"""What goes out, held against what was read: the rows of both as `campaign.gate` knows them."""

from datetime import date, datetime, timedelta

from django.db.models import Max, Q, QuerySet
from django.utils import timezone

from gutgemacht.campaign.gate import (
    FREE,
    Asked,
    Gate,
    Picture,
    Post,
    Publication,
    Read,
    asked,
    gate,
)
from gutgemacht.campaign.stimulus import Stimulus
from gutgemacht.check import Verdict
from gutgemacht.publish.content import Content
from gutgemacht.publish.variants import thread
from gutgemacht.web.campaign.meaning import meant_of
from gutgemacht.web.campaign.panel.models import Panel
from gutgemacht.web.campaign.panel.standing import standing_of
from gutgemacht.web.campaign.versions import shown_of
from gutgemacht.web.publish.channels.models import Channel
from gutgemacht.web.publish.drafts.body import Body
from gutgemacht.web.publish.drafts.models import Version
from gutgemacht.web.publish.drafts.room import room_of
from gutgemacht.web.publish.sending.models import Outbox
from gutgemacht.web.rules import in_force

NEAR = 12
"""Among so many panels, the latest, what comes nearest is looked for."""

_ALONE = ("picture", "crop", "still")
_SENT = (Outbox.State.SENT, Outbox.State.TAKEN_BACK)


def gate_of(
    version: Version, content: Content, channel: Channel, verdict: Verdict, at: datetime
) -> Gate:
    """Whether the content of a draft's version may go out on a channel at a time.

    Of the same draft, what is out already is edited there and is nothing new; what was taken back
    is published once more.
    """
    rules = [one.rule for one in verdict.findings] + [one.rule for one in verdict.questions]
    wanted = asked(rules, in_force().guideline.company.panel)
    if wanted is None:
        return FREE
    publication = _publication(version, content, channel, at)
    same = Body.model_validate(version.body).wording(channel.pk)
    panels = Panel.objects.filter(
        version__stimuli__kind="post", version__stimuli__read=True, version__stimuli__text=same
    )
    return _looked(wanted, publication, panels, channel)


def _looked(
    wanted: Asked, publication: Publication, exact: QuerySet[Panel], channel: Channel
) -> Gate:
    """First among those who may have read exactly this, then what comes nearest."""
    begun = Panel.objects.exclude(state=Panel.State.PLANNED).order_by("opened_at", "pk")
    found = gate(wanted, publication, _reads(begun.filter(pk__in=exact.values("pk")), channel))
    if found.why != ("unread",):
        return found
    latest = begun.reverse()[:NEAR]
    return gate(wanted, publication, list(reversed(_reads(latest, channel))))


def _publication(version: Version, content: Content, channel: Channel, at: datetime) -> Publication:
    pictures = (one for part in content.parts for one in part.pictures)
    post = Post(
        words=tuple(part.text for part in content.parts),
        language=content.language,
        network=channel.network,
        pictures=tuple(Picture(one.digest, one.alt) for one in pictures),
        warning=content.warning,
    )
    sent = _sent(version, content, channel)
    return Publication(post, channel.country, _day(at), sent)


def _sent(version: Version, content: Content, channel: Channel) -> datetime | None:
    """When the same words and pictures last went out there by another row than this draft's."""
    parts = [
        {"text": part.text, "pictures": [vars(one) for one in part.pictures]}
        for part in content.parts
    ]
    rows = Outbox.objects.filter(channel=channel, state__in=_SENT, content__parts=parts)
    own = Q(version__draft=version.draft_id, state=Outbox.State.SENT)
    last: datetime | None = rows.exclude(own).aggregate(last=Max("ended_at"))["last"]
    return last


def _reads(panels: QuerySet[Panel], channel: Channel) -> list[Read]:
    return [_read(panel, channel) for panel in panels.select_related("version__campaign")]


def _read(panel: Panel, channel: Channel) -> Read:
    """What a panel read, as this channel would show it, and what it said."""
    shown, decision = shown_of(panel.version).stimuli, standing_of(panel).decision
    against = panel.against.filter(decision=decision).first()
    opened = panel.opened_at or panel.planned_at
    ended = against.at if against else panel.closed_at or opened
    return Read(
        panel=panel.pk,
        posts=tuple(_post(one, channel) for one in shown if one.kind == "post" and one.read),
        pictures=tuple(_picture(one) for one in shown if one.kind in _ALONE and one.read),
        day=meant_of(panel.version).day,
        countries=frozenset(meant_of(panel.version).countries),
        decision=decision,
        opened=opened,
        until=until(ended),
        seen=tuple(_picture(one) for one in shown if one.picture),
        against=against is not None,
    )


def until(ended: datetime) -> date:
    """The last day on which an answer of that time holds."""
    return _day(ended) + timedelta(days=in_force().guideline.company.panel.days)


def _post(one: Stimulus, channel: Channel) -> Post:
    pictures = (_picture(one),) if one.picture else ()
    return Post(thread(one.text, room_of(channel)), one.language, one.network, pictures)


def _picture(one: Stimulus) -> Picture:
    return Picture(one.picture, one.alt, one.of)


def _day(at: datetime) -> date:
    return timezone.localtime(at).date()
