"""A person changes how far somebody is trusted on a channel, and the one concerned answers."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from gutgemacht.publish.trust import LEVELS, TrustLevel
from gutgemacht.web.people.models import Person, Role
from gutgemacht.web.publish.approvals import told
from gutgemacht.web.publish.approvals.models import TrustEvent
from gutgemacht.web.publish.approvals.standing import standing_of
from gutgemacht.web.publish.channels.models import Channel
from gutgemacht.web.publish.ledger.log import note


class TrustError(Exception):
    """Nothing was changed; the message is a sentence for people."""


def channels_of(person: Person) -> QuerySet[Channel]:
    """The channels on which somebody may change how far others are trusted.

    Those who approve may on all, owners and their substitutes on their own.
    """
    channels = Channel.objects.filter(closed_at=None)
    if person.may(Role.APPROVER):
        return channels
    if person.may(Role.CHANNEL_OWNER):
        return channels.filter(Q(owner=person) | Q(substitute=person))
    return channels.none()


@transaction.atomic
def change(
    person: Person, channel: Channel, level: TrustLevel, reason: str, by: Person, now: datetime
) -> TrustEvent:
    """Raises or lowers somebody's level, who is told why; raises TrustError."""
    # Of two who change it at once, the second sees what the first did.
    Person.objects.select_for_update().get(pk=person.pk)
    if person.pk == by.pk:
        raise TrustError(_("Nobody raises or lowers their own level."))
    if not reason.strip():
        raise TrustError(_("Please say why; %(name)s reads it.") % {"name": person})
    before = standing_of(person, channel, now).level
    if level == before:
        raise TrustError(_("That is the level of %(name)s already.") % {"name": person})
    higher = LEVELS.index(level) > LEVELS.index(before)
    event = TrustEvent.objects.create(
        person=person,
        channel=channel,
        what=TrustEvent.What.RAISED if higher else TrustEvent.What.LOWERED,
        level=level,
        by=by,
        who=str(by),
        reason=reason.strip(),
        at=now,
    )
    facts = {"channel": channel.pk, "from": before, "to": level, "reason": event.reason}
    note(by, f"trust {event.what}", f"person {person.pk}", facts, now)
    told.trusted(event, now)
    return event


@transaction.atomic
def answer(event: TrustEvent, words: str, now: datetime) -> TrustEvent:
    """What the one concerned says to a lowered level; raises TrustError where nothing is said."""
    if not words.strip():
        raise TrustError(_("Please write what you want to say to it."))
    event.answer, event.answered_at = words.strip(), now
    event.save(update_fields=["answer", "answered_at"])
    note(event.person, "trust answered", f"person {event.person_id}", {"event": event.pk}, now)
    told.answered(event, now)
    return event
