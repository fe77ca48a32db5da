"""Whatever sums are told, added or subtracted, they speak of eight people."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from gutgemacht.ideas import LEAST, Part, people, told

PARTS = st.lists(
    st.tuples(st.frozensets(st.integers(1, 30), max_size=14), st.integers(1, 500)), max_size=6
).map(lambda rows: [Part(idea, who, clicks) for idea, (who, clicks) in enumerate(rows)])


def those(parts, ideas):
    return [part for part in parts if part.idea in ideas]


@given(PARTS)
def test_every_sum_and_every_difference_speaks_of_eight(parts):
    sums = told(parts)
    whole = {idea for one in sums for idea in one.ideas}
    for size in range(1, len(sums) + 1):
        for chosen in combinations(sums, size):
            ideas = {idea for one in chosen for idea in one.ideas}
            assert people(those(parts, ideas)) >= LEAST
            left = whole - ideas
            assert not left or people(those(parts, left)) >= LEAST


@given(PARTS)
def test_each_idea_stands_in_one_sum_and_nothing_can_be_left_over(parts):
    sums = told(parts)
    ideas = [idea for one in sums for idea in one.ideas]
    assert len(ideas) == len(set(ideas))
    if sums:
        assert sum(one.clicks for one in sums) == sum(part.clicks for part in parts)
    else:
        assert people(parts) < LEAST


@given(PARTS)
def test_sums_are_right(parts):
    for one in told(parts):
        mine = those(parts, one.ideas)
        assert (one.people, one.clicks) == (people(mine), sum(part.clicks for part in mine))


def test_one_who_shares_many_ideas_is_one_person():
    parts = [Part(idea, frozenset({1}), 10) for idea in range(20)]
    assert told(parts) == ()
