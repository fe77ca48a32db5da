"""A small company that is spoken of: topics with calm weeks behind them, storms, people on call."""

import random
from datetime import UTC, datetime, timedelta

from gutgemacht.web.listen.alarms.models import OnCall
from gutgemacht.web.listen.alarms.step import step
from gutgemacht.web.listen.models import Belongs, Mention, Pulse, Source, Topic
from gutgemacht.web.people.models import Role
from gutgemacht.web.publish.channels.models import Channel
from gutgemacht.web.publish.ledger.models import Act
from tests.people import somebody

NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)
STRETCH, HOUR, DAY = timedelta(minutes=5), timedelta(hours=1), timedelta(days=1)
# After the end of a stretch the worker comes a little later.
LATER = timedelta(seconds=30)
USUAL = 4


def calm_topic(name="Werkhof", days=8, **facts):
    """A topic with calm weeks behind it, until now."""
    topic = Topic.objects.create(name=name, words=[name], made_at=NOW - days * DAY, **facts)
    chance = random.Random(name)
    stretches = int(days * DAY / STRETCH)
    Pulse.objects.bulk_create(
        pulse(topic, NOW - (n + 1) * STRETCH, count := chance.randint(2, 2 * USUAL - 2), count // 5)
        for n in range(stretches)
    )
    return topic


def pulse(topic, at, mentions, negative=0):
    return Pulse(
        topic=topic, network="mastodon", size=5, at=at, mentions=mentions, negative=negative
    )


def said(topics, at, count, *, words="Das ist #peinlich", tone=-1, act=None, kind="post"):
    """Mentions of several topics at once, spread over a stretch, with their pulses."""
    rows = [
        Mention(
            network="mastodon",
            network_id=f"{at.timestamp():.0f}-{topics[0].name if topics else act}-{n}",
            at=at + n * STRETCH / max(1, count),
            heard_at=at,
            text=f"{words} ({n})",
            url=f"https://netz.example/{at.timestamp():.0f}/{n}",
            author=f"leserin{at.timestamp():.0f}x{n}@netz.example",
            followers=100 + n,
            language="de",
            tone=tone,
            act=act,
            kind=kind,
        )
        for n in range(count)
    ]
    made = Mention.objects.bulk_create(rows)
    Belongs.objects.bulk_create(
        Belongs(topic=topic, mention=one, at=one.at) for topic in topics for one in made
    )
    for topic in topics:
        pulse(topic, at, count, count if tone < 0 else 0).save()
    return made


def run(topics, counts, begin=NOW, work=step):
    """The worker comes after each stretch of a wave; returns when it came last."""
    for n, count in enumerate(counts):
        said(topics, begin + n * STRETCH, count)
        work(begin + (n + 1) * STRETCH + LATER)
    return begin + len(counts) * STRETCH + LATER


def pass_time(since, until, work=step):
    """Hours in which nothing is said, and the worker comes now and then."""
    now = since
    while now < until:
        now = min(until, now + HOUR)
        work(now)
    return now


def on_call():
    """Anna is asked first, Ben stands in for her, then comes Cleo."""
    anna = somebody("anna", Role.INCIDENT_LEAD)
    ben, cleo = somebody("ben", Role.APPROVER), somebody("cleo", Role.AUTHOR)
    OnCall.objects.create(person=anna, substitute=ben, place=1)
    OnCall.objects.create(person=cleo, place=2)
    return anna, ben, cleo


def our_post(at, likes=0, text="Unser neuer Werkhof"):
    channel, _ = Channel.objects.get_or_create(
        name="Werkhof Mastodon", defaults={"network": "mastodon", "added_at": NOW - 99 * DAY}
    )
    return Act.objects.create(
        channel=channel,
        network_id=f"post-{at.timestamp():.0f}",
        kind="post",
        at=at,
        seen_at=at,
        text=text,
        counts={"likes": likes},
        standing="as-approved",
    )


def source(name="Netz", **facts):
    return Source.objects.create(
        kind="mastodon", name=name, every=timedelta(minutes=1), added_at=NOW - 60 * DAY, **facts
    )
