"""Counting is adding: any order, any batches, the same pulses."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from gutgemacht.listen.pulse import (
    Bin,
    Key,
    Said,
    count,
    floor,
    higher,
    merged,
    new_voices,
    rolled_up,
    timed,
    top,
    voices,
)

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
SAID = st.builds(
    Said,
    topic=st.integers(1, 2),
    network=st.sampled_from(["mastodon", "feed"]),
    at=st.integers(0, 3000).map(lambda minutes: NOON + timedelta(minutes=minutes)),
    tone=st.sampled_from([-1, 0, 1]),
    author=st.none() | st.integers(1, 4),
    reply=st.booleans(),
    quote=st.booleans(),
    reach=st.integers(0, 100),
    terms=st.lists(st.sampled_from("abc"), unique=True).map(tuple),
)


def whole(said):
    """All at once."""
    return cleaned(rolled_up(merged(count(said), new_voices(voices(said), {}))))


def cleaned(pulses):
    return {key: bin_ for key, bin_ in pulses.items() if bin_ != Bin()}


@given(st.lists(SAID, max_size=25), st.data())
def test_order_and_batches_make_no_difference(said, data):
    order, known, pulses = data.draw(st.permutations(said)), {}, {}
    while order:
        size = data.draw(st.integers(1, 6))
        batch, order = order[:size], order[size:]
        heard = voices(batch)
        pulses = merged(pulses, rolled_up(merged(count(batch), new_voices(heard, known))))
        for voice, at in heard.items():
            known[voice] = min(at, known.get(voice, at))
    assert cleaned(pulses) == whole(said)


@given(st.lists(SAID, max_size=25))
def test_hours_and_days_are_the_sums_of_their_stretches(said):
    pulses = whole(said)
    for size in (5, 60, 1440):
        bins = [bin_ for key, bin_ in pulses.items() if key.size == size]
        assert sum(bin_.mentions for bin_ in bins) == len(said)
        assert sum(bin_.reach for bin_ in bins) == sum(one.reach for one in said)
        assert all(bin_.new_authors >= 0 for bin_ in bins)


def test_a_voice_is_new_where_it_spoke_first():
    late, early = Said(1, "feed", NOON, author=7), Said(1, "feed", NOON - timedelta(hours=1), author=7)
    known = voices([late])
    moved = new_voices(voices([early]), known)
    assert moved[Key(1, "feed", 5, early.at)].new_authors == 1
    assert moved[Key(1, "feed", 5, NOON)].new_authors == -1
    assert new_voices(voices([late]), voices([early])) == {}


def test_the_top_term_is_the_same_in_any_order():
    assert top({"b": 2, "a": 2, "c": 1}) == ("a", 2)
    assert higher(("b", 2), ("a", 2)) == higher(("a", 2), ("b", 2)) == ("a", 2)
    assert top({}) == ("", 0)


def test_stretches_begin_at_full_minutes():
    at = NOON + timedelta(hours=1, minutes=7, seconds=3)
    assert [floor(at, size) for size in (5, 60, 1440)] == [
        NOON + timedelta(hours=1, minutes=5),
        NOON + timedelta(hours=1),
        NOON.replace(hour=0),
    ]


def test_a_clock_that_cannot_be_right_is_that_of_hearing():
    assert timed(NOON + timedelta(minutes=2), NOON) == (NOON, False)
    assert timed(NOON + timedelta(hours=2), NOON) == (NOON, True)
    assert timed(NOON.replace(year=1970), NOON) == (NOON, True)
    assert timed(NOON.replace(tzinfo=None), NOON) == (NOON, False)
