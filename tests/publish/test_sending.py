"""Exactly once, on time or not at all, and frozen when somebody says stop."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gutgemacht.publish.network import FOR_GOOD, Sent
from gutgemacht.publish.sending import (
    GRACE,
    LONGEST_PAUSE,
    MOST_TRIES,
    SETTLE,
    Done,
    Frozen,
    LookFor,
    Missed,
    Row,
    Send,
    Stop,
    Stopped,
    Wait,
    after_error,
    again,
    begin,
    frozen,
    next_step,
    not_found,
    put_aside,
    take_back,
    took,
)

DUE = datetime(2026, 3, 2, 9, tzinfo=UTC)
ROW = Row("r1", "bergtal", DUE, parts=2)


def minutes(number: float) -> datetime:
    return DUE + timedelta(minutes=number)


def sent(number: int = 0) -> Sent:
    return Sent(f"id{number}", f"https://social.example/{number}", DUE)


def step(row: Row, now: datetime, *stops: Stop):
    return next_step(row, now, stops)


def test_a_row_waits_until_it_is_due_and_then_goes_out_part_by_part():
    assert step(ROW, minutes(-1)) == Wait(DUE)
    assert step(ROW, DUE) == Send(0)
    row = took(begin(ROW, DUE), sent())
    assert step(row, DUE) == Send(1)
    row = took(begin(row, DUE), sent(1))
    assert (row.state, step(row, DUE)) == ("sent", Done("sent"))


def test_a_row_whose_try_ended_nobody_knows_how_is_looked_for_first():
    row = begin(ROW, DUE)
    assert step(row, DUE) == Wait(DUE + SETTLE)
    assert step(row, DUE + SETTLE) == LookFor(0, DUE)
    assert step(took(row, sent()), minutes(2)) == Send(1)
    assert step(not_found(row), minutes(2)) == Send(0)


def test_what_may_be_out_is_looked_for_before_it_is_called_missed_or_stopped():
    row = begin(ROW, DUE)
    assert step(row, minutes(500), Stop("Crisis", DUE)) == LookFor(0, DUE)
    assert step(not_found(row), minutes(500)) == Missed(timedelta(minutes=500))


def test_what_is_late_is_told_and_goes_out_when_somebody_says_so():
    assert step(ROW, DUE + GRACE) == Send(0)
    late = step(ROW, minutes(11))
    assert late == Missed(timedelta(minutes=11))
    row = put_aside(ROW, late)
    assert step(row, minutes(12)) == Done("missed")
    assert step(again(row, minutes(30)), minutes(30)) == Send(0)


def test_a_doubt_stays_when_somebody_says_again():
    row = after_error(begin(ROW, DUE), LookFor(0, DUE), "revoked", None, minutes(1), 0)
    assert (row.state, row.trouble) == ("failed", "revoked")
    assert step(again(row, minutes(60)), minutes(60)) == LookFor(0, DUE)


def test_the_stop_button_holds_what_is_due_until_it_is_lifted_and_then_asks():
    stop = Stop("Crisis", minutes(-1))
    held = step(ROW, DUE, stop)
    assert held == Stopped(stop)
    assert step(put_aside(ROW, held), DUE) == Done("stopped")


def test_what_came_due_under_a_stop_is_asked_about_though_no_worker_saw_it():
    lifted = Stop("Crisis", minutes(-1), until=minutes(3))
    assert step(ROW, minutes(4), lifted) == Stopped(lifted)
    assert step(again(ROW, minutes(4)), minutes(4), lifted) == Send(0)


def test_a_stop_is_for_its_channel_and_time():
    assert step(ROW, DUE, Stop("Crisis", minutes(-1), channel="other")) == Send(0)
    assert step(ROW, DUE, Stop("Crisis", minutes(-9), until=minutes(-1))) == Send(0)
    assert step(ROW, DUE, Stop("Crisis", minutes(1))) == Send(0)


def test_a_stop_between_two_parts_holds_the_second():
    stop = Stop("Crisis", minutes(1))
    assert step(took(begin(ROW, DUE), sent()), minutes(1), stop) == Stopped(stop)


def test_what_a_stop_keeps_back_is_listed_with_the_next_minute():
    stop = Stop("Crisis", minutes(-10), until=minutes(5))
    soon = Row("r2", "bergtal", minutes(0.5), 1)
    later = Row("r3", "bergtal", minutes(5), 1)
    out = take_back(ROW)
    held = put_aside(ROW, Stopped(stop))
    found = frozen([soon, later, out, held], [stop], DUE)
    assert found == (Frozen(held, stop, due=True), Frozen(soon, stop, due=False))
    assert frozen([ROW], [stop], minutes(5)) == ()


def test_pauses_double_up_to_a_limit_and_the_network_may_ask_for_more():
    row, pauses = begin(ROW, DUE), []
    for _ in range(MOST_TRIES - 1):
        row = after_error(row, Send(0), "down", None, DUE, 1)
        pauses.append((row.not_before - DUE).total_seconds())
    assert pauses[:4] == [5, 10, 20, 40]
    assert pauses[-1] == LONGEST_PAUSE.total_seconds()
    assert row.state == "sending"
    assert after_error(row, Send(0), "down", None, DUE, 1).state == "failed"
    half = after_error(begin(ROW, DUE), Send(0), "down", None, DUE, 0)
    assert half.not_before - DUE == timedelta(seconds=2.5)
    limited = after_error(begin(ROW, DUE), Send(0), "limited", timedelta(minutes=5), DUE, 1)
    assert limited.not_before == minutes(5)
    assert (limited.state, limited.tried) == ("waiting", None)


def test_a_pause_does_not_hide_that_the_time_is_over():
    row = after_error(begin(ROW, DUE), Send(0), "limited", timedelta(hours=1), DUE, 1)
    pause = step(row, minutes(1))
    assert (pause.trouble, pause.until) == ("limited", DUE + GRACE + timedelta.resolution)
    assert isinstance(step(row, pause.until), Missed)


@pytest.mark.parametrize("trouble", sorted(FOR_GOOD))
def test_what_no_second_try_changes_fails_at_once(trouble):
    row = after_error(begin(ROW, DUE), Send(0), trouble, None, DUE, 0)
    assert (row.state, row.trouble, row.tried) == ("failed", trouble, None)


def test_a_clock_set_back_sends_nothing_twice():
    row = begin(ROW, DUE)
    assert isinstance(step(row, minutes(-600)), Wait)


class Crash(Exception):
    """The worker is killed here."""


class FakeNetwork:
    """May take a part and not say so; a try in flight may still be taken a little later."""

    def __init__(self, draw):
        self.draw = draw
        self.posts: list[int] = []
        self.flying: list[tuple[datetime, int]] = []

    def send(self, part: int, now: datetime):
        fate = self.draw(
            st.sampled_from(["well", "well", "limited", "down", "taken", "flying", "crash"])
        )
        if fate == "limited":
            return fate
        if fate == "flying":
            self.flying.append((now + SETTLE * 0.9, part))
        elif fate != "down" and not (fate == "crash" and self.draw(st.booleans())):
            self.posts.append(part)
        if fate == "crash":
            raise Crash
        return sent(part) if fate == "well" else "down"

    def find(self, part: int, now: datetime):
        if self.draw(st.sampled_from([False, False, True])):
            return "down"
        self.settle(now)
        return sent(part) if part in self.posts else None

    def settle(self, now: datetime):
        for at, part in list(self.flying):
            if at <= now:
                self.flying.remove((at, part))
                self.posts.append(part)


def work(store: dict, network: FakeNetwork, now: datetime, draw) -> None:
    """What a worker does, with a fault point between any two things that last."""

    def keep(row: Row) -> None:
        store["row"] = row
        if draw(st.sampled_from([False] * 5 + [True])):
            raise Crash

    row = store["row"]
    todo = next_step(row, now, (), grace=timedelta(days=400))
    if isinstance(todo, Send):
        row = begin(row, now)
        keep(row)
        answer = network.send(todo.part, now)
    elif isinstance(todo, LookFor):
        answer = network.find(todo.part, now)
    else:
        return
    if isinstance(answer, str):
        keep(after_error(row, todo, answer, None, now, draw(st.floats(0, 1))))
    else:
        keep(not_found(row) if answer is None else took(row, answer))


@settings(max_examples=300, deadline=None)
@given(st.data(), st.integers(1, 3))
def test_a_post_stands_there_exactly_once_wherever_the_worker_is_killed(data, parts):
    network = FakeNetwork(data.draw)
    store = {"row": Row("r1", "bergtal", DUE, parts)}
    now = DUE
    for _ in range(60):
        with suppress(Crash):
            work(store, network, now, data.draw)
        now += timedelta(seconds=data.draw(st.sampled_from([1, 30, 100, 1000])))
        network.settle(now)
        assert len(network.posts) == len(set(network.posts))
        if store["row"].state not in ("waiting", "sending"):
            break
    network.settle(now + SETTLE)
    if store["row"].state == "sent":
        assert network.posts == list(range(parts))
    else:
        assert len(network.posts) <= store["row"].part + 1


@given(
    st.sampled_from(["waiting", "sending", "sent", "failed", "missed", "stopped", "taken-back"]),
    st.integers(-100, 100),
    st.none() | st.integers(-100, 100),
    st.none() | st.integers(-100, 100),
    st.lists(st.tuples(st.integers(-100, 100), st.none() | st.integers(-100, 100)), max_size=3),
)
def test_nothing_is_sent_early_late_under_a_stop_or_in_doubt(state, now, tried, pause, stops):
    row = Row(
        "r1",
        "bergtal",
        DUE,
        1,
        state,
        tried=None if tried is None else minutes(tried),
        not_before=None if pause is None else minutes(pause),
    )
    given_stops = [
        Stop("why", minutes(since), None if until is None else minutes(until))
        for since, until in stops
    ]
    if isinstance(next_step(row, minutes(now), given_stops), Send):
        assert state in ("waiting", "sending")
        assert tried is None
        assert DUE <= minutes(now) <= DUE + GRACE
        assert pause is None or pause <= now
        assert not any(stop.holds(minutes(now)) for stop in given_stops)
