"""Why: the mentions of a wave, read when it rises and now and then, made into an explanation."""

import json
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Q

from gutgemacht.listen.explain import Explanation, Seen, Usual, Wave, explain, seen
from gutgemacht.listen.explain.why import Bins
from gutgemacht.listen.mention import Mention as Said
from gutgemacht.web.listen.alarms.models import Alarm
from gutgemacht.web.listen.alarms.posts import seen_post
from gutgemacht.web.listen.alarms.sights import counts_of
from gutgemacht.web.listen.models import Mention

# So many mentions of calm days tell what is usual.
USUAL = 4_000
EVERY = timedelta(minutes=15)
LONGEST_USUAL = timedelta(days=28)


def explain_due(now: datetime) -> int:
    """Explains waves that have opened, risen or gone on for a while; returns how many."""
    waves = Alarm.objects.filter(kind=Alarm.Kind.WAVE, calm_at=None).exclude(topic=None)
    old = ~Q(explained=F("rise")) | Q(explained_at__lte=now - EVERY)
    return sum(_explain(pk, now) for pk in waves.filter(old).values_list("pk", flat=True))


@transaction.atomic
def _explain(pk: int, now: datetime) -> bool:
    alarm = Alarm.objects.select_for_update(of=("self",)).select_related("topic").get(pk=pk)
    bins = _bins(alarm).of_the_wave()
    since = bins.since
    told = _told(alarm, bins, since)
    alarm.explanation, alarm.explained = json.loads(told.json()), alarm.rise
    alarm.explained_at = now
    alarm.since = min(alarm.since, since)
    alarm.save(update_fields=["explanation", "explained", "explained_at", "since"])
    return True


def _told(alarm: Alarm, bins: Bins, since: datetime) -> Explanation:
    before = list(_rows(alarm, since - LONGEST_USUAL, since, newest=USUAL))
    known = {(one.network, one.author) for one in before}
    wave, usual = Wave(), _usual(before)
    for one in _rows(alarm, since, bins.until):
        wave.add(_seen(one, new_author=(one.network, one.author) not in known))
        known.add((one.network, one.author))
    first = _loudest_post(wave)
    post = seen_post(int(first)) if first else None
    return explain(wave, usual, bins, _bursts(alarm), post)


def _usual(before: list[Mention]) -> Usual:
    """Of the older half only who spoke is remembered, so that the newer half knows who is new."""
    usual, half = Usual(), len(before) // 2
    known = {(one.network, one.author) for one in before[:half]}
    for one in before[half:]:
        usual.add(_seen(one, new_author=(one.network, one.author) not in known))
        known.add((one.network, one.author))
    return usual


def _rows(
    alarm: Alarm, since: datetime, until: datetime, newest: int | None = None
) -> Iterable[Mention]:
    """Mentions of the topic, oldest first."""
    found = Mention.objects.filter(
        belongs__topic=alarm.topic_id,
        belongs__at__gte=since,
        belongs__at__lt=until,
        gone_at=None,
        same_as=None,
    )
    if newest:
        return reversed(found.order_by("-at", "-pk")[:newest])
    return found.order_by("at", "pk").iterator(chunk_size=2_000)


def _seen(row: Mention, *, new_author: bool) -> Seen:
    said = Said(
        network=row.network,
        id=row.network_id,
        at=row.at,
        text=row.text,
        url=row.url,
        author=row.author,
        followers=row.followers,
        language=row.language,
        tags=tuple(row.tags),
    )
    post = str(row.act_id) if row.act_id else ""
    return seen(said, new_author=new_author, negative=row.tone < 0, post=post)


def _bins(alarm: Alarm) -> Bins:
    """What came in each stretch of the wave and the day before it, and what was usual."""
    begin = alarm.course_from or alarm.since
    came = counts_of(alarm.topic, begin, len(alarm.course))
    return Bins(begin, tuple(came), tuple(float(one) for one in alarm.course))


def _bursts(alarm: Alarm) -> list[float]:
    """How many times the usual earlier waves of the topic were."""
    before = Alarm.objects.filter(topic=alarm.topic_id, kind=alarm.kind, pk__lt=alarm.pk)
    told = before.exclude(explained=0).values_list("explanation", flat=True)
    return [one["mentions"] / max(1.0, one["expected"]) for one in told]


def _loudest_post(wave: Wave) -> str:
    """The own post that most of the wave answers; "" where there is none."""
    posts = [name for one in wave.sample for name in one.things.get("post", ())]
    return max(set(posts), key=posts.count) if posts else ""
