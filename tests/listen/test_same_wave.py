"""Several topics that gather at one thing have one wave."""

from datetime import UTC, datetime, timedelta

from gutgemacht.listen.same_wave import Trace, same_wave

NOON = datetime(2026, 11, 27, 12, tzinfo=UTC)


def test_alarms_of_the_same_mentions_or_the_same_post_are_one_wave():
    first = Trace(1, NOON, None, frozenset({1, 2, 3, 4, 5, 6}))
    post = Trace(2, NOON, 7, frozenset())
    hour = NOON + timedelta(hours=1)
    assert same_wave(Trace(3, hour, None, frozenset({5, 6, 9})), [first, post]) == 1
    assert same_wave(Trace(3, hour, 7, frozenset()), [first, post]) == 2
    assert same_wave(Trace(3, hour, None, frozenset({9})), [first, post]) is None
    late = Trace(3, NOON + timedelta(hours=7), 7, frozenset({1, 2}))
    assert same_wave(late, [first, post]) is None
