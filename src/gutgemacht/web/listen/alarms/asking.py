"""Rows for `listen.telling`, and what it decides made into notices in the same transaction."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import cast
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet
from django.urls import reverse

from gutgemacht.listen.telling import (
    STORM,
    Decision,
    Digest,
    Heard,
    Policy,
    Quiet,
    Rota,
    Rung,
    Tell,
    Wave,
    Way,
    decide,
)
from gutgemacht.listen.telling import Told as ToldOnce
from gutgemacht.web.listen.alarms import access
from gutgemacht.web.listen.alarms.joining import join
from gutgemacht.web.listen.alarms.models import Absence, Alarm, House, Mute, OnCall, Told
from gutgemacht.web.listen.alarms.waves import rise_of
from gutgemacht.web.notices.kinds import Data
from gutgemacht.web.notices.tell import tell
from gutgemacht.web.people.models import Person
from gutgemacht.web.publish.approvals.models import Deputy

# What calmed down longer ago is no news for a letter.
NEWS = timedelta(days=2)


@transaction.atomic
def tell_due(now: datetime) -> datetime | None:
    """Tells what is due; returns when to look again, as far as that is known.

    One worker at a time, so that nobody is told twice.
    """
    House.row()
    house = House.objects.select_for_update().get(pk=1)
    join(now)
    alarms = {one.pk: one for one in _alarms(now)}
    waves = _waves(list(alarms.values()), now)
    said = decide(waves, rota(now), policy(house), now)
    _carry_out(said, alarms, now)
    return said.look_again


def policy(house: House) -> Policy:
    """How the house wants to be told, on its own clock."""
    zone = ZoneInfo(settings.TIME_ZONE)
    begin, end = house.quiet_from, house.quiet_until
    quiet = Quiet(begin, end, zone) if begin and end else None
    return Policy(Digest(house.digest_at, zone, house.hourly), quiet, house.patience)


def rota(now: datetime) -> Rota:
    """The chain now. Who has left, may not see alarms, is absent or has a deputy is away."""
    places = list(OnCall.objects.all())
    deputies = dict(_standing_in(now).values_list("person", "deputy"))
    rungs = []
    for one in places:
        others = (deputies.get(one.person_id), one.substitute_id)
        rungs.append(Rung(one.person_id, tuple(dict.fromkeys(who for who in others if who))))
    absent = set(absences(now).values_list("person", flat=True))
    named = {who for rung in rungs for who in (rung.person, *rung.substitutes)}
    named |= set(
        Alarm.objects.exclude(heard_by=None).filter(calm_at=None).values_list("heard_by", flat=True)
    )
    here = set(access.askable().filter(pk__in=named).values_list("pk", flat=True))
    return Rota(tuple(rungs), frozenset((named - here) | absent | set(deputies)))


def absences(now: datetime) -> "QuerySet[Absence]":
    """Absences that hold now."""
    return Absence.objects.filter(since__lte=now, until__gt=now)


def _standing_in(now: datetime) -> "QuerySet[Deputy]":
    return Deputy.objects.filter(since__lte=now, until__gt=now)


def _alarms(now: datetime) -> Iterable[Alarm]:
    """Of alarms of one wave the first speaks for all."""
    fresh = Q(calm_at=None) | Q(calm_at__gt=now - NEWS)
    found = Alarm.objects.filter(fresh, same_as=None).select_related("topic", "source", "act")
    return found.order_by("pk").prefetch_related("told")


def _waves(alarms: Sequence[Alarm], now: datetime) -> list[Wave]:
    muted = set(Mute.objects.filter(until__gt=now).values_list("topic", flat=True))
    return [_wave(one, muted=one.topic_id in muted) for one in alarms]


def _wave(alarm: Alarm, *, muted: bool) -> Wave:
    heard = None
    if alarm.heard_by_id:
        heard = Heard(alarm.heard_by_id, alarm.heard_level, alarm.heard_rise)
    return Wave(
        id=alarm.pk,
        rise=rise_of(alarm),
        told=tuple(_once(one) for one in alarm.told.all()),
        heard=heard,
        over=alarm.calm_at is not None,
        false=is_false(alarm),
        muted=muted,
    )


def _once(row: Told) -> ToldOnce:
    return ToldOnce(row.person_id, row.rise, row.at, cast("Way", row.way))


def is_false(alarm: Alarm) -> bool:
    """Somebody said that it is none; when it becomes a storm, that holds no longer."""
    return alarm.false_at is not None and (alarm.heard_level >= STORM or alarm.level < STORM)


def _carry_out(said: Decision, alarms: dict[int, Alarm], now: datetime) -> None:
    known = {one.pk: {told.rise for told in one.told.all()} for one in alarms.values()}
    for one in said.tell:
        Told.objects.bulk_create(
            Told(
                alarm=alarms[number],
                person_id=one.person,
                rise=alarms[number].rise,
                level=alarms[number].level,
                at=now,
                way=one.way,
            )
            for number in one.waves
        )
        if one.way in ("asked", "risen"):
            alarm = alarms[one.waves[0]]
            _ask(alarm, one, now, first=alarm.rise not in known[alarm.pk])
            known[alarm.pk].add(alarm.rise)
        elif one.way == "nobody":
            _say_aloud(alarms[one.waves[0]], now)
    _send_digest([one for one in said.tell if one.way == "digest"], alarms, now)


def _ask(alarm: Alarm, said: Tell, now: datetime, *, first: bool) -> None:
    """A chat room hears once of each rise, people when it is their turn."""
    people = Person.objects.filter(pk=said.person or 0)
    data = {**facts(alarm), "way": said.way}
    tell("alarm" if first else "alarm-asked", people, data, now)


def _say_aloud(alarm: Alarm, now: datetime) -> None:
    """Nobody can be asked, or nobody answers: everybody who looks after the house hears it."""
    asked = alarm.told.filter(rise=alarm.rise).exclude(person=None)
    people = access.loudly().exclude(pk__in=asked.values("person"))
    data = {**facts(alarm), "asked": asked.count()}
    tell("alarm-unheard", people, data, now)


def _send_digest(said: Sequence[Tell], alarms: dict[int, Alarm], now: datetime) -> None:
    people: defaultdict[tuple[int, ...], list[int]] = defaultdict(list)
    for one in said:
        people[one.waves].append(one.person or 0)
    for numbers, those in people.items():
        names = [name_of(alarms[number]) for number in numbers]
        data = {"count": len(names), "names": names[:10], "page": reverse("alarms:all")}
        tell("alarms-digest", Person.objects.filter(pk__in=those), data, now)


def facts(alarm: Alarm) -> Data:
    """What a notice may say of an alarm."""
    told = alarm.explanation or {}
    return {
        "kind": alarm.kind,
        "name": name_of(alarm),
        "level": alarm.level,
        "since": alarm.since.isoformat(),
        "mentions": told.get("mentions"),
        "expected": told.get("expected"),
        "page": reverse("alarms:one", args=[alarm.pk]),
    }


def name_of(alarm: Alarm) -> str:
    """What an alarm is about: never the words of a post."""
    return str(alarm.topic or alarm.source or alarm.about)
