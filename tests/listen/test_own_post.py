"""How our own posts are answered: early, and rarely in vain."""

from datetime import UTC, datetime, timedelta
from math import exp

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import betabinom

from gutgemacht.listen.own_post import (
    DAY,
    FALSE_PER_POST,
    LEAST,
    Habit,
    Moments,
    OwnPost,
    Share,
    chance_of,
    habit_state,
    log_ratio,
    notice,
    read_habit,
)

FRIDAY = datetime(2015, 12, 4, 15, tzinfo=UTC)
SHARES = st.builds(Share, st.floats(0.02, 0.9), st.floats(1, 80))


def post(answers: int = 0, negative: int = 0, approvals: int = 0, day: int = 1) -> OwnPost:
    return OwnPost("p1", FRIDAY, day, answers, negative, approvals)


def after(*tones: bool, likes: int = 0) -> OwnPost:
    one = OwnPost("p1", FRIDAY).liked(likes)
    for nth, negative in enumerate(tones):
        one = one.answered(f"reader{nth}", negative=negative)
    return one


def test_a_post_that_people_argue_against_is_noticed_after_few_answers():
    found = next(
        found for count in range(1, 30) if (found := notice(after(*[True] * count), Habit()))
    )
    assert found.answers <= 10
    assert (found.negative, found.chance <= FALSE_PER_POST) == (found.answers, True)


def test_the_founding_story_is_heard_on_friday():
    # An IBM post had 148 reactions; three days before the wave its answers were critical ones.
    found = notice(after(*[True] * 13, *[False], likes=30), Habit())
    assert (found.answers, found.negative, found.approvals) == (14, 13, 30)
    assert (round(found.usual_answers, 2), round(found.usual_negative, 2)) == (0.15, 0.25)


def test_a_loved_post_with_many_friendly_answers_is_as_usual():
    assert notice(after(*[False] * 25, *[True] * 5, likes=150), Habit()) is None


def test_many_more_answers_than_likes_are_noticed_even_where_no_tone_is_known():
    assert notice(after(*[False] * 40, likes=5), Habit()) is not None


def test_fewer_people_than_a_public_are_no_notice():
    harsh = Habit(negative=Moments(1, 1_000, 0.1, 1_000_000))
    assert notice(after(*[True] * (LEAST - 1)), harsh) is None


def test_who_answers_twenty_times_is_one():
    one = OwnPost("p1", FRIDAY)
    for _ in range(20):
        one = one.answered("angry", negative=True)
    assert (one.answers, one.negative) == (1, 1)
    assert "angry" not in one.state()


def test_a_post_of_last_year_that_is_dug_up_is_heard_like_a_new_one():
    old = after(*[False] * 200, likes=4_000).at(FRIDAY + timedelta(days=400))
    assert (old.day, old.answers, old.approvals, old.approved) == (401, 0, 0, 4_000)
    for nth in range(16):
        old = old.answered(f"reader{nth}", negative=True)
    assert notice(old.liked(4_003), Habit()) is not None


def test_likes_that_are_taken_back_are_borne():
    one = OwnPost("p1", FRIDAY).liked(10).liked(7).liked(12)
    assert (one.approvals, one.approved) == (15, 12)


def test_a_day_ends_only_after_a_day():
    one = after(True, True)
    assert one.at(FRIDAY + DAY - timedelta(seconds=1)) == one
    assert one.at(FRIDAY - DAY) == one
    assert one.at(FRIDAY + DAY).since == FRIDAY + DAY


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.booleans())), st.integers(0, 50))
def test_it_goes_on_after_json_as_if_nothing_had_been(answers, likes):
    one = OwnPost("p1", FRIDAY).liked(likes)
    for author, negative in answers:
        one = one.answered(author, negative=negative)
    assert OwnPost.read(one.state()) == one
    habit = Habit().with_day(one)
    assert read_habit(habit_state(habit)) == habit


@given(SHARES, SHARES, st.integers(0, 60), st.data())
def test_on_usual_days_one_more_reaction_leaves_the_ratio_as_it_is_on_average(
    answers, negative, count, data
):
    blamed = data.draw(st.integers(0, count))
    likes = data.draw(st.integers(0, 60))
    now = exp(log_ratio(post(count, blamed, likes), answers, negative))
    a, b = answers.parameters
    c, d = negative.parameters
    answer = (a + count) / (a + b + count + likes)
    blame = (c + blamed) / (c + d + count)
    later = (
        (1 - answer) * exp(log_ratio(post(count, blamed, likes + 1), answers, negative))
        + answer * (1 - blame) * exp(log_ratio(post(count + 1, blamed, likes), answers, negative))
        + answer * blame * exp(log_ratio(post(count + 1, blamed + 1, likes), answers, negative))
    )
    assert later == pytest.approx(now, rel=1e-6)


@pytest.mark.parametrize("mean", [0.05, 0.15, 0.4])
@pytest.mark.parametrize("blame", [0.1, 0.25, 0.6])
def test_looked_at_after_each_reaction_a_usual_day_is_rarely_noticed(mean, blame):
    """The exact chance of a notice within 60 reactions, by recursion over all ways to get there."""
    answers, negative = Share(mean, 6.0), Share(blame, 6.0)
    assert exact_chance(answers, negative, 60) <= FALSE_PER_POST / 2


def exact_chance(answers: Share, negative: Share, most: int) -> float:
    (a, b), (c, d) = answers.parameters, negative.parameters
    ways, noticed = {(0, 0, 0): 1.0}, 0.0
    for _ in range(most):
        later: dict[tuple[int, int, int], float] = {}
        for (count, blamed, likes), chance in ways.items():
            answer = (a + count) / (a + b + count + likes)
            blame = (c + blamed) / (c + d + count)
            for place, share in (
                ((count, blamed, likes + 1), 1 - answer),
                ((count + 1, blamed, likes), answer * (1 - blame)),
                ((count + 1, blamed + 1, likes), answer * blame),
            ):
                later[place] = later.get(place, 0.0) + chance * share
        ways = {}
        for place, chance in later.items():
            one = post(place[0], place[1], place[2])
            if one.answers >= LEAST and chance_of(one, answers, negative) <= FALSE_PER_POST:
                noticed += chance
            else:
                ways[place] = chance
    return noticed


def test_each_day_must_be_stranger_than_the_one_before_so_that_all_spend_no_more():
    answers, negative = Habit().answers.share, Habit().negative.share
    chances = [chance_of(post(30, 30, 0, day), answers, negative) for day in (1, 2, 3, 40)]
    needed = [2 * chance / chances[0] for chance in chances]
    assert needed == pytest.approx([1 * 2, 2 * 3, 3 * 4, 40 * 41])
    assert sum(1 / (day * (day + 1)) for day in range(1, 10_000)) < 1


def test_a_habit_finds_the_share_and_how_much_days_differ():
    rng = np.random.default_rng(7)
    habit = Habit()
    for _ in range(400):
        answers = int(betabinom.rvs(40, 2, 18, random_state=rng))
        blamed = int(betabinom.rvs(answers, 6, 6, random_state=rng)) if answers else 0
        habit = habit.with_day(post(answers, blamed, 40 - answers))
    assert habit.answers.share.mean == pytest.approx(0.1, abs=0.015)
    assert habit.answers.share.weight == pytest.approx(20, rel=0.35)
    assert habit.negative.share.mean == pytest.approx(0.5, abs=0.04)
    assert habit.negative.share.weight == pytest.approx(12, rel=0.6)


def test_a_company_that_is_always_scolded_is_not_told_so_each_day():
    habit = Habit()
    for _ in range(60):
        habit = habit.with_day(post(10, 8, 3))
    assert notice(post(12, 10, 4), habit) is None
    assert notice(post(12, 10, 4), Habit()) is not None


@given(st.integers(0, 10**6), st.integers(0, 10**6), st.integers(0, 10**6))
def test_any_counts_give_a_chance(answers, blamed, likes):
    habit = Habit().with_day(post(answers, min(answers, blamed), likes))
    one = post(answers, min(answers, blamed), likes)
    assert 0 <= chance_of(one, habit.answers.share, habit.negative.share) <= 1
