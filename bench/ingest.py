"""How many mentions a second are read, kept and counted, and whether memory stays flat.

usage: python -m bench.ingest [--mentions 200000] [--topics 1000] [--batch 4000]

A stream of invented mentions (`cases/mentions`, with names and hashtags of the topics) goes through
tone, topics, keeping and pulses into the database of GUTGEMACHT_DATABASE, by default SQLite in a
folder that is deleted afterwards. Needs an empty database.
"""

import argparse
import json
import os
import random
import resource
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

START = datetime(2026, 3, 2, tzinfo=UTC)
NETWORKS = ("mastodon", "bluesky", "feed")
CASES = Path(__file__).parents[1] / "cases" / "mentions"
AUTHORS = 200_000
RATE = 5_000


def main() -> None:
    """Runs it and prints the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--mentions", type=int, default=200_000)
    parser.add_argument("--topics", type=int, default=1_000)
    parser.add_argument("--batch", type=int, default=4_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["GUTGEMACHT_DATA"] = folder
        _prepare(options.topics)
        _ingest(options)
        _year(options.topics)


def _prepare(topics: int) -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gutgemacht.web.settings")
    django.setup()
    from django.core.management import call_command

    from gutgemacht.web.listen.models import Topic

    call_command("migrate", verbosity=0)
    Topic.objects.bulk_create(
        Topic(
            name=f"Marke {number}",
            words=[f"Marke{number}", f"#tag{number}", f"große Sache {number}"],
            not_words=[f"Nichtmarke{number}"],
            made_at=START,
            changed_at=START,
        )
        for number in range(topics)
    )


def _stream(count: int, topics: int, batch: int) -> Iterator[list]:
    """Batches as sources give them; topics are as unequal as brands are (Zipf)."""
    from gutgemacht.listen.mention import Mention

    chance = random.Random(7)
    texts = [
        (json.loads(line)["text"], language)
        for language in ("de", "en")
        for line in (CASES / f"{language}.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    weights = [1 / (rank + 1) for rank in range(topics)]
    made: list[Mention] = []
    for number in range(count):
        text, language = texts[chance.randrange(len(texts))]
        (topic,) = chance.choices(range(topics), weights)
        kind = "reply" if number % 4 == 0 else "post"
        made.append(
            Mention(
                NETWORKS[number % 3],
                f"at://did:plc:x/app.bsky.feed.post/{number}",
                START + timedelta(seconds=number / RATE),
                f"Marke{topic}: {text} {number} #tag{topic}",
                url=f"https://example.org/{number}",
                author=f"author{chance.randrange(AUTHORS)}",
                followers=chance.randrange(5_000),
                language=language if number % 5 else "",
                kind=kind,
                of=f"at://someone/{number // 7}" if kind == "reply" else "",
            )
        )
        if len(made) == batch:
            yield made
            made = []
    if made:
        yield made


def _ingest(options: argparse.Namespace) -> None:
    from django.db import connection

    from gutgemacht.listen.source import Heard
    from gutgemacht.web.listen.ear import Ear
    from gutgemacht.web.listen.keep import keep

    ear, kept, spent, begun = Ear(), 0, 0.0, _memory()
    first, slowest = 0.0, 0.0
    for batch in _stream(options.mentions, options.topics, options.batch):
        start = time.perf_counter()
        kept += keep(Heard(tuple(batch), ""), ear, batch[-1].at).new
        took = time.perf_counter() - start
        spent, slowest = spent + took, max(slowest, took)
        if not first:
            first, begun = took, _memory()
    print(f"{connection.vendor}: {kept:,} mentions, {options.topics:,} topics")
    print(
        f"  {kept / spent:,.0f} mentions/s "
        f"(batches of {options.batch:,}; the slowest {slowest:.2f} s)"
    )
    print(f"  memory after the first batch {begun:,} MB, at the end {_memory():,} MB")


def _memory() -> int:
    """What the process holds now, in MB."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) // 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _year(topics: int) -> None:
    pass


if __name__ == "__main__":
    main()
