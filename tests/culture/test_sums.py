"""No sum tells of one person, however sums are held beside each other."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from pydantic import ValidationError

from gutgemacht.culture import LEAST, Answers, Doing, Handling, Happening, Sum, so_far, told
from gutgemacht.culture.sums import EDGE, TEXT_LEAST, texts_told

EACH = st.lists(st.integers(1, 40), max_size=60).map(tuple)


@st.composite
def doings(draw) -> Doing:
    each = draw(EACH)
    return Doing(each, len(each) + draw(st.integers(0, 60)))


STEPS = st.tuples(*[st.integers(0, 30)] * 5)


@given(doings())
def test_an_exact_number_of_people_speaks_of_eight_and_leaves_eight_over(doing):
    one = told("cards", doing).get("cards")
    assume(one is not None)
    if one.is_exact:
        assert one.low == len(doing.each)
        assert one.low >= LEAST
        assert one.of - one.low >= LEAST
    else:
        assert one.low <= len(doing.each) <= one.high
        assert one.high - one.low >= LEAST - 1


@given(doings())
def test_what_is_told_stays_the_same_for_every_number_within_its_range(doing):
    one = told("cards", doing).get("cards")
    assume(one is not None)
    for count in range(one.low, one.high + 1):
        other = Doing((1,) * count, doing.of)
        assert told("cards", other)["cards"] == one


@given(doings())
def test_who_looks_at_people_and_times_together_learns_no_more_of_the_people(doing):
    sums = told("cards", doing)
    if "cards-times" in sums:
        assert sums["cards"].is_exact
        assert 2 * max(doing.each) <= sums["cards-times"].low


@given(doings(), st.integers(1, 40))
def test_one_person_more_is_not_seen_in_a_quarter_that_lasts(doing, times):
    """Of two looks, the numbers are the same or a step of eight apart, and stay a step behind."""
    assume(len(doing.each) < doing.of)
    before = so_far("cards", doing)
    after = so_far("cards", Doing((*doing.each, times), doing.of))
    steps = [one["cards"].low if one else 0 for one in (before, after)]
    assert steps[1] - steps[0] in (0, LEAST)
    assert steps[0] % LEAST == 0
    assert not before or len(doing.each) - steps[0] >= LEAST
    assert not before or doing.of - steps[0] >= LEAST


@given(doings())
def test_the_end_of_a_quarter_adds_at_least_eight_people_to_what_was_told_before(doing):
    before, end = so_far("cards", doing), told("cards", doing)
    if before and end["cards"].is_exact:
        assert end["cards"].low - before["cards"].low >= LEAST


@given(st.integers(0, 15))
def test_a_small_house_is_told_nothing_of_its_people(of):
    for count in range(of + 1):
        assert not told("cards", Doing((3,) * count, of))
        assert not so_far("cards", Doing((3,) * count, of))


def test_who_did_more_than_half_of_it_hides_how_often_it_was_done():
    many = Doing((1,) * 9 + (2,), 40)
    assert told("cards", many)["cards-times"].low == 11
    alone = Doing((1,) * 9 + (12,), 40)
    assert "cards-times" not in told("cards", alone)


@given(STEPS)
def test_it_is_never_told_that_all_or_none_think_so(steps):
    sums, of = told("dare", Answers(steps)), sum(steps)
    if of < LEAST:
        assert not sums
        return
    for name, count in (("dare", sum(steps[3:])), ("dare-not", sum(steps[:2]))):
        one = sums[name]
        assert one.low <= count <= one.high
        if one.is_exact:
            assert EDGE <= count <= of - EDGE
        else:
            assert one.high - one.low == EDGE - 1


@given(STEPS)
def test_opinions_are_told_only_at_the_end(steps):
    assert not so_far("dare", Answers(steps))


@given(st.integers(0, 40), st.integers(0, 40))
def test_few_hands_are_not_measured(count, part):
    assume(part <= count)
    sums = told("alarms", Handling(count, part))
    assert sums["alarms"] == Sum(low=count, high=count)
    assert ("alarms-part" in sums) == (count >= LEAST)
    assert not so_far("alarms", Handling(count, part))


def test_what_is_the_houses_own_is_told_as_it_is():
    assert told("panels", Happening(3, 2)) == {
        "panels": Sum(low=3, high=3),
        "panels-part": Sum(low=2, high=2, of=3),
    }
    assert told("panels", Happening(0, 0)) == {"panels": Sum(low=0, high=0)}


@given(st.lists(st.text(min_size=1), max_size=14), st.randoms())
def test_words_are_told_from_ten_on_and_their_order_tells_nothing(texts, chance):
    mixed = chance.sample(texts, len(texts))
    assert texts_told(texts) == texts_told(mixed)
    assert len(texts_told(texts)) in (0, len(texts))
    assert bool(texts_told(texts)) == (len(texts) >= TEXT_LEAST)


@pytest.mark.parametrize(("low", "high", "of"), [(3, 2, 9), (-1, 2, 9), (2, 10, 9)])
def test_a_sum_that_cannot_be_is_refused(low, high, of):
    with pytest.raises(ValidationError, match="between 0 and its whole"):
        Sum(low=low, high=high, of=of)
