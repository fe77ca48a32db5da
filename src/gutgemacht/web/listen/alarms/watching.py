"""The worker's step: stretches that have closed are shown to the alarm, topic by topic.

What the alarm remembers is written in the transaction of what it raises, so that who dies between
two stretches neither loses nor repeats one. Most sources are asked every few minutes, so that much
is heard after its stretch has closed: then the alarm goes back to what it remembered before, and
is shown the stretches again (`again.py`).
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Min, Q

from gutgemacht.web.listen.alarms.again import REMEMBERED as BEFORE
from gutgemacht.web.listen.alarms.again import Remembered
from gutgemacht.web.listen.alarms.detector import NOTICE, OpenDetector, Sight, open_detector
from gutgemacht.web.listen.alarms.models import Alarm, Watch
from gutgemacht.web.listen.alarms.sights import STRETCH, said_of, sights
from gutgemacht.web.listen.alarms.waves import CALM, goes_on, opened
from gutgemacht.web.listen.models import Belongs, Pulse, Topic

# So long after its end a stretch counts as closed.
GRACE = timedelta(seconds=20)
# What is longer ago teaches a new topic nothing.
LEARNT_FROM = timedelta(days=56)
# A day of stretches is remembered for the plot; a week is caught up with in one step.
REMEMBERED, MOST = 288, 2_016
# While an own post is answered otherwise than usual, and over a weekend after, more false alarms
# are borne of the topics that speak of it: one post in 200 gets such a notice by chance, so that
# few come of it.
AWAKE, MOST_BORNE = 8.0, 10.0
AWAKE_FOR = timedelta(days=3)


def watch(now: datetime, open_: OpenDetector = open_detector) -> int:
    """Shows what has closed to the alarm; returns how many topics had something new."""
    end = closed(now)
    behind = Q(watch=None) | Q(watch__at__lt=end)
    topics = Topic.objects.filter(behind, closed_at=None).values_list("pk", flat=True)
    acts = noticed(now)
    return sum(_watch(topic, end, now, open_, acts) for topic in list(topics))


def noticed(now: datetime) -> list[int | None]:
    """Posts of ours that are answered otherwise than usual, by the numbers of their acts."""
    alarms = Alarm.objects.filter(kind=Alarm.Kind.POST, last_at__gt=now - AWAKE_FOR, false_at=None)
    return list(alarms.values_list("act", flat=True))


def borne_now(topic: Topic, now: datetime, acts: Sequence[int | None]) -> float:
    """The false alarms a month that are borne now; `acts` are the posts `noticed`."""
    of_posts = Belongs.objects.filter(
        topic=topic, mention__act__in=acts, at__gt=now - AWAKE_FOR, at__lte=now
    )
    # Mostly there is no such post, and then nobody need be asked.
    is_awake = bool(acts) and of_posts.exists()
    return min(topic.appetite * AWAKE, MOST_BORNE) if is_awake else topic.appetite


def closed(now: datetime) -> datetime:
    """The end of the last stretch that has closed."""
    passed = (now - GRACE).timestamp() // STRETCH.total_seconds() * STRETCH.total_seconds()
    return datetime.fromtimestamp(passed, now.tzinfo)


def _watch(
    topic_id: int, end: datetime, now: datetime, open_: OpenDetector, acts: Sequence[int | None]
) -> bool:
    went_on = _go_on(topic_id, end, now, open_, acts)
    if went_on is None:
        _begin(Topic.objects.get(pk=topic_id), end, now, open_)
        return True
    return went_on


@transaction.atomic
def _go_on(
    topic_id: int, end: datetime, now: datetime, open_: OpenDetector, acts: Sequence[int | None]
) -> bool | None:
    """Whether there was something new; None for a topic that is not watched yet."""
    topic = Topic.objects.select_for_update().get(pk=topic_id)
    row = Watch.objects.filter(topic=topic).first()
    if row is None:
        return None
    row.topic = topic
    stop = min(end, row.at + MOST * STRETCH)
    if row.at >= stop:
        return False
    said = said_of(topic, row.at - BEFORE, stop)
    remembered = Remembered(row, said)
    detector = remembered.detector(open_, borne_now(topic, now, acts))
    alarm = Alarm.objects.filter(topic=topic, kind=Alarm.Kind.WAVE, calm_at=None).first()
    for at, sight in sights(detector, said, row.at, stop):
        row.expected = [*row.expected, round(sight.expected, 2)][-REMEMBERED:]
        alarm = _wave(topic, alarm, sight, at + STRETCH, row, now)
        if alarm and alarm.calm_at:
            alarm.save()
            alarm = None
        remembered.note(at + STRETCH, detector)
    if alarm:
        alarm.save()
    row.at, row.state = stop, detector.state()
    remembered.keep()
    return True


def _begin(topic: Topic, end: datetime, now: datetime, open_: OpenDetector) -> None:
    """A new topic: what was heard before it is watched teaches what is usual.

    Waves that have calmed alarm nobody; one that still goes on is an alarm, since it began. All is
    learnt outside of a transaction: weeks take seconds, and others want to write.
    """
    pulses = Pulse.objects.filter(topic=topic, size=5, at__gte=end - LEARNT_FROM)
    start = pulses.aggregate(first=Min("at"))["first"] or end
    detector = open_(b"", topic.appetite)
    row, said = Watch(topic=topic, at=end), said_of(topic, start, end)
    remembered, wave = Remembered(row, said), None
    stood_out = start
    for at, sight in sights(detector, said, start, end):
        row.expected = [*row.expected, round(sight.expected, 2)][-REMEMBERED:]
        wave = _wave(topic, wave, sight, at + STRETCH, row, now)
        wave = None if wave and wave.calm_at else wave
        stood_out = at + STRETCH if sight.level >= NOTICE else stood_out
        remembered.note(at + STRETCH, detector)
    row.state = detector.state()
    # The detector takes half a day itself before a wave is over for it.
    still = wave if end - stood_out < CALM else None
    with transaction.atomic():
        Topic.objects.select_for_update().get(pk=topic.pk)
        if not Watch.objects.filter(topic=topic).exists():
            remembered.keep()
            if still:
                _found(still)


def _found(wave: Alarm) -> None:
    """Nobody was told of it, however often it has risen; one that is open learns how it began."""
    waves = Alarm.objects.filter(kind=Alarm.Kind.WAVE, calm_at=None)
    there = waves.filter(topic=wave.topic).first()
    if there is None:
        wave.rise = 1
        wave.save()
        return
    there.since = min(there.since, wave.since)
    there.course, there.course_from = wave.course, wave.course_from
    there.save(update_fields=["since", "course", "course_from"])


def _wave(
    topic: Topic, alarm: Alarm | None, sight: Sight, end: datetime, row: Watch, now: datetime
) -> Alarm | None:
    """The wave after one more stretch, calm or not; does not save."""
    if alarm is None:
        if not sight.stands_out:
            return None
        alarm = opened(sight, end, STRETCH, row.expected, now)
        alarm.topic = topic
        return alarm
    goes_on(alarm, sight, end, now)
    return alarm
