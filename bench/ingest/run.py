"""One database: `python -m bench.ingest.run MENTIONS TOPICS RATE`, in an empty GUTGEMACHT_DATABASE.

The stream comes as from a source and goes the way of the worker (`web/listen/hearing.py`).
"""

import json
import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

TOGETHER = 500
WARM = 20_000


def main() -> None:
    """Prints the figures of one database as a line of JSON."""
    mentions, topics, rate = map(int, sys.argv[1:])
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gutgemacht.web.settings")
    import django

    django.setup()
    from bench.ingest.year import opened

    _prepare(topics)
    figures = _ingest(mentions, topics, rate)
    print(json.dumps(figures | opened()))


def _prepare(topics: int) -> None:
    from bench.ingest.stream import START
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


class Warm(NamedTuple):
    """Where it stands once models are loaded and caches are filled."""

    at: float
    cpu: float
    memory: int
    kept: int


class Place:
    """A source that says all it has as fast as it is heard."""

    def __init__(self, mentions: int, topics: int, rate: int) -> None:
        self._of = (mentions, topics, rate)
        self.now: datetime | None = None
        self.asked: list[tuple[float, int]] = []

    def stream(self, cursor: str) -> Iterator[object]:
        """Everything, from the first on."""
        from bench.ingest.stream import stream

        from gutgemacht.listen.source import Heard

        part = []
        for number, mention in enumerate(stream(*self._of)):
            part.append(mention)
            if len(part) == TOGETHER:
                self.now = mention.at
                self.asked.append((time.perf_counter(), number + 1))
                yield Heard(tuple(part), str(number))
                part = []
        if part:
            self.now = part[-1].at
            yield Heard(tuple(part), "end")


class Meter(threading.Thread):
    """Looks twice a second how many mentions are kept."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.kept: list[tuple[float, int]] = []
        self.warm: Warm | None = None
        self.over = threading.Event()

    def run(self) -> None:
        """Looks until it is over."""
        from django.db import connection
        from django.db.models import Max

        from gutgemacht.web.listen.models import Mention

        while not self.over.wait(0.5):
            newest = Mention.objects.aggregate(newest=Max("pk"))["newest"] or 0
            self.kept.append((time.perf_counter(), newest))
            if self.warm is None and newest >= WARM:
                self.warm = Warm(time.perf_counter(), cpu(), memory(), newest)
        connection.close()


def _ingest(mentions: int, topics: int, rate: int) -> dict[str, float]:
    from bench.ingest.stream import START
    from django.db import connection

    from gutgemacht.web.listen.alarms.watching import watch
    from gutgemacht.web.listen.hearing import Listening
    from gutgemacht.web.listen.models import Mention, Source

    place, meter = Place(mentions, topics, rate), Meter()
    row = Source.objects.create(
        kind="bench", name="bench", every=timedelta(minutes=1), added_at=START
    )
    listening = Listening(
        open=lambda _: place, kinds=lambda: {"bench": True}, clock=lambda: place.now or START
    )
    meter.start()
    listening.hear(row, streams=True)
    over, spent = time.perf_counter(), cpu()
    meter.over.set()
    meter.join()
    kept = Mention.objects.count()
    warm = meter.warm
    assert warm is not None, "too few mentions"
    after = (place.now or START) + timedelta(minutes=6)
    watch(after)  # The first look begins each topic.
    return {
        "database": connection.vendor,
        "kept": kept,
        "rate": (kept - warm.kept) / (over - warm.at),
        "cpu": (spent - warm.cpu) / (kept - warm.kept) * 1e6,
        "lag": _lag([one for one in place.asked if one[1] > warm.kept], meter.kept),
        "watch": _timed(lambda: watch(after + timedelta(minutes=5))),
        "memory": [warm.memory, memory()],
    }


def _lag(asked: list[tuple[float, int]], kept: list[tuple[float, int]]) -> float:
    """The longest time from hearing a mention to where a look finds it counted."""
    longest, place = 0.0, 0
    for at, number in asked:
        while place < len(kept) and kept[place][1] < number:
            place += 1
        if place < len(kept):
            longest = max(longest, kept[place][0] - at)
    return longest


def _timed(what: Callable[[], object]) -> float:
    start = time.perf_counter()
    what()
    return time.perf_counter() - start


def _processes() -> list[int]:
    """This process and those it has started."""
    children = Path(f"/proc/self/task/{os.getpid()}/children")
    threads = Path("/proc/self/task").glob("*/children")
    found = {int(one) for file in (children, *threads) for one in file.read_text().split()}
    return [os.getpid(), *sorted(found)]


def memory() -> int:
    """What this process and its second reader hold, in MB."""
    total = 0
    for process in _processes():
        for line in Path(f"/proc/{process}/status").read_text().splitlines():
            if line.startswith("VmRSS"):
                total += int(line.split()[1])
    return total // 1024


def cpu() -> float:
    """Seconds of processor time of this process and its second reader."""
    ticks = 0
    for process in _processes():
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    main()
