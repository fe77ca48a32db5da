"""Workers die at any step, networks fail, clocks jump: no post is lost, none comes twice."""

import random
from collections import Counter
from datetime import timedelta

import pytest
from django.db import transaction

from gutgemacht.publish.network import NetworkError
from gutgemacht.publish.sending import GRACE
from gutgemacht.text import Phrase
from gutgemacht.web.publish.sending import outbox
from gutgemacht.web.publish.sending.hands import LEASE
from gutgemacht.web.publish.sending.models import Outbox
from gutgemacht.web.publish.sending.sender import send_something
from tests.web.publish.world import NOON, House, house

pytestmark = pytest.mark.django_db

POINTS = (
    "before claim",
    "claimed",
    "before network",
    "network took it",
    "before answer",
    "answered",
)
RUNS, SHARES = 500, 5
S = Outbox.State


class Killed(BaseException):
    """The worker's process is gone; nothing catches this."""


def kill_at(point: str, times: int = 1):
    left = [times]

    def step(name: str) -> None:
        if name == point and left[0]:
            left[0] -= 1
            raise Killed

    return step


@pytest.mark.database
@pytest.mark.parametrize("point", POINTS)
@pytest.mark.parametrize("part", [1, 2, 3])
def test_a_worker_that_dies_at_a_step_loses_and_doubles_nothing(point, part):
    world = house()
    row = world.queued("Eins", "Zwei", "Drei")
    for _ in range(part - 1):
        send_something(world.hands("one"))
    with pytest.raises(Killed):
        send_something(world.hands("one", kill_at(point)))
    finish(world, row, "two")
    assert texts(world) == ["Eins", "Zwei", "Drei"]
    row.refresh_from_db()
    assert [sent["id"] for sent in row.sent] == list(world.network.posts)


@pytest.mark.database
def test_a_dead_workers_row_is_left_alone_until_its_lease_is_over():
    world = house()
    world.queued("Eins")
    with pytest.raises(Killed):
        send_something(world.hands("one", kill_at("network took it")))
    assert not send_something(world.hands("two"))
    world.clock.pass_(minutes=4)
    assert send_something(world.hands("two"))
    assert texts(world) == ["Eins"]


@pytest.mark.database
def test_an_answer_that_comes_after_the_lease_changes_nothing():
    world = house()
    row = world.queued("Eins")

    def slow() -> None:
        world.network.after = lambda: None
        world.clock.pass_(minutes=4)
        finish(world, row, "two")

    world.network.after = slow
    send_something(world.hands("one"))
    row.refresh_from_db()
    assert (row.state, texts(world), len(row.sent)) == (S.SENT, ["Eins"], 1)


@pytest.mark.database
def test_the_same_words_are_posted_again_when_wanted_again():
    world = house()
    finish(world, world.queued("Guten Morgen"), "one")
    row = world.queued("Guten Morgen")
    with pytest.raises(Killed):
        send_something(world.hands("one", kill_at("before network")))
    finish(world, row, "two")
    assert texts(world) == ["Guten Morgen", "Guten Morgen"]


# In shares, so that several workers take them.
@pytest.mark.parametrize("share", range(SHARES))
def test_500_random_runs_lose_and_double_nothing(share):
    world = house()
    posts = [[f"Teil {number} von {parts}" for number in range(parts)] for parts in (1, 2, 3)]
    rows = [world.queued(*parts, due=NOON + timedelta(days=999)) for parts in posts]
    for seed in range(share, RUNS, SHARES):
        with transaction.atomic():
            Run(world, rows[max(0, seed % 5 - 2)], seed).go()
            transaction.set_rollback(True)


class Run:
    """One post through bad weather until it is out."""

    def __init__(self, world: House, row: Outbox, seed: int) -> None:
        self.world, self.row, self.seed = world, row, seed
        self.parts = [part["text"] for part in row.content["parts"]]
        self.chance, self.workers, self.storm = random.Random(seed), 0, True
        Outbox.objects.filter(pk=row.pk).update(due=NOON)
        row.refresh_from_db()
        world.clock.now, world.clock.ahead = NOON, timedelta()
        world.network.posts.clear()
        world.network.before, world.network.after = self.weather, self.lost

    def go(self) -> None:
        for turn in range(60):
            self.storm = turn < 20
            if not self.storm:
                self.world.clock.ahead = timedelta()
            self.step()
            if self.row.state == S.SENT:
                break
        assert self.row.state == S.SENT, self.seed
        assert Counter(texts(self.world)) == Counter(self.parts), self.seed
        assert texts(self.world) == self.parts, self.seed
        assert [one["id"] for one in self.row.sent] == list(self.world.network.posts), self.seed

    def step(self) -> None:
        hands = self.world.hands(f"w{self.workers}", self.point)
        try:
            send_something(hands)
        except Killed:
            self.workers += 1
        self.time()
        self.row.refresh_from_db()
        if self.row.state in (S.FAILED, S.MISSED, S.STOPPED):
            outbox.send_now(self.row, self.world.author, self.world.clock())
            self.row.refresh_from_db()

    def time(self) -> None:
        """Seldom nothing, mostly until there may be something to do again."""
        now, row = self.world.clock(), self.row
        claimed = row.claimed_at and row.claimed_at + LEASE + timedelta(seconds=1)
        wait = max(filter(None, (claimed, row.retry_at, row.due, now))) - now
        is_patient = self.chance.random() < 0.8 or not self.storm
        self.world.clock.now += max(wait, timedelta()) if is_patient else timedelta(seconds=7)
        if self.storm and self.chance.random() < 0.05:
            self.world.clock.ahead = timedelta(minutes=self.chance.choice([-120, -3, 0, 3, 120]))

    def point(self, name: str) -> None:
        if self.storm and self.chance.random() < 0.06:
            raise Killed

    def weather(self) -> None:
        """What happens before the network takes or shows something."""
        late = self.world.clock() - self.row.due
        assert self.row.tried_at or late <= GRACE, f"late unasked in run {self.seed}"
        trouble = self.chance.choice([None] * 9 + ["down", "limited", "refused"])
        if self.storm and trouble:
            raise NetworkError(trouble, Phrase("Nein."), timedelta(seconds=30))

    def lost(self) -> None:
        """It was taken, and the answer never came."""
        if self.storm and self.chance.random() < 0.15:
            raise NetworkError("down", Phrase("Nichts gehört."))


def finish(world: House, row: Outbox, worker: str) -> None:
    """Works until the row is out, and lets time pass where it must."""
    for _ in range(60):
        if not send_something(world.hands(worker)):
            world.clock.pass_(seconds=30)
        row.refresh_from_db()
        if row.state == S.SENT:
            return
    raise AssertionError(f"the row is {row.state}")


def texts(world: House) -> list[str]:
    return [act.text for act in world.network.posts.values()]
