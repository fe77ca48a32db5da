"""What SpaceSaving promises, on any stream."""

import json
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gutgemacht.listen.concentration import SpaceSaving

STREAMS = st.lists(st.sampled_from("abcdefghijklmnop"), max_size=200)
SIZES = st.integers(1, 12)


def counter_of(stream, size: int) -> SpaceSaving:
    counter = SpaceSaving(size)
    for thing in stream:
        counter.add(thing)
    return counter


@given(STREAMS, SIZES)
def test_truth_lies_between_least_and_most_and_the_error_is_bounded(stream, size):
    counter, truth = counter_of(stream, size), Counter(stream)
    for thing in "abcdefghijklmnop":
        counted = counter.counted(thing)
        assert counted.least <= truth[thing] <= counted.most
        assert counted.most - truth[thing] <= len(stream) / size


@given(STREAMS, SIZES)
def test_whatever_is_frequent_has_a_counter_and_the_counts_are_the_stream(stream, size):
    counter = counter_of(stream, size)
    kept = {counted.thing for counted in counter.top(size)}
    frequent = {thing for thing, count in Counter(stream).items() if count > len(stream) / size}
    assert frequent <= kept
    assert len(kept) <= size
    assert counter.total == len(stream)


@given(STREAMS, SIZES, st.floats(0.1, 1))
def test_faded_counts_keep_the_promise(stream, size, factor):
    counter = counter_of(stream, size)
    counter.fade(factor)
    for thing in stream:
        counter.add(thing)
    truth = {thing: count * (1 + factor) for thing, count in Counter(stream).items()}
    for thing, count in truth.items():
        counted = counter.counted(thing)
        assert counted.least - 1e-6 <= count <= counted.most + 1e-6
        assert counted.most - count <= len(stream) * (1 + factor) / size + 1e-6


@given(STREAMS, STREAMS, SIZES)
def test_it_goes_on_after_json_as_if_nothing_had_been(before, after, size):
    whole = counter_of(before + after, size)
    state = json.loads(json.dumps(counter_of(before, size).state()))
    resumed = SpaceSaving.read(size, state)
    for thing in after:
        resumed.add(thing)
    assert resumed.state() == whole.state()


def test_what_fades_away_frees_its_counter():
    counter = counter_of("ab", 2)
    for _ in range(40):
        counter.fade(0.5)
    assert counter.top(2) == []
    counter.add("c")
    assert counter.counted("c") == ("c", 1, 1)


def test_weights_count_and_none_is_no_sight():
    counter = SpaceSaving(2)
    counter.add("a", 2.5)
    counter.add("b", 0)
    assert counter.top(5) == [("a", 2.5, 2.5)]


def test_no_counter_at_all_is_refused():
    with pytest.raises(ValueError, match="size 0: must be 1 or more"):
        SpaceSaving(0)
