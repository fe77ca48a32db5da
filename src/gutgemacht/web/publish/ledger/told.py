"""Who is told of what the ledger sees."""

from collections.abc import Sequence
from datetime import datetime

from django.urls import reverse

from gutgemacht.web.notices.kinds import Data
from gutgemacht.web.notices.tell import tell
from gutgemacht.web.people.models import Person, Role
from gutgemacht.web.publish.channels.models import Channel
from gutgemacht.web.publish.ledger.models import Act
from gutgemacht.web.publish.sending.told import answering_for


def tell_unknown(channel: Channel, acts: Sequence[Act], now: datetime) -> None:
    """The alarm: something was done in the company's name that nobody here sent."""
    tell("unknown-act", [*answering_for(channel), *leads()], _facts(channel, acts), now)


def tell_changed(channel: Channel, acts: Sequence[Act], now: datetime) -> None:
    """What stands there is otherwise than it was approved."""
    tell("act-changed", answering_for(channel), _facts(channel, acts), now)


def tell_gone(channel: Channel, acts: Sequence[Act], now: datetime) -> None:
    """Something was deleted, and not from here."""
    tell("act-gone", answering_for(channel), _facts(channel, acts), now)


def tell_waking(act: Act, now: datetime) -> None:
    """An old post is shared and answered again."""
    people = [*answering_for(act.channel), *leads()]
    tell("post-waking", people, _facts(act.channel, [act]), now)


def leads() -> list[Person]:
    """All who lead when something went wrong."""
    return list(Person.objects.filter(grants__role=Role.INCIDENT_LEAD, is_active=True).distinct())


def _facts(channel: Channel, acts: Sequence[Act]) -> Data:
    first = acts[0]
    return {
        "channel": channel.name,
        "count": len(acts),
        "kind": first.kind,
        "app": first.app,
        "at": first.at.isoformat(),
        "page": reverse("ledger:one", args=[first.pk]),
    }
