"""Whom to tell of an alarm: walks of chance through days with storms, absences and nights."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from gutgemacht.listen.telling import (
    STORM,
    Digest,
    Heard,
    Policy,
    Quiet,
    Rise,
    Rota,
    Rung,
    Tell,
    Wave,
    decide,
)

VIENNA = ZoneInfo("Europe/Vienna")
NIGHT = Quiet(time(22), time(7), VIENNA)
MORNING = Digest(time(8), VIENNA)
POLICY = Policy(MORNING, NIGHT)
NOON = datetime(2026, 11, 27, 12, tzinfo=UTC)
ANNA, BEN, CLEO, DORA = 1, 2, 3, 4
CHAIN = Rota((Rung(ANNA, (CLEO,)), Rung(BEN, (DORA,))))
MINUTES = timedelta(minutes=1)


def wave(level=4, at=NOON, **facts):
    return Wave(1, Rise(1, level, 100.0, level > 2, at), **facts)


def walk(one, rota, policy, start, end):
    """Everything that is told until the end: (minutes after the start, person, way)."""
    told, now = [], start
    while now and now <= end:
        said = decide([one], rota, policy, now)
        for tell in said.tell:
            one = one.after(tell, now)
            told.append(((now - start) // MINUTES, tell.person, tell.way))
        now = said.look_again
    return told


def test_the_chain_is_asked_one_after_the_other_and_then_it_is_said_that_nobody_answered():
    assert walk(wave(), CHAIN, POLICY, NOON, NOON + timedelta(hours=5)) == [
        (0, ANNA, "asked"),
        (15, BEN, "asked"),
        (30, CLEO, "asked"),
        (45, DORA, "asked"),
        (60, None, "nobody"),
    ]


def test_who_is_away_is_answered_for_and_not_waited_for():
    rota = Rota(CHAIN.chain, frozenset({ANNA}))
    assert decide([wave()], rota, POLICY, NOON).tell == (Tell(CLEO, (1,), "asked"),)
    asked = wave().after(Tell(ANNA, (1,), "asked"), NOON)
    assert decide([asked], rota, POLICY, NOON + MINUTES).tell == (Tell(CLEO, (1,), "asked"),)


def test_an_empty_chain_is_said_at_once_and_once():
    assert walk(wave(6), Rota(), POLICY, NOON, NOON + timedelta(days=1)) == [(0, None, "nobody")]


def test_who_has_it_hears_of_a_rise_and_nobody_else_does():
    one = Wave(1, Rise(2, 4, 250.0, True, NOON), heard=Heard(BEN, 3, 1))
    assert decide([one], CHAIN, POLICY, NOON).tell == (Tell(BEN, (1,), "risen"),)
    assert decide([one.after(Tell(BEN, (1,), "risen"), NOON)], CHAIN, POLICY, NOON).tell == ()


def test_a_storm_wants_to_be_heard_as_a_storm():
    one = Wave(1, Rise(2, STORM, 250.0, True, NOON), heard=Heard(BEN, 3, 1))
    ways = {(tell.person, tell.way) for tell in decide([one], CHAIN, POLICY, NOON).tell}
    assert ways == {(BEN, "risen"), (ANNA, "asked")}
    assert decide([wave(6, heard=Heard(BEN, 5, 1))], CHAIN, POLICY, NOON).tell == ()


def test_small_alarms_come_in_one_letter_the_next_morning():
    small = [
        Wave(1, Rise(1, 1, 10.0, False, NOON)),
        Wave(2, Rise(1, 2, 10.0, False, NOON + timedelta(hours=3))),
    ]
    said = decide(small, CHAIN, POLICY, NOON + timedelta(hours=4))
    assert said.tell == ()
    assert said.look_again == datetime(2026, 11, 28, 7, tzinfo=UTC)
    assert decide(small, CHAIN, POLICY, said.look_again).tell == (
        Tell(ANNA, (1, 2), "digest"),
        Tell(BEN, (1, 2), "digest"),
    )


def test_what_was_read_in_a_letter_is_asked_about_when_it_rises():
    read = wave(2).after(Tell(ANNA, (1,), "digest"), NOON)
    rises = Wave(1, read.rise.after(3, 100.0, NOON + 5 * MINUTES, loud=True), read.told)
    assert decide([rises], CHAIN, POLICY, NOON + 5 * MINUTES).tell == (Tell(ANNA, (1,), "asked"),)


def test_what_is_over_before_the_morning_is_read_in_the_letter():
    night = datetime(2026, 11, 28, 1, tzinfo=UTC)
    assert decide([wave(3, night)], CHAIN, POLICY, night).look_again == night + timedelta(hours=5)
    said = decide([wave(3, night, over=True)], CHAIN, POLICY, night + timedelta(hours=7))
    assert {tell.way for tell in said.tell} == {"digest"}


def test_a_muted_topic_and_a_false_alarm_are_silent_but_a_muted_storm_is_not():
    silent = [wave(4, muted=True), wave(2, muted=True), wave(6, false=True), wave(0)]
    assert decide(silent, CHAIN, POLICY, NOON + timedelta(days=2)).tell == ()
    assert decide([wave(5, muted=True)], CHAIN, POLICY, NOON).tell != ()


@pytest.mark.parametrize(
    ("level", "size", "loud", "number"),
    [(2, 199.0, False, 1), (3, 100.0, False, 2), (2, 200.0, False, 2), (2, 50.0, True, 2)],
)
def test_a_wave_rises_with_its_level_at_twice_its_size_or_when_it_gets_loud(
    level, size, loud, number
):
    assert Rise(1, 2, 100.0, False, NOON).after(level, size, NOON, loud=loud).number == number


# The machine may be busy with other tests.
UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
moments = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC))
times = st.times().map(lambda one: one.replace(second=0, microsecond=0))
zones = st.sampled_from(["Europe/Vienna", "America/St_Johns", "Australia/Lord_Howe", "UTC"])


@UNHURRIED
@given(moments, times, times, zones.map(ZoneInfo))
def test_quiet_hours_end_once_and_are_over_then(now, begin, end, zone):
    quiet = Quiet(begin, end, zone)
    until = quiet.until(now)
    if until:
        assert now < until <= now + timedelta(hours=25, minutes=1)
        if begin != end:
            assert quiet.until(until) is None
        assert quiet.until(until - timedelta(microseconds=1)) is not None


@UNHURRIED
@given(moments, times, zones.map(ZoneInfo), st.booleans())
def test_the_times_of_letters_follow_each_other(now, at, zone, hourly):
    digest = Digest(at, zone, hourly)
    last, following = digest.last(now), digest.next(now)
    assert last <= now < following <= last + timedelta(hours=25)
    assert digest.last(following) == following
    assert digest.next(last) == following


@pytest.mark.parametrize(
    ("day", "hours"), [(date(2026, 3, 28), 8), (date(2026, 10, 24), 10), (date(2026, 5, 2), 9)]
)
def test_a_night_is_as_long_as_the_clock_makes_it(day, hours):
    begin = datetime.combine(day, time(22), VIENNA).astimezone(UTC)
    assert NIGHT.until(begin) == begin + timedelta(hours=hours)
    assert NIGHT.until(begin - timedelta(seconds=1)) is None


class Days(RuleBasedStateMachine):
    """Two waves, five people who come and go, a clock; whoever works tells what is decided."""

    people = st.sampled_from([ANNA, BEN, CLEO, DORA])

    def __init__(self):
        super().__init__()
        self.now = datetime(2026, 10, 24, 12, tzinfo=UTC)  # The clock is changed in this night.
        self.waves: dict[int, Wave] = {}
        self.away: set[int] = set()
        self.told: list[tuple[Wave, Tell]] = []

    @property
    def rota(self):
        return Rota(CHAIN.chain, frozenset(self.away))

    @rule(
        number=st.sampled_from([1, 2]),
        level=st.integers(0, 6),
        size=st.floats(1, 1e5),
        mute=st.booleans(),
    )
    def a_wave_is_seen(self, number, level, size, mute):
        old = self.waves.get(number)
        rise = (
            old.rise.after(level, size, self.now, loud=level > 2)
            if old
            else Rise(1, level, size, level > 2, self.now)
        )
        if old is None:
            self.waves[number] = Wave(number, rise, muted=mute)
        else:
            self.waves[number] = Wave(
                number, rise, old.told, old.heard, old.over, old.false, old.muted
            )

    @rule(number=st.sampled_from([1, 2]), person=people)
    def somebody_has_it(self, number, person):
        if one := self.waves.get(number):
            heard = Heard(person, one.rise.level, one.rise.number)
            self.waves[number] = Wave(number, one.rise, one.told, heard, muted=one.muted)

    @rule(number=st.sampled_from([1, 2]))
    def it_was_none(self, number):
        if one := self.waves.get(number):
            self.waves[number] = Wave(number, one.rise, one.told, one.heard, false=True)

    @rule(person=people)
    def somebody_goes_or_comes(self, person):
        self.away ^= {person}

    @rule(minutes=st.integers(1, 900))
    def time_passes(self, minutes):
        end = self.now + minutes * MINUTES
        while self.now < end:
            self.now = min(end, self.work() or end)

    def work(self):
        said = decide(list(self.waves.values()), self.rota, POLICY, self.now)
        for tell in said.tell:
            for number in tell.waves:
                one = self.waves[number]
                self.may_be_told(one, tell)
                self.waves[number] = one.after(tell, self.now)
        again = decide(list(self.waves.values()), self.rota, POLICY, self.now)
        assert again.tell == (), "asked again at once, nothing is told twice"
        assert again.look_again is None or again.look_again > self.now
        return again.look_again

    def may_be_told(self, one, tell):
        assert tell.person not in one.told_now(), "nobody is told twice for the same rise"
        assert not one.false
        assert tell.person not in self.away
        if not one.storms:
            assert NIGHT.until(self.now) is None, "quiet hours hold"
            assert not one.muted
        if one.answered and one.heard.person not in self.away:
            assert tell.person == one.heard.person, "who has it is enough"
            assert tell.way == "risen"
        if tell.way == "digest":
            assert not one.rise.loud
        if tell.way == "nobody":
            asked = {told.person for told in one.told}
            assert set(self.rota.order()) <= asked, "only when all who are here were asked"

    @invariant()
    def a_storm_reaches_somebody_or_it_is_said(self):
        self.work()
        for one in self.waves.values():
            if one.storms and not one.false and not (one.answered or one.told_now()):
                raise AssertionError("a storm that nobody knows of")


Days.TestCase.settings = settings(
    max_examples=60,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
TestDays = Days.TestCase
