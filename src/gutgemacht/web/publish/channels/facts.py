"""What is known of the channels: from their rows, and from what was posted on them."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max, OuterRef, QuerySet, Subquery

from gutgemacht.web.people.models import Person
from gutgemacht.web.publish.channels.duties import Answering, Duty, Facts, duties
from gutgemacht.web.publish.channels.models import Channel
from gutgemacht.web.publish.channels.seal import locked


@dataclass(frozen=True)
class Known:
    """A channel, when it last posted as far as we saw, and what must be done with it."""

    channel: Channel
    posted_at: datetime | None
    duties: tuple[Duty, ...]


def known(channels: QuerySet[Channel], now: datetime) -> list[Known]:
    """What is known of each."""
    rows = channels.select_related("owner", "substitute").annotate(
        acted_at=_newest("acts", "at", acts__kind__in=("post", "reply")),
        sent_at=_newest("outbox", "ended_at", outbox__state="sent"),
    )
    return [
        _known(row, max(filter(None, (row.acted_at, row.sent_at)), default=None), now)
        for row in rows
    ]


def facts(channel: Channel, posted_at: datetime | None) -> Facts:
    """A channel as `duties` thinks of it."""
    return Facts(
        country=channel.country,
        owner=_answering(channel.owner),
        substitute=_answering(channel.substitute),
        second_factor=channel.second_factor,
        imprint=channel.imprint,
        imprint_seen_at=channel.imprint_seen_at,
        apps_seen_at=channel.apps_seen_at,
        posted_at=posted_at or channel.added_at,
        trouble=channel.trouble,
        trouble_since=channel.trouble_since,
        locked=locked(channel),
        closed=channel.closed_at is not None,
    )


def _known(channel: Channel, posted_at: datetime | None, now: datetime) -> Known:
    return Known(channel, posted_at, duties(facts(channel, posted_at), now))


def _answering(person: Person | None) -> Answering:
    if person is None:
        return "nobody"
    return "named" if person.is_active else "left"


def _newest(table: str, when: str, **which: object) -> Subquery:
    """The newest time of what stands below a channel; joined, two tables would multiply."""
    own = Channel.objects.filter(pk=OuterRef("pk"), **which)
    return Subquery(own.values("pk").annotate(newest=Max(f"{table}__{when}")).values("newest"))
