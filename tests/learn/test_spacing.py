"""When a card is asked again: whatever the order of answers, the devices and the clocks."""

import json
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from gutgemacht.learn import (
    Card,
    Known,
    ProgressError,
    Review,
    State,
    answered,
    basics,
    dumped,
    fresh_basics,
    fresh_others,
    joined,
    loaded,
)
from gutgemacht.learn.spacing import (
    GRADES,
    THREE_MINUTES,
    anew,
    due_order,
    fitting,
    merged,
    reviewed,
    righted,
    time_left,
)

START = datetime(2026, 11, 2, 9, tzinfo=UTC)

times = st.integers(0, 400 * 24 * 60).map(lambda minutes: START + timedelta(minutes=minutes))
reviews = st.builds(Review, st.uuids().map(str), times, st.sampled_from(GRADES))
many = st.lists(reviews, max_size=12, unique_by=lambda one: one.key)
states = st.builds(lambda now, past: State(of(now).reviews, of(past).reviews), now=many, past=many)


def of(given_reviews) -> State:
    state = State()
    for one in given_reviews:
        state = reviewed(state, one)
    return state


@given(st.data(), many)
def test_the_order_in_which_answers_are_told_makes_no_difference(data, answers):
    other = data.draw(st.permutations(answers))
    assert of(answers) == of(other)
    assert of(answers).due == of(other).due


@given(states, states, states)
def test_two_devices_agree_whoever_speaks_first(one, other, third):
    assert merged(one, other) == merged(other, one)
    assert merged(one, merged(other, third)) == merged(merged(one, other), third)
    assert merged(one, one) == one
    keys = {review.key for state in (one, other) for review in (*state.reviews, *state.earlier)}
    both = merged(one, other)
    assert sorted(review.key for review in (*both.reviews, *both.earlier)) == sorted(keys)


@given(many, times)
def test_a_clock_that_was_ahead_makes_no_card_wait_and_loses_no_answer(answers, now):
    state = righted(of(answers), now)
    assert {one.key for one in state.reviews} == {one.key for one in answers}
    assert all(one.at <= now for one in state.reviews)
    assert righted(state, now) == state
    assert merged(state, of(answers)) == state


def test_what_is_known_waits_longer_each_time_and_what_is_not_comes_tomorrow():
    state, at, waits = State(), START, []
    for number in range(4):
        state = reviewed(state, Review(str(number), at, "right"))
        waits.append(state.due - at)
        at = state.due + timedelta(hours=12)
    assert waits == sorted(waits)
    assert waits[0] >= timedelta(days=1)
    assert waits[-1] > timedelta(days=30)
    forgotten = reviewed(state, Review("no", at, "not-yet"))
    assert timedelta() < forgotten.due - at < timedelta(days=8)
    assert reviewed(State(), Review("1", START, "not-yet")).due - START < timedelta(days=1)


def test_the_figures_are_those_of_fsrs_six():
    """Initial stability after "good" is 2.3065 days, so that it is asked after two."""
    state = reviewed(State(), Review("1", START, "right"))
    assert state.due == START + timedelta(days=1, hours=12)


def test_times_of_another_zone_are_the_same_times():
    vienna = START.astimezone(timezone(timedelta(hours=1)))
    one, other = (reviewed(State(), Review("1", at, "right")) for at in (START, vienna))
    assert one.due == other.due


def test_what_waits_longest_is_asked_first_and_three_minutes_hold_a_few():
    dues = {"b.why.1": START, "a.why.1": START, "c.spot.1": START - timedelta(1)}
    dues["later.why.1"] = START + timedelta(seconds=1)
    assert due_order(dues, START) == ["c.spot.1", "a.why.1", "b.why.1"]
    assert fitting(["x.why.1"] * 20, THREE_MINUTES) == 7
    assert fitting(["x.mend.1"], timedelta(seconds=1)) == 1
    assert fitting([], THREE_MINUTES) == 0
    assert time_left(START, START + timedelta(minutes=1)) == timedelta(minutes=2)
    assert time_left(START, START + timedelta(hours=1)) == timedelta()
    assert time_left(START, START - timedelta(hours=1)) == THREE_MINUTES


def card(reason="Because.", language="de") -> Card:
    return Card("a.why.1", "why", "a", language, "Why?", reason=reason)


def test_a_changed_card_begins_again_and_nothing_is_forgotten():
    known = answered(Known(), card(), Review("1", START, "right"))
    known = answered(known, card(language="en"), Review("2", START + timedelta(3), "right"))
    assert set(known.revisions) == {"de", "en"}
    assert not known.changed(card())
    new = card("Otherwise.")
    assert known.changed(new)
    later = answered(known, new, Review("3", START + timedelta(20), "right"))
    assert [one.key for one in later.state.reviews] == ["3"]
    assert [one.key for one in later.state.earlier] == ["1", "2"]
    assert later.begun == START
    assert later.state.due == START + timedelta(days=21, hours=12)
    assert answered(later, card("Again otherwise."), Review("1", START, "right")) == later


@given(st.dictionaries(st.sampled_from(["a.why.1", "b.spot.1"]), states))
def test_what_is_known_goes_into_a_file_and_comes_back(kept):
    cards = {
        name: Known(merged(state, State()), {"de": "12345678"}) for name, state in kept.items()
    }
    assert loaded(json.dumps(dumped(cards))) == cards
    assert joined(cards, cards) == cards
    assert joined({}, cards) == cards


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("nonsense", "JSON"),
        ('{"format": 2, "cards": {}}', "format"),
        ('{"format": 1, "cards": {"a": {"reviews": [{"key": "1"}]}}}', "cards.a.reviews.0.at"),
        (
            '{"format": 1, "cards": {"a": {"reviews": [{"key": "1", "at": "2026-01-01T10:00:00",'
            ' "grade": "right"}]}}}',
            "cards.a.reviews.0.at",
        ),
    ],
)
def test_a_file_that_is_none_is_told_with_its_place(text, place):
    with pytest.raises(ProgressError, match=f"^{place}"):
        loaded(text)


def test_the_basics_are_there_in_both_languages(cards):
    for language in ("de", "en"):
        here = {one.id for one in cards if one.language == language}
        assert [name for name in basics() if name not in here] == []


def test_new_cards_begin_with_the_basics_and_no_rule_is_told_twice(entries):
    made = {entry.rule.id: entry.cards for entry in entries["de"] if not entry.none}
    first = list(fresh_basics(made, made.__getitem__, ()))
    assert [one.id for one in first] == list(basics())
    assert list(fresh_basics(made, made.__getitem__, basics()[:5])) == first[5:]
    others = list(fresh_others(made, made.__getitem__, basics()))
    assert len({one.of for one in first + others}) == len(first + others) == len(made)
    known = {one.id for one in others[:20]}
    assert list(fresh_others(made, made.__getitem__, known)) == others[20:]


class TwoDevices(RuleBasedStateMachine):
    """A phone and a computer, each with its own clock; one person, one card; in touch at times."""

    def __init__(self):
        super().__init__()
        self.devices = [State(), State()]
        self.clocks = [START, START]
        self.told: set[str] = set()

    @rule(device=st.integers(0, 1), minutes=st.integers(-3_000, 60_000))
    def time_goes_by_or_back(self, device, minutes):
        self.clocks[device] = max(START, self.clocks[device] + timedelta(minutes=minutes))

    @rule(device=st.integers(0, 1), grade=st.sampled_from(GRADES))
    def it_is_answered(self, device, grade):
        key = str(len(self.told))
        self.told.add(key)
        review = Review(key, self.clocks[device], grade)
        self.devices[device] = reviewed(self.devices[device], review)
        assert reviewed(self.devices[device], review) == self.devices[device]

    @rule(device=st.integers(0, 1))
    def the_clock_is_looked_at(self, device):
        self.devices[device] = righted(self.devices[device], self.clocks[device])

    @rule(device=st.integers(0, 1))
    def the_card_changes(self, device):
        self.devices[device] = anew(self.devices[device])

    @rule()
    def they_meet(self):
        both = merged(*self.devices)
        assert both == merged(*reversed(self.devices))
        self.devices = [both, both]

    @precondition(lambda self: any(self.told))
    @rule(device=st.integers(0, 1))
    def all_is_deleted_and_taken_back(self, device):
        kept = self.devices[device]
        self.devices[device] = merged(State(), kept)
        assert self.devices[device] == kept

    @invariant()
    def nothing_is_lost_or_counted_twice(self):
        both = merged(*self.devices)
        keys = [one.key for one in (*both.reviews, *both.earlier)]
        assert sorted(keys) == sorted(self.told)
        assert list(both.reviews) == sorted(both.reviews, key=lambda one: (one.at, one.key))
        assert (both.due is None) == (not both.reviews)


TestTwoDevices = TwoDevices.TestCase
