"""Alarms of several topics for the same wave: people hear of the first, which speaks for all."""

from datetime import datetime, timedelta

from gutgemacht.listen.same_wave import SAME_WITHIN, Trace, same_wave
from gutgemacht.web.listen.alarms.models import Alarm
from gutgemacht.web.listen.alarms.waves import rises
from gutgemacht.web.listen.models import Belongs, Mention

MOST = 2_000
BEFORE = timedelta(hours=1)


def join(now: datetime) -> None:
    """New alarms join the one they belong to; the first rises with those that have joined it."""
    open_ = list(Alarm.objects.filter(calm_at=None).exclude(kind=Alarm.Kind.SILENCE).order_by("pk"))
    for alarm in open_ if len(open_) > 1 else []:
        if alarm.same_as_id is None and not (alarm.told.exists() or alarm.twins.exists()):
            _join_one(alarm, open_)
    first = {one.pk: one for one in open_}
    for alarm in open_:
        leader = first.get(alarm.same_as_id or 0)
        if leader and rises(leader, alarm.level, alarm.size, now, loud=alarm.loud):
            leader.save()


def _join_one(alarm: Alarm, open_: list[Alarm]) -> None:
    near = [
        one
        for one in open_
        if one.pk < alarm.pk
        and one.same_as_id is None
        and abs(one.since - alarm.since) <= SAME_WITHIN
    ]
    found = same_wave(_trace(alarm), [_trace(one) for one in near]) if near else None
    if found:
        alarm.same_as_id = found
        alarm.save(update_fields=["same_as"])


def _trace(alarm: Alarm) -> Trace:
    return Trace(alarm.pk, alarm.since, alarm.act_id, frozenset(_mentions(alarm)))


def _mentions(alarm: Alarm) -> list[int]:
    since = alarm.since - BEFORE
    if alarm.topic_id:
        found = Belongs.objects.filter(topic=alarm.topic_id, at__gte=since)
        return list(found.order_by("at").values_list("mention", flat=True)[:MOST])
    found_ = Mention.objects.filter(act=alarm.act_id, at__gte=since)
    return list(found_.order_by("at").values_list("pk", flat=True)[:MOST])
