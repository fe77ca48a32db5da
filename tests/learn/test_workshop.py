"""Rooms: what may follow what, and that no look at a wall tells what one person chose."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from gutgemacht.learn import workshop
from gutgemacht.learn.workshop import CODES, LASTS, LEAST, MOST, By, Room, RoomError

NOW = datetime(2026, 11, 28, 10, tzinfo=UTC)
ANN, BEN = 1, 2
COACHES = st.sampled_from((ANN, BEN))
OPTIONS = 3


def trouble(do, *words, **more) -> str:
    """Why it cannot be done; empty where it can."""
    return tried(do, *words, **more)[1]


def tried(do, *words, **more) -> tuple[Room | None, str]:
    try:
        return do(*words, **more), ""
    except RoomError as error:
        return None, error.trouble


@given(st.lists(st.integers(0, OPTIONS - 1), max_size=60))
def test_two_looks_at_a_wall_differ_by_nobody_or_by_five_people_or_more(choices):
    looks = [workshop.sums(choices[:n], OPTIONS, is_closed=False) for n in range(len(choices) + 1)]
    looks.append(workshop.sums(choices, OPTIONS, is_closed=True))
    shown = [look or (0,) * OPTIONS for look in looks]
    for before, after in pairwise(shown):
        more = [b - a for a, b in zip(before, after, strict=True)]
        assert min(more) >= 0
        assert sum(more) == 0 or sum(more) >= LEAST
    # Closing leaves nobody out, as long as there are enough.
    assert sum(shown[-1]) == (len(choices) if len(choices) >= LEAST else 0)


@pytest.mark.parametrize(
    ("count", "live", "closed"), [(4, 0, 0), (5, 0, 5), (10, 5, 10), (19, 10, 19)]
)
def test_sums_begin_with_five(count, live, closed):
    assert workshop.settled(count, is_closed=False) == live
    assert workshop.settled(count, is_closed=True) == closed


@settings(deadline=None)
@given(st.integers(0, CODES - 1), st.sampled_from(("{}", " {} ", "{}-")))
def test_a_code_is_read_as_people_type_it(number, around):
    code = workshop.code_of(number)
    halves = f"{code[:3]} {code[3:]}"
    assert workshop.read_code(around.format(halves).lower()) == code


@pytest.mark.parametrize("told", ["", "K7", "K7M2PXX", "A7M2PX", "K7M2P\x00", "ßßßßßß"])
def test_what_is_no_code_is_none(told):
    assert workshop.read_code(told) == ""


def test_codes_differ():
    assert len({workshop.code_of(n) for n in range(2_000)}) == 2_000


class RoomWalk(RuleBasedStateMachine):
    """Two coaches and many phones do what they like; a plain record says what must come of it."""

    def __init__(self) -> None:
        super().__init__()
        self.now = NOW
        self.room = Room(until=NOW + LASTS, coach=ANN)
        self.asked = 0
        self.answers: dict[int, list[str]] = {}
        self.seen = {ANN: 0, BEN: 0}

    def act(self, coach, step, *words, **more) -> bool:
        """A coach's step, done exactly when they lead, have seen how it stands, and it has time."""
        by = By(coach, self.seen[coach])
        may = not self.over and self.room.coach == coach and by.seen == self.room.step
        after, told = tried(step, self.room, by, *words, self.now, **more)
        if after is None:
            assert not may or told in ("asking", "before", "nothing")
            return False
        assert may
        assert after.step == self.room.step + 1
        self.room = after
        return True

    @property
    def over(self) -> bool:
        return self.room.state == "ended" or self.now >= self.room.until

    @rule(coach=COACHES)
    def looks(self, coach):
        self.seen[coach] = self.room.step

    @rule(coach=COACHES, again=st.booleans())
    def asks(self, coach, again):
        question = self.asked if again and self.asked else self.asked + 1
        was = self.room.state
        if self.act(coach, workshop.ask, question, before=question in self.answers):
            assert was in ("open", "closed")
            assert question not in self.answers
            self.asked = question
            self.answers[question] = []

    @rule(coach=COACHES)
    def closes(self, coach):
        was = self.room.state
        if self.act(coach, workshop.close):
            assert (was, self.room.state) == ("asked", "closed")

    @rule(coach=COACHES)
    def tells(self, coach):
        if self.act(coach, workshop.tell):
            assert self.room.state == "closed"

    @rule(coach=COACHES)
    def leaves(self, coach):
        if self.act(coach, workshop.leave):
            assert self.room.coach is None

    @rule(coach=COACHES)
    def takes_over(self, coach):
        if self.over:
            assert trouble(workshop.take_over, self.room, coach, self.now) == "over"
            return
        before = self.room
        self.room = workshop.take_over(before, coach, self.now)
        assert self.room.coach == coach
        assert (self.room.state, self.room.question) == (before.state, before.question)

    @precondition(lambda self: self.room.step > 6)
    @rule(coach=COACHES)
    def ends(self, coach):
        self.act(coach, workshop.end)

    @precondition(lambda self: self.room.step > 6)
    @rule(coach=COACHES)
    def deletes(self, coach):
        before, by = self.room, By(coach, self.seen[coach])
        after, told = tried(workshop.delete, before, by)
        if after is None:
            assert told == ("moved" if before.coach in (None, coach) else "led")
            assert told == "led" or by.seen != before.step
            return
        assert before.coach in (None, coach)
        assert by.seen == before.step
        self.room = after
        assert self.over

    @rule()
    def a_phone_joins(self):
        if self.over:
            assert trouble(workshop.join, self.room, self.now) == "over"
        else:
            self.room = workshop.join(self.room, self.now)

    @rule(phone=st.sampled_from("abcd"), older=st.integers(0, 2))
    def answers_come(self, phone, older):
        question = self.asked - older
        kept = self.answers.get(question, [])
        takes = not self.over and self.room.state == "asked" and question == self.room.question
        told = trouble(workshop.must_take, self.room, question, self.now, again=phone in kept)
        if told:
            expected = "again" if takes and phone in kept else "late"
            assert told == ("over" if self.over else expected)
        else:
            assert takes
            kept.append(phone)

    @rule(hours=st.integers(1, 5))
    def time_passes(self, hours):
        self.now += timedelta(hours=hours)

    @invariant()
    def a_phone_answers_once(self):
        assert all(len(kept) == len(set(kept)) for kept in self.answers.values())

    @invariant()
    def it_is_over_as_said(self):
        assert workshop.has_ended(self.room, self.now) == self.over


RoomWalk.TestCase.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
TestRooms = RoomWalk.TestCase


def test_three_hundred_join_and_then_it_says_that_it_is_full():
    room = Room(until=NOW + LASTS, coach=ANN)
    for _ in range(MOST):
        room = workshop.join(room, NOW)
    assert room.joined == 300
    assert trouble(workshop.join, room, NOW) == "full"


def test_of_two_coaches_who_act_at_once_one_is_told():
    room = Room(until=NOW + LASTS, coach=ANN)
    seen = By(ANN, room.step)
    asked = workshop.ask(room, seen, 1, NOW, before=False)
    assert trouble(workshop.ask, asked, seen, 2, NOW, before=False) == "moved"
    assert trouble(workshop.close, asked, By(BEN, asked.step), NOW) == "led"
