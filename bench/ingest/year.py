"""A year of all topics, and how long the pages take that show it."""

import statistics
import time
from datetime import UTC, datetime, timedelta
from typing import Any

LOOKS = 5
HOURS = 366 * 24
# An hour of each topic: two networks take turns, so that there is one row an hour.
SQLITE = """
WITH RECURSIVE hours(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM hours WHERE n < %s)
INSERT INTO {pulse} (topic_id, network, size, at, mentions, negative, positive, new_authors,
                     replies, quotes, reach, top, top_count, terms)
SELECT {topic}.id, CASE n %% 2 WHEN 0 THEN 'mastodon' ELSE 'bluesky' END, %s,
       datetime(%s, '+' || (n * %s) || ' minutes'), abs(random()) %% 40, abs(random()) %% 9, 3, 2,
       0, 0, 900, '', 0, '{{}}'
FROM {topic} CROSS JOIN hours
"""
POSTGRESQL = """
INSERT INTO {pulse} (topic_id, network, size, at, mentions, negative, positive, new_authors,
                     replies, quotes, reach, top, top_count, terms)
SELECT {topic}.id, CASE n %% 2 WHEN 0 THEN 'mastodon' ELSE 'bluesky' END, sizes.size,
       began.at::timestamptz + n * sizes.size * interval '1 minute', random() * 40, random() * 9, 3,
       2, 0, 0, 900, '', 0, '{{}}'
FROM {topic}, (SELECT %s::int AS most, %s::int AS size, %s::text AS at) began
     CROSS JOIN LATERAL (SELECT began.size) sizes
     CROSS JOIN LATERAL generate_series(0, began.most) n
"""


def opened() -> dict[str, float]:
    """Milliseconds until pages of a year stand there, the middle of some looks."""
    from django.db import connection
    from django.test import Client

    from gutgemacht.web.listen.models import Pulse, Topic
    from gutgemacht.web.people.models import Grant, Person, Role

    Pulse.objects.all().delete()
    begins = datetime.now(UTC).replace(minute=0, second=0, microsecond=0) - timedelta(hours=HOURS)
    begins = begins.replace(hour=0)
    told = begins.strftime("%Y-%m-%d %H:%M:%S") + ("" if connection.vendor == "sqlite" else "+00")
    form = SQLITE if connection.vendor == "sqlite" else POSTGRESQL
    statement = form.format(pulse=Pulse._meta.db_table, topic=Topic._meta.db_table)
    with connection.cursor() as cursor:
        for size in (60, 1_440):
            last = HOURS * 60 // size
            step = [size, told, size] if connection.vendor == "sqlite" else [size, told]
            cursor.execute(statement, [last, *step])
        cursor.execute("ANALYZE")
    client = Client(SERVER_NAME="localhost")
    person = Person.objects.create_user("anna@example.org")
    Grant.objects.create(person=person, role=Role.AUTHOR)
    client.force_login(person)
    topic = Topic.objects.order_by("pk")[500 % Topic.objects.count()].pk
    addresses = {
        "overview": "/listening/",
        "topic": f"/listening/topic/{topic}/?range=year",
        "plot": f"/listening/topic/{topic}/pulse/?range=year",
        "hours": f"/listening/topic/{topic}/pulse/?range=year&size=60",
        "market": "/listening/market/",
    }
    return {name: _middle(client, address) for name, address in addresses.items()} | {
        "pulses": Pulse.objects.count()
    }


def _middle(client: Any, address: str) -> float:
    took = []
    for _ in range(LOOKS + 1):
        start = time.perf_counter()
        answer = client.get(address)
        took.append(time.perf_counter() - start)
        assert answer.status_code == 200, (address, answer.status_code)
    return 1_000 * statistics.median(took[1:])
