"""A second process reads what this one would read, and nothing is lost when it dies."""

import os
import signal
from datetime import UTC, datetime
from multiprocessing import active_children

import pytest

from gutgemacht.judges.linear import load
from gutgemacht.judges.mentions import MentionReader
from gutgemacht.judges.second import LARGE, SecondReader
from gutgemacht.listen.mention import Mention, Shown
from gutgemacht.listen.reading import WholeReader
from gutgemacht.listen.topic_words import Words
from gutgemacht.listen.topics import TopicFinder

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
SAID = ("Das ist eine Frechheit, nie wieder!", "What a lovely bottle, thank you.", "Und wann?")
BATCH = [
    Mention(
        "mastodon",
        str(number),
        NOON,
        f"{SAID[number % 3]} {number}",
        url=f"https://example.org/{number}",
        author="anna",
        kind="share" if number % 4 == 0 else "reply",
        tags=("bergtal",) if number % 5 == 0 else (),
        pictures=(Shown("https://example.org/a.png", "Grüne Flasche"),) if number % 7 == 0 else (),
    )
    for number in range(LARGE)
]
TOPICS = {3: Words(("Flasche",)), 4: Words(("#Bergtal",), ("Frechheit",)), 5: Words(("lovely",))}


@pytest.fixture(scope="module")
def here():
    return WholeReader(MentionReader(load()), TopicFinder(TOPICS))


@pytest.fixture
def second(here, tmp_path):
    made = SecondReader(here, tmp_path, TOPICS)
    yield made
    made.end()


def test_it_reads_the_same_and_one_batch_at_a_time(here, second):
    later = second.begin(BATCH)
    assert second.begin(BATCH) is None
    assert later() == here(BATCH)
    assert {topic for one in here(BATCH) for topic in one.topics} == set(TOPICS)
    assert second.begin(BATCH[:3]) is None


def test_a_batch_of_a_process_that_was_killed_is_read_here(here, second):
    before = set(active_children())
    later = second.begin(BATCH)
    (process,) = set(active_children()) - before
    os.kill(process.pid, signal.SIGKILL)
    process.join()
    assert later() == here(BATCH)
    assert second.begin(BATCH)() == here(BATCH)
