"""A topic that is new, or has other words, looks through the mentions that were kept before.

First it is found out which of them belong to it now, some thousand at a time; then its pulse is
counted anew (`rebuild`), so that it is exact whatever was heard meanwhile; then the alarm forgets
what it thought usual and learns it from there, where a wave that still goes on is an alarm. Nothing
of it is done twice: what belongs already is left alone, and who is killed in the middle goes on
where the row says.
"""

import threading
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Max, Min

from gutgemacht.listen.topic_words import Words
from gutgemacht.listen.topics import TopicFinder
from gutgemacht.web.listen import bulk
from gutgemacht.web.listen.alarms.models import Watch
from gutgemacht.web.listen.ear import ANSWERS
from gutgemacht.web.listen.models import Belongs, LookBack, Mention, Topic
from gutgemacht.web.listen.rebuild import END, Portion, rebuilt
from gutgemacht.web.listen.rows import words_of

AT_ONCE = 2_000
# Who keeps mentions may not have seen the new words yet that were written a moment before.
OVERLAP = timedelta(seconds=30)
FIELDS = ("pk", "network", "network_id", "at", "text", "tags", "pictures", "kind", "act")


def begin(topic: Topic, now: datetime) -> None:
    """The topic looks back from now on, also when it was doing so already."""
    numbers = Mention.objects.aggregate(first=Min("pk"), last=Max("pk"))
    first, last = (numbers["first"] or 1) - 1, numbers["last"] or 0
    fresh = {"begun_at": now, "first": first, "done_to": first, "last": last}
    LookBack.objects.update_or_create(topic=topic, defaults={**fresh, "ended_at": None})


def progress(topic: Topic) -> int | None:
    """How many percent of what was kept are looked through; None where nothing is going on."""
    row = LookBack.objects.filter(topic=topic, ended_at=None).first()
    if row is None:
        return None
    done, all_ = row.done_to - row.first, max(row.last - row.first, 1)
    # The rest is counting.
    return min(99, max(0, 100 * done // all_))


def look_back(now: datetime, stop: threading.Event) -> bool:
    """One step of the topic that waits longest; True while there is more to do."""
    waiting = LookBack.objects.filter(ended_at=None, topic__closed_at=None)
    row = waiting.select_related("topic").order_by("begun_at", "pk").first()
    if row is None:
        return False
    if _step(row):
        return True
    if now < row.begun_at + OVERLAP:
        return False
    return _ended(row, now, stop)


@transaction.atomic
def _step(row: LookBack) -> bool:
    """Looks at the next mentions; False when there are none."""
    bulk.alone()
    topic = Topic.objects.get(pk=row.topic_id)
    heard = Mention.objects.filter(heard_at__lte=row.begun_at + OVERLAP, same_as=None)
    rows = heard.filter(pk__gt=row.done_to).order_by("pk")
    read = list(rows.only(*FIELDS)[:AT_ONCE])
    if not read:
        return False
    belong, there = _found(topic, read), _there(topic, read)
    fresh = [one for one in read if one.pk in belong - there]
    bulk.put(Belongs, ("topic", "mention", "at"), [(topic.pk, one.pk, one.at) for one in fresh])
    Belongs.objects.filter(topic=topic, mention__in=there - belong).delete()
    same = LookBack.objects.filter(pk=row.pk, begun_at=row.begun_at)
    same.update(done_to=read[-1].pk)
    return True


def _found(topic: Topic, read: Sequence[Mention]) -> set[int]:
    """Those that hold its words; in our name all that answer us, as in `ear`."""
    finder = TopicFinder({topic.pk: Words(tuple(topic.words), tuple(topic.not_words))})
    is_name = topic.kind == Topic.Kind.NAME
    return {
        one.pk
        for one in read
        if (is_name and one.act_id and one.kind in ANSWERS) or finder.find(words_of(one))
    }


def _there(topic: Topic, read: Sequence[Mention]) -> set[int]:
    rows = Belongs.objects.filter(topic=topic, mention__in=[one.pk for one in read])
    return set(rows.values_list("mention", flat=True))


def _ended(row: LookBack, now: datetime, stop: threading.Event) -> bool:
    """Counts anew; False where it was stopped, and is done again."""
    steps = rebuilt(row.topic_id)
    while not stop.is_set():
        if _counted(row, steps, now):
            return True
    return False


@transaction.atomic
def _counted(row: LookBack, steps: Iterator[Portion], now: datetime) -> bool:
    """One portion more; True with the last, in whose step the alarm forgets what it thought usual.

    Else it would be shown the newest stretches again as if all of it had been heard just now.
    """
    topic = Topic.objects.select_for_update().get(pk=row.topic_id)
    if next(steps).end < END:
        return False
    Watch.objects.filter(topic=topic).delete()
    LookBack.objects.filter(pk=row.pk, begun_at=row.begun_at).update(ended_at=now)
    return True
