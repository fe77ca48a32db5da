"""A company that has been listened to for four months: topics, pulses, mentions, replies."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import numpy as np
from django.db import transaction

from gutgemacht.listen.pulse import SIZES, Bin, Key, floor
from gutgemacht.web.listen import bulk, counting
from gutgemacht.web.listen.alarms.models import Alarm
from gutgemacht.web.listen.models import Belongs, Mention, Pulse, Source, Topic
from gutgemacht.web.publish.channels.models import Channel
from gutgemacht.web.publish.ledger.models import Act

DAYS, HOUR, DAY = 120, timedelta(hours=1), timedelta(days=1)
FINE = timedelta(minutes=5)

SAID = (
    (-1, "complaint", "Seit drei Wochen warte ich bei Bergtal auf Antwort. #bergtal", "de"),
    (0, "question", "Liefert Bergtal auch nach Österreich?", "de"),
    (1, "praise", "Die Werkstatt von Bergtal hat uns heute gerettet, danke!", "de"),
    (0, "opinion", "Bergtal baut jetzt auch Möbel. Mal sehen.", "de"),
    (1, "praise", "Bergtal's spare parts arrived within two days. Impressive.", "en"),
    (-1, "opinion", "Schon wieder so eine Anzeige, in der nur Männer schrauben.", "de"),
    (0, "news", "Bergtal eröffnet im Herbst ein Lager in Linz.", "de"),
)
# Of the last week only.
NEW = (
    -1,
    "opinion",
    "#hackdenschrauber? Frauen schrauben seit Jahrzehnten. #hackdenschrauber",
    "de",
)


@dataclass(frozen=True)
class Heard:
    """What was made: the topics by their name, and our post that is answered."""

    topics: dict[str, Topic]
    act: Act


def heard(now: datetime) -> Heard:
    """Fills the house; always the same."""
    chance = np.random.default_rng(7)
    topics = {
        name: _topic(name, kind, now)
        for name, kind in (
            ("Bergtal", "name"),
            ("Nova", "product"),
            ("#hackdenschrauber", "hashtag"),
            ("Talberg", "rival"),
            ("Quellwerk & Söhne", "rival"),
        )
    }
    levels = {"Bergtal": 6.0, "Nova": 1.5, "Talberg": 8.0, "Quellwerk & Söhne": 2.0}
    for name, level in levels.items():
        _pulses(topics[name], level, now, chance)
    _storm(topics["#hackdenschrauber"], now, chance)
    act = _act(now)
    _mentions(topics, act, now)
    _sources(now)
    Alarm.objects.create(
        topic=topics["#hackdenschrauber"],
        kind="wave",
        level=3,
        since=now - timedelta(hours=5),
        seen_at=now - timedelta(hours=4),
        rose_at=now - timedelta(hours=2),
        last_at=now - timedelta(hours=2),
    )
    return Heard(topics, act)


def _topic(name: str, kind: str, now: datetime) -> Topic:
    made = now - DAYS * DAY
    return Topic.objects.create(name=name, kind=kind, words=[name], made_at=made)


def _pulses(topic: Topic, level: float, now: datetime, chance: np.random.Generator) -> None:
    """Hours with a day's and a week's rhythm and bursts, and the days made of them."""
    begin = _whole(now, DAY) - DAYS * DAY
    hours = int((now - begin) / HOUR) + 1
    when = np.arange(hours)
    rhythm = 0.4 + np.clip(np.sin((when % 24 - 7) / 24 * 2 * np.pi), 0, None)
    week = np.where((when // 24 + begin.weekday()) % 7 < 5, 1.0, 0.55)
    bursts = np.where(chance.random(hours) < 0.004, 5.0, 1.0)
    mentions = chance.poisson(level * rhythm * week * bursts * chance.gamma(4, 0.25, hours))
    negative, positive = chance.binomial(mentions, 0.15), chance.binomial(mentions, 0.2)
    rows = [
        (begin + n * HOUR, int(mentions[n]), int(negative[n]), int(positive[n]))
        for n in range(hours)
    ]
    _keep(topic, 60, rows)
    _keep(topic, 1_440, list(_days(rows)))
    last = [row for row in rows if row[0] > now - 3 * DAY]
    fine = [(at + n * FINE, count // 12, 0, 0) for at, count, *_ in last for n in range(12)]
    _keep(topic, 5, fine)


def _storm(topic: Topic, now: datetime, chance: np.random.Generator) -> None:
    """Little for three weeks, and then much of it against us."""
    begin = _whole(now, DAY) - 21 * DAY
    rows = []
    for n in range(int((now - begin) / HOUR) + 1):
        at = begin + n * HOUR
        rising = max(0.0, 1 - (now - at) / timedelta(hours=8))
        mentions = int(chance.poisson(0.6 + 60 * rising**2))
        rows.append((at, mentions, int(chance.binomial(mentions, 0.7 if rising else 0.1)), 0))
    _keep(topic, 60, rows)
    _keep(topic, 1_440, list(_days(rows)))


def _days(rows: list[tuple[datetime, int, int, int]]) -> Iterator[tuple[datetime, int, int, int]]:
    sums: defaultdict[datetime, list[int]] = defaultdict(lambda: [0, 0, 0])
    for at, *counts in rows:
        day = sums[_whole(at, DAY)]
        for place, count in enumerate(counts):
            day[place] += count
    for at, (mentions, negative, positive) in sums.items():
        yield at, mentions, negative, positive


def _keep(topic: Topic, size: int, rows: list[tuple[datetime, int, int, int]]) -> None:
    Pulse.objects.bulk_create(
        [
            Pulse(
                topic=topic,
                network="mastodon",
                size=size,
                at=at,
                mentions=mentions,
                negative=negative,
                positive=positive,
            )
            for at, mentions, negative, positive in rows
            if mentions
        ]
    )


def _act(now: datetime) -> Act:
    channel = Channel.objects.create(network="mastodon", name="Bergtal auf Mastodon")
    return Act.objects.create(
        channel=channel,
        network_id="1",
        kind="post",
        at=now - 2 * DAY,
        seen_at=now - 2 * DAY,
        text="Echte Kerle schrauben selbst! Unsere neue Nova für alle, die zupacken.",
        standing=Act.Standing.AS_APPROVED,
    )


def _mentions(topics: dict[str, Topic], act: Act, now: datetime) -> None:
    for n in reversed(range(70)):
        at = now - n * timedelta(hours=4, minutes=7)
        tone, says, text, language = NEW if n < 40 and n % 4 == 1 else SAID[n % len(SAID)]
        answers = n % 9 == 2 and at > act.at
        mention = mention_of(
            f"m{n}",
            at,
            f"{text} ({n})",
            tone=tone,
            says=says,
            language=language,
            kind="reply" if answers else "post",
            act=act if answers else None,
            pictures=[
                {"url": f"https://bilder.example/{n}.jpg", "alt": "Drei Männer mit Akkuschraubern"}
            ]
            if n % 11 == 4
            else [],
        )
        names = ["Bergtal"] + (["#hackdenschrauber"] if "#hack" in text else [])
        belong(mention, *(topics[name] for name in names))


def mention_of(network_id: str, at: datetime, text: str, **facts) -> Mention:
    """A mention as it is kept."""
    named = {
        "network": "mastodon",
        "url": f"https://mastodon.example/@eva/{network_id}",
        "author": "@eva@mastodon.example",
        "author_name": "Eva Berger",
        "followers": 312,
        "counts": {"likes": 3, "shares": 1, "replies": 2},
    }
    return Mention.objects.create(
        network_id=network_id, at=at, heard_at=at, text=text, **(named | facts)
    )


def belong(mention: Mention, *topics: Topic) -> None:
    """The mention belongs to these, and is counted there beside what was counted already."""
    rows = [Belongs(topic=topic, mention=mention, at=mention.at) for topic in topics]
    Belongs.objects.bulk_create(rows)
    counted = Bin(mentions=1, negative=mention.tone < 0, positive=mention.tone > 0)
    at = floor(mention.at, SIZES[0])
    with transaction.atomic():
        bulk.alone()
        counting.change({Key(one.pk, mention.network, SIZES[0], at): counted for one in topics})


def _sources(now: datetime) -> None:
    every, added = timedelta(minutes=5), now - DAYS * DAY
    for kind, name, facts in (
        ("mastodon", "#bergtal auf Mastodon", {"until": now - timedelta(minutes=3)}),
        ("bluesky", "Suche auf Bluesky", {"until": now - timedelta(minutes=1)}),
        ("feed", "Blog der Handwerker", {"trouble": "down", "trouble_since": now - HOUR}),
    ):
        Source.objects.create(
            kind=kind,
            name=name,
            every=every,
            added_at=added,
            read_at=now - timedelta(minutes=2),
            **facts,
        )


def _whole(at: datetime, size: timedelta) -> datetime:
    zero = datetime(2020, 1, 1, tzinfo=UTC)
    return at - (at - zero) % size
