"""Sources are heard by one worker at a time, and a killed one loses and doubles nothing."""

import os
import random
import subprocess
import sys
import time
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection

from gutgemacht.judges.second import LARGE
from gutgemacht.listen.source import Heard
from gutgemacht.publish.network import NetworkError
from gutgemacht.text import Phrase
from gutgemacht.web.listen import steps
from gutgemacht.web.listen.hearing import LEASE, Listening, claim, due
from gutgemacht.web.listen.models import Mention
from tests.tables import give_tables
from tests.web.listen.steady import BATCHES, SIZE
from tests.web.listen.world import NOON, heard, mention, source, topic

KINDS = ["test"]
KILLS = 4


class Place:
    """A `listen.source.Source` that says what it is told to."""

    def __init__(self, *says: Heard | NetworkError) -> None:
        self.says, self.asked = list(says), []

    def hear(self, cursor: str) -> Heard:
        self.asked.append(cursor)
        said = self.says.pop(0)
        if isinstance(said, NetworkError):
            raise said
        return said

    def stream(self, cursor: str):
        while self.says:
            yield self.hear(cursor)


def listening(place: Place, *, streams: bool = False) -> Listening:
    return Listening(open=lambda _: place, kinds=lambda: {"test": streams}, clock=lambda: NOON)


@pytest.mark.django_db
@pytest.mark.database
def test_only_one_worker_hears_a_source_and_a_dead_one_is_replaced():
    place = source()
    assert claim(place, NOON, KINDS)
    assert not claim(place, NOON + timedelta(seconds=30), KINDS)
    assert claim(place, NOON + LEASE + timedelta(seconds=1), KINDS)


@pytest.mark.django_db
def test_paused_sources_others_and_later_ones_are_left_alone():
    source(paused_at=NOON), source(kind="webhook"), source(due_at=NOON + timedelta(minutes=1))
    assert not due(NOON, KINDS).exists()


@pytest.mark.django_db(transaction=True)
def test_a_source_is_heard_from_where_it_was_and_again_when_due():
    topic()
    place = source(cursor="5")
    there = Place(heard(mention(1), cursor="6"))
    listening(there).hear(place, streams=False)
    place.refresh_from_db()
    assert (there.asked, place.cursor, place.claimed_until) == (["5"], "6", None)
    assert place.due_at == NOON + timedelta(minutes=1)
    assert Mention.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_trouble_stands_on_the_source_and_goes_when_it_is_over():
    place = source()
    error = NetworkError("limited", Phrase("Too many requests."), timedelta(minutes=7))
    there = Place(error, heard(cursor="1"))
    listening(there).hear(place, streams=False)
    place.refresh_from_db()
    assert (place.trouble, place.trouble_since) == ("limited", NOON)
    assert place.due_at == NOON + timedelta(minutes=7)
    listening(there).hear(place, streams=False)
    place.refresh_from_db()
    assert (place.trouble, place.trouble_since, place.cursor) == ("", None, "1")


@pytest.mark.django_db(transaction=True)
def test_an_error_nobody_expected_ends_one_hearing_only():
    place = source()
    listening(Place()).hear(place, streams=False)
    place.refresh_from_db()
    assert (place.claimed_until, place.due_at) == (None, NOON + LEASE)


@pytest.mark.django_db(transaction=True)
def test_a_stream_is_kept_and_comes_again_when_it_ends():
    topic()
    place = source()
    there = Place(heard(mention(1), cursor="1"), heard(cursor="2"), heard(mention(2), cursor="3"))
    listening(there, streams=True).hear(place, streams=True)
    place.refresh_from_db()
    assert (place.cursor, place.due_at, Mention.objects.count()) == ("3", NOON, 2)


@pytest.mark.django_db(transaction=True)
def test_a_batch_that_cannot_be_kept_leaves_the_second_process_free(monkeypatch):
    monkeypatch.setattr(steps, "MOST", LARGE)
    batch = [mention(number) for number in range(LARGE)]
    unfit = [replace(one, counts={"likes": object()}) for one in batch]
    there, place = Place(heard(*unfit, cursor="1"), heard(*batch, cursor="2")), source()
    hears = listening(there, streams=True)
    hears.hear(place, streams=True)
    place.refresh_from_db()
    assert (there.says, place.cursor, Mention.objects.count()) == ([], "", 0)
    assert hears.ear.begin(batch, NOON).is_elsewhere


@pytest.mark.django_db(transaction=True)
@pytest.mark.database
def test_a_worker_killed_at_any_moment_loses_and_doubles_nothing(tmp_path):
    environment = _house(tmp_path)
    chance = random.Random(3)
    for _ in range(KILLS):
        process = _worker(environment)
        assert process.stdout.readline() == "begun\n"
        time.sleep(chance.random())
        process.kill()
        process.wait(20)
    last = _worker(environment)
    assert "done" in last.communicate(timeout=120)[0]
    assert _counts(environment) == f"{BATCHES * SIZE} " * 5 + "70"


def _house(folder) -> dict[str, str]:
    """An installation of its own: on PostgreSQL the database of the tests, else a file."""
    environment = os.environ | {"GUTGEMACHT_DATA": str(folder)}
    if connection.vendor == "postgresql":
        told = connection.settings_dict
        host = told["HOST"] or told["OPTIONS"]["host"]
        url = f"postgresql://{told['USER']}@/{told['NAME']}?host={host}"
        environment["GUTGEMACHT_DATABASE"] = url
    else:
        give_tables(folder)
    _inside(environment, "from tests.web.listen.world import *; topic(); source()")
    return environment


def _counts(environment: dict[str, str]) -> str:
    return _inside(
        environment,
        "from gutgemacht.web.listen.models import *; from django.db.models import Sum;"
        "sums = [Pulse.objects.filter(size=s).aggregate(n=Sum('mentions'))['n']"
        " for s in (5, 60, 1440)];"
        "authors = Pulse.objects.filter(size=60).aggregate(n=Sum('new_authors'))['n'];"
        "print(Mention.objects.count(), Belongs.objects.count(), *sums, authors)",
    ).strip()


def _inside(environment: dict[str, str], code: str) -> str:
    begin = (
        "import os, django; os.environ['DJANGO_SETTINGS_MODULE'] = 'gutgemacht.web.settings';"
        "django.setup();"
    )
    done = subprocess.run(
        [sys.executable, "-c", begin + code],
        env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


def _worker(environment: dict[str, str]) -> subprocess.Popen:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.web.listen.steady"],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    )
