"""What the alarm hears, and what it lets pass."""

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from gutgemacht.listen.alarm import Series, StateError, TimesError

MONDAY = datetime(2026, 3, 2)
FIVE = timedelta(minutes=5)
HOUR, DAY = 12, 288


def days(many, mean=10.0, seed=1):
    """Counts of ordinary days with their nights."""
    chance = np.random.default_rng(seed)
    hour = np.arange(many * DAY) / HOUR % 24
    return chance.poisson(mean * np.exp(np.cos((hour - 16) / 24 * 2 * np.pi)))


def play(series, counts, negative=None, start=MONDAY):
    return [
        series.update(
            start + n * FIVE, float(count), None if negative is None else float(negative[n])
        )
        for n, count in enumerate(counts)
    ]


def test_ordinary_days_and_nights_are_no_alarm():
    said = play(Series(), days(14))
    assert max(one.level for one in said[3 * DAY :]) <= 2
    assert not any(one.event for one in said)


def test_the_course_of_the_day_is_learnt():
    said = play(Series(), days(14))
    last = [one.expected for one in said[-DAY:]]
    assert max(last[15 * HOUR : 17 * HOUR]) > 3 * max(last[3 * HOUR : 5 * HOUR])


def test_a_weekend_not_yet_seen_takes_the_shape_of_weekdays():
    said = play(Series(), days(6))
    saturday = [one.expected for one in said[5 * DAY :]]
    assert saturday[16 * HOUR] > 2 * saturday[4 * HOUR]


def test_a_storm_opens_one_wave_rises_and_closes():
    counts = days(14)
    storm = np.r_[np.zeros(10 * DAY), 5 * 2 ** (np.arange(5 * HOUR) / HOUR)]
    fall = 160 * 0.5 ** (np.arange(len(counts) - len(storm)) / (3 * HOUR))
    said = play(Series(), counts + np.r_[storm, fall].astype(int))
    events = [(n, one.event.name) for n, one in enumerate(said) if one.event]
    assert [name for _, name in events if name != "ROSE"] == ["OPENED", "CLOSED"]
    assert 10 * DAY < events[0][0] < 10 * DAY + 4 * HOUR
    assert max(one.level for one in said) >= 4


def test_negative_mentions_make_it_hear_earlier():
    counts = days(12)
    more = np.zeros(len(counts), int)
    more[10 * DAY : 10 * DAY + 12 * HOUR] = 8 * 2 ** (np.arange(12 * HOUR) / (6 * HOUR))
    usual = np.random.default_rng(2).binomial(counts, 0.2)

    def opened(said):
        return next((n for n, one in enumerate(said) if one.event), len(said))

    with_tone = opened(play(Series(tone=True), counts + more, usual + more))
    assert with_tone < opened(play(Series(), counts + more))


def test_a_storm_whose_tone_nobody_could_read_is_heard():
    counts = days(14)
    counts[10 * DAY : 11 * DAY] *= 12
    said = play(Series(tone=True), counts, np.zeros(len(counts)))
    assert any(one.event for one in said[10 * DAY :])


def test_silence_after_a_storm_is_no_blame():
    counts, negative = days(12), days(12) // 5
    counts[10 * DAY : 10 * DAY + HOUR] = negative[10 * DAY : 10 * DAY + HOUR] = 120
    counts[10 * DAY + HOUR :] = negative[10 * DAY + HOUR :] = 0
    said = play(Series(tone=True), counts, negative)
    assert said[10 * DAY + HOUR].level >= 3
    assert max(one.level for one in said[11 * DAY :]) == 0


def test_of_two_waves_alike_in_number_the_blaming_one_is_heard_sooner():
    counts = days(12)
    more = np.zeros(len(counts), int)
    more[10 * DAY : 10 * DAY + 12 * HOUR] = 8 * 2 ** (np.arange(12 * HOUR) / (3 * HOUR))
    usual = np.random.default_rng(2).binomial(counts, 0.2)

    def surprise(share):
        negative = usual + (more * share).astype(int)
        return play(Series(tone=True), counts + more, negative)[10 * DAY + 2 * HOUR].surprise

    assert surprise(0.6) > 2 * surprise(0.2)


def test_more_negative_ones_among_no_more_mentions_are_no_wave():
    counts = days(12)
    share = np.where(np.arange(len(counts)) < 10 * DAY, 0.2, 0.3)
    negative = np.random.default_rng(2).binomial(counts, share)
    said = play(Series(tone=True), counts, negative)
    assert not any(one.event for one in said)


def test_what_comes_daily_is_no_alarm_any_more():
    counts = days(28)
    for day in range(28):
        counts[day * DAY + 9 * HOUR + day % 5 : day * DAY + 10 * HOUR] *= 12
    said = play(Series(), counts)
    once = days(28)
    once[27 * DAY + 9 * HOUR : 27 * DAY + 10 * HOUR] *= 12
    assert not any(one.event for one in said[18 * DAY :])
    assert max(one.surprise for one in play(Series(), once)) > 2 * max(
        one.surprise for one in said[18 * DAY :]
    )


def test_a_new_topic_gives_no_more_than_a_notice_unless_ten_times():
    counts, burst = days(3, mean=30.0), slice(2 * DAY, 2 * DAY + 6 * HOUR)
    counts[burst] = counts[burst] * 5 + 50
    assert max(one.level for one in play(Series(), counts)) == 2
    counts[burst] *= 6
    assert max(one.level for one in play(Series(), counts)) > 2


def test_a_gap_is_not_silence():
    before, after = days(10), days(10, seed=3)
    heard, gap = Series(), Series()
    play(heard, before)
    play(gap, before)
    later = MONDAY + timedelta(days=10)
    for n in range(DAY):
        heard.update(later + n * FIVE, 0)
        gap.update(later + n * FIVE, None)
    zeros, unknown = (play(one, after, start=later + timedelta(days=1)) for one in (heard, gap))
    assert zeros[0].expected < unknown[0].expected
    assert not any(one.event for one in unknown)


def test_leaving_bins_out_is_the_same_as_knowing_nothing():
    told, left_out = Series(), Series()
    play(told, days(3))
    play(left_out, days(3))
    for n in range(5):
        told.update(MONDAY + timedelta(days=3) + n * FIVE, None)
    after = MONDAY + timedelta(days=3) + 5 * FIVE
    assert told.update(after, 70).surprise == pytest.approx(left_out.update(after, 70).surprise)


def test_a_topic_of_which_nothing_is_said_for_weeks_is_alive():
    said = play(Series(), [0] * (20 * DAY) + [1, 0, 0, 2] + [0] * DAY)
    assert max(one.level for one in said) <= 2
    said = play(Series(), [0] * (20 * DAY) + [30] * HOUR)
    assert said[-1].level >= 3


def test_it_goes_on_where_it_was():
    counts = days(8)
    whole, half = Series(), Series()
    play(half, counts[: 4 * DAY])
    again = Series.of_bytes(half.to_bytes())
    later = play(again, counts[4 * DAY :], start=MONDAY + timedelta(days=4))
    assert later == play(whole, counts)[4 * DAY :]
    assert len(again.to_bytes()) < 3000


@pytest.mark.parametrize(
    "state", [b"", b"gma1", b"no state at all of it", Series().to_bytes()[:-1]]
)
def test_a_damaged_state_is_refused(state):
    with pytest.raises(StateError, match="build it up anew"):
        Series.of_bytes(state)


def test_times_must_go_forward_in_steps():
    series = Series()
    series.update(MONDAY, 1)
    with pytest.raises(TimesError, match="not later"):
        series.update(MONDAY, 1)
    with pytest.raises(TimesError, match="steps of 5 minutes"):
        series.update(MONDAY + timedelta(minutes=8), 1)
    assert series.update(MONDAY + timedelta(minutes=10, seconds=3), 1)


@pytest.mark.parametrize("counts", [(-1, None), (float("nan"), None), (1, -1), (1, 2)])
def test_counts_that_cannot_be_are_refused(counts):
    with pytest.raises(ValueError, match="mentions"):
        Series(tone=True).update(MONDAY.replace(tzinfo=UTC), *counts)
