"""From open to reviewed, and nothing on the way is skipped silently."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gutgemacht.incident.state import STATES, StateError, following, step

states = st.sampled_from(STATES)


@given(states, states, st.text(max_size=20))
def test_whatever_is_tried_what_is_left_out_is_named_with_its_reason(before, after, reason):
    try:
        taken = step(before, after, reason)
    except StateError:
        return
    here, there = STATES.index(before), STATES.index(after)
    if there > here:
        assert taken.skipped == STATES[here + 1 : there]
    assert bool(taken.reason) or (not taken.skipped and there == here + 1)


@given(st.lists(st.tuples(states, st.sampled_from(["", "a reason"])), max_size=12))
def test_every_path_to_the_review_names_all_states_or_says_what_it_left_out(wishes):
    here, passed = "open", {"open"}
    for wanted, reason in wishes:
        try:
            taken = step(here, wanted, reason)
        except StateError:
            continue
        passed |= {taken.after, *taken.skipped}
        here = taken.after
        assert set(STATES[: STATES.index(here) + 1]) <= passed


def test_who_walks_on_needs_no_reason():
    here = "open"
    while following(here):
        here = step(here, following(here)).after
    assert here == "reviewed"


@pytest.mark.parametrize(
    ("before", "after", "reason", "trouble"),
    [
        ("open", "open", "", "same"),
        ("open", "closed", " ", "reason"),
        ("closed", "open", "", "reason"),
        ("answered", "contained", "why not", "back"),
        ("reviewed", "open", "again", "over"),
    ],
)
def test_what_cannot_be_says_why(before, after, reason, trouble):
    with pytest.raises(StateError) as error:
        step(before, after, reason)
    assert error.value.trouble == trouble
