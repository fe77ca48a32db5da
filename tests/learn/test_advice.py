"""A talk about a draft: walks of chance of people who ask, take, hand over, leave and wait."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from gutgemacht.learn.advice import (
    ENDED,
    MOST_SAID,
    STAYS,
    NotNow,
    Talk,
    after,
    at,
    begun,
    may,
    reads,
    without,
)

NOON = datetime(2026, 11, 27, 12, tzinfo=UTC)
ANNA, CARLA, CEM, CLEO, DORA = 1, 2, 3, 4, 5
COACHES = frozenset({CARLA, CEM, CLEO})
PEOPLE = (ANNA, CARLA, CEM, CLEO, DORA)
ACTS = ("take", "answer", "say", "choose", "offer", "accept", "decline", "finish")


def walk(talk: Talk, *steps: tuple, coaches=COACHES) -> Talk:
    for act, who, *other in steps:
        talk = after(talk, act, who, NOON, coaches, *other)
    return talk


def test_asked_taken_answered_and_done():
    talk = begun(ANNA, CARLA, STAYS["day"], NOON)
    assert talk.state == "asked"
    assert walk(talk, ("take", CARLA)).state == "taken"
    answered = walk(talk, ("take", CARLA), ("answer", CARLA))
    assert answered.state == "answered"
    assert walk(answered, ("say", ANNA)).state == "taken"
    for either in (ANNA, CARLA):
        assert walk(answered, ("finish", either)).state == "done"


def test_whoever_has_time_is_one_of_them_and_the_others_come_too_late():
    talk = begun(ANNA, None, STAYS["hour"], NOON)
    assert all(may(talk, "take", coach, COACHES) for coach in COACHES)
    taken = walk(talk, ("take", CEM))
    with pytest.raises(NotNow, match="not-yours"):
        walk(taken, ("take", CLEO))


def test_nothing_is_handed_over_without_a_yes():
    talk = walk(begun(ANNA, CARLA, STAYS["day"], NOON), ("take", CARLA), ("offer", CARLA, CEM))
    assert reads(talk, CARLA, COACHES)
    assert not reads(talk, CEM, COACHES)
    assert walk(talk, ("decline", ANNA)).offered is None
    given = walk(talk, ("accept", ANNA))
    assert (given.coach, given.state, reads(given, CARLA, COACHES)) == (CEM, "asked", False)
    assert reads(walk(given, ("take", CEM)), CEM, COACHES)


def test_who_is_no_coach_any_more_neither_reads_nor_answers():
    talk = walk(begun(ANNA, CARLA, STAYS["day"], NOON), ("take", CARLA))
    assert not reads(talk, CARLA, COACHES - {CARLA})
    assert not may(talk, "answer", CARLA, COACHES - {CARLA})


def test_a_talk_ends_with_its_time_and_takes_no_more_than_its_messages():
    talk = walk(begun(ANNA, CARLA, STAYS["hour"], NOON), ("take", CARLA))
    with pytest.raises(NotNow, match="over"):
        after(talk, "answer", CARLA, NOON + STAYS["hour"], COACHES)
    with pytest.raises(NotNow, match="many"):
        walk(talk, *[("answer", CARLA)] * (MOST_SAID + 1))


def test_nobody_asks_themselves_or_somebody_who_is_no_coach():
    with pytest.raises(NotNow, match="nobody"):
        begun(CARLA, CARLA, STAYS["day"], NOON)
    talk = begun(CARLA, None, STAYS["day"], NOON)
    for nobody in (CARLA, DORA):
        with pytest.raises(NotNow, match="nobody"):
            walk(talk, ("choose", CARLA, nobody))


class Walks(RuleBasedStateMachine):
    """Anybody tries anything at any time; `agreed` is whom Anna has let read."""

    @initialize(coach=st.sampled_from([None, CARLA, CEM]), stays=st.sampled_from(list(STAYS)))
    def ask(self, coach, stays):
        self.now, self.coaches = NOON, set(COACHES)
        self.talk = begun(ANNA, coach, STAYS[stays], NOON)
        self.agreed = set(COACHES) if coach is None else {coach}

    @rule(
        act=st.sampled_from(ACTS),
        who=st.sampled_from(PEOPLE),
        other=st.sampled_from([None, *PEOPLE]),
    )
    def tries(self, act, who, other):
        before = at(self.talk, self.now)
        try:
            self.talk = after(self.talk, act, who, self.now, self.coaches, other)
        except NotNow:
            return
        assert before.state not in ENDED
        assert who == ANNA or who in self.coaches
        if act == "choose":
            self.agreed = set(self.coaches) if other is None else {other}
        if act == "accept":
            self.agreed = {before.offered}
        if act == "take":
            self.agreed = {who}

    @rule(coach=st.sampled_from(sorted(COACHES)))
    def leaves(self, coach):
        before = self.talk
        self.coaches.discard(coach)
        self.talk = without(self.talk, coach)
        assert not reads(self.talk, coach, COACHES)
        if before.coach != coach:
            assert (self.talk.coach, self.talk.state) == (before.coach, before.state)
        elif before.state not in ENDED:
            assert not any(may(self.talk, "take", one, self.coaches) for one in self.coaches)
            assert may(self.talk, "choose", ANNA, self.coaches)

    @rule(minutes=st.integers(1, 600))
    def time_goes_by(self, minutes):
        self.now += timedelta(minutes=minutes)

    @invariant()
    def only_anna_and_one_coach_whom_she_let_read(self):
        talk = at(self.talk, self.now)
        readers = {who for who in PEOPLE if reads(talk, who, self.coaches)}
        if talk.state in ENDED:
            assert readers == set()
            assert not any(may(talk, act, who, self.coaches) for act in ACTS for who in PEOPLE)
            return
        assert self.now < talk.until
        assert ANNA in readers
        assert readers - {ANNA} <= self.agreed
        assert len(readers) <= 2

    @invariant()
    def an_end_is_always_open_to_her(self):
        talk = at(self.talk, self.now)
        assert talk.state in ENDED or may(talk, "finish", ANNA, self.coaches)


Walks.TestCase.settings = settings(max_examples=60, stateful_step_count=25, deadline=None)
test_walks = Walks.TestCase
