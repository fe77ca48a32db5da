"""Reminders: of each duty once, and then monthly, to those who answer for the channel."""

from datetime import datetime, timedelta

from django.db import transaction

from gutgemacht.web.notices.tell import tell
from gutgemacht.web.publish.channels.answering import about, answering
from gutgemacht.web.publish.channels.duties import Duty, DutyKind
from gutgemacht.web.publish.channels.facts import Known, known
from gutgemacht.web.publish.channels.models import Channel, Reminder

AGAIN = timedelta(days=30)
# Who has just added a channel is about to fill in the rest.
PATIENCE = timedelta(days=1)
URGENT: frozenset[DutyKind] = frozenset({"token", "locked"})


def remind_due(now: datetime) -> int:
    """Tells of what is due and was not told within a month; returns of how many channels."""
    channels = Channel.objects.filter(closed_at=None).prefetch_related("reminders")
    return sum(_remind(one, now) for one in known(channels, now) if _changed(one, now))


def _changed(one: Known, now: datetime) -> bool:
    """True when there is something to tell, or to forget; asked without a lock."""
    told = {reminder.duty for reminder in one.channel.reminders.all()}
    return bool(_due(one, now)) or not told <= {duty.kind for duty in one.duties}


@transaction.atomic
def _remind(one: Known, now: datetime) -> bool:
    # Of two workers one waits, and then finds that all was told.
    channel = Channel.objects.select_for_update().get(pk=one.channel.pk)
    channel.reminders.exclude(duty__in=[duty.kind for duty in one.duties]).delete()
    due = _due(Known(channel, one.posted_at, one.duties), now)
    for duty in due:
        Reminder.objects.update_or_create(
            channel=channel, duty=duty.kind, defaults={"told_at": now}
        )
    if due:
        told = about(channel) | {"duties": [_as_data(duty) for duty in due]}
        tell("channel-duties", answering(channel), told, now)
    return bool(due)


def _due(one: Known, now: datetime) -> list[Duty]:
    told = {reminder.duty: reminder.told_at for reminder in one.channel.reminders.all()}
    added = one.channel.added_at
    new = added is not None and now - added < PATIENCE
    return [
        duty
        for duty in one.duties
        if (duty.kind not in told or now - told[duty.kind] >= AGAIN)
        and (not new or duty.kind in URGENT)
    ]


def _as_data(duty: Duty) -> dict[str, str | None]:
    since = duty.since.isoformat() if duty.since else None
    return {"kind": duty.kind, "since": since, "law": duty.law}
