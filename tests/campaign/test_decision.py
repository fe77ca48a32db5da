"""When a stratum is decided."""

from math import comb

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gutgemacht.campaign.decision import Rule, decide, follow, p_below, panel_decision
from gutgemacht.campaign.plan import boundaries

HOUSE = Rule()
CAUTIOUS = Rule(go=0.95, stop=0.8)


@st.composite
def counts(draw, most=60):
    readers = draw(st.integers(0, most))
    return readers, draw(st.integers(0, readers))


@st.composite
def rules(draw):
    least = draw(st.integers(1, 12))
    return Rule(
        limit=draw(st.floats(0.01, 0.5)),
        prior=(draw(st.floats(0.1, 5)), draw(st.floats(0.1, 5))),
        go=draw(st.floats(0.6, 0.99)),
        stop=draw(st.floats(0.6, 0.99)),
        least=least,
        most=draw(st.integers(least, 50)),
    )


@pytest.mark.parametrize(("objectors", "readers"), [(0, 21), (1, 37)])
def test_so_many_readers_are_enough_for_go_and_one_less_is_not(objectors, readers):
    assert decide(readers, objectors, HOUSE).decision == "GO"
    assert decide(readers - 1, objectors, HOUSE).decision == "UNDECIDED"


@pytest.mark.parametrize(("objectors", "readers"), [(2, 10), (3, 17), (4, 24), (5, 31), (6, 39)])
def test_so_many_objectors_stop_and_among_one_more_reader_they_do_not(objectors, readers):
    assert decide(readers, objectors, HOUSE).decision == "STOP"
    assert decide(readers + 1, objectors, HOUSE).decision == "UNDECIDED"


def test_one_among_four_stops_only_without_a_minimum():
    assert decide(4, 1, HOUSE).decision == "UNDECIDED"
    assert decide(4, 1, HOUSE).next.readers_to_least == 4
    assert decide(4, 1, Rule(least=1)).decision == "STOP"
    assert decide(5, 1, Rule(least=1)).decision == "UNDECIDED"


@settings(deadline=None)
@given(counts(), st.floats(0.01, 0.6))
def test_the_probability_is_that_of_the_binomial_tail(counted, limit):
    readers, objectors = counted
    tail = sum(
        comb(readers + 1, seen) * limit**seen * (1 - limit) ** (readers + 1 - seen)
        for seen in range(objectors + 1, readers + 2)
    )
    assert p_below(readers, objectors, Rule(limit=limit)) == pytest.approx(tail, abs=1e-9)


@settings(deadline=None)
@given(counts(), rules())
def test_what_is_said_to_decide_next_decides_and_one_less_does_not(counted, rule):
    readers, objectors = counted
    said = decide(readers, objectors, rule)
    to_go, to_stop = said.next.readers_to_go, said.next.objectors_to_stop
    assert said.next.reachable == ((to_go, to_stop) != (None, None))
    if to_go:
        assert decide(readers + to_go, objectors, rule).decision == "GO"
        assert decide(readers + to_go - 1, objectors, rule).decision != "GO"
    if to_stop is not None:
        for more, decision in ((to_stop, True), *([(to_stop - 1, False)] if to_stop else [])):
            among = max(more, said.next.readers_to_least)
            after = decide(readers + among, objectors + more, rule)
            assert (after.decision == "STOP") == decision


@settings(deadline=None)
@given(counts(), rules())
def test_too_few_readers_decide_nothing_and_nobody_stops_unless_one_objects(counted, rule):
    said = decide(*counted, rule)
    low, high = said.interval
    assert 0 <= low < high <= 1
    if counted[0] < rule.least:
        assert said.decision == "UNDECIDED"
        assert said.next.readers_to_least == rule.least - counted[0]
    if counted[1] == 0:
        assert said.decision != "STOP"


def test_objectors_before_the_first_look_may_be_enough_for_it():
    said = decide(4, 3, HOUSE)
    assert (said.decision, said.next.objectors_to_stop) == ("UNDECIDED", 0)
    assert decide(8, 3, HOUSE).decision == "STOP"


def test_beyond_the_most_the_probabilities_still_decide():
    assert decide(60, 0, HOUSE).decision == "GO"
    assert decide(60, 20, HOUSE).decision == "STOP"
    assert not decide(60, 5, HOUSE).next.reachable


@settings(deadline=None)
@given(st.lists(st.booleans(), max_size=60), rules())
def test_the_first_boundary_decides_and_what_comes_later_is_only_counted(objections, rule):
    outcome = follow(objections, rule)
    assert outcome.last.readers == len(objections)
    assert outcome.last.objectors == sum(objections)
    end = outcome.decided.readers if outcome.decided else min(len(objections), rule.most)
    for look in outcome.trail[:end]:
        assert decide(look.readers, look.objectors, rule).decision == "UNDECIDED"
    if outcome.decided:
        assert follow(objections[:end], rule).decision == outcome.decision
        decided = decide(outcome.decided.readers, outcome.decided.objectors, rule)
        assert decided.decision == outcome.decision


@settings(deadline=None)
@given(st.lists(st.sampled_from([False, False, False, True]), max_size=40))
def test_looks_end_where_the_table_of_boundaries_says(objections):
    edges = boundaries(HOUSE)
    outcome = follow(objections, HOUSE)
    for look in outcome.trail[HOUSE.least : outcome.decided and outcome.decided.readers + 1]:
        goes = any(
            look.objectors <= edge.objectors and look.readers >= edge.readers for edge in edges.go
        )
        stops = any(
            look.objectors >= edge.objectors and look.readers <= edge.readers for edge in edges.stop
        )
        said = "GO" if goes else "STOP" if stops else "UNDECIDED"
        assert said == (outcome.decision if look == outcome.decided else "UNDECIDED")


def test_one_stratum_stops_a_panel_and_go_needs_all():
    go, stop = follow([False] * 21, HOUSE), follow([True, True, *[False] * 8], HOUSE)
    open_ = follow([False] * 10, HOUSE)
    assert (go.decision, stop.decision, open_.decision) == ("GO", "STOP", "UNDECIDED")
    assert panel_decision([go, go]) == "GO"
    assert panel_decision([go, open_]) == "UNDECIDED"
    assert panel_decision([open_, go, stop]) == "STOP"
    assert panel_decision([]) == "UNDECIDED"


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"limit": 0}, "limit 0: must lie between 0 and 1"),
        ({"limit": float("nan")}, "limit nan"),
        ({"prior": (0, 1)}, "prior 0,1: must be two numbers above 0"),
        ({"go": 0.5}, "go 0.5: must lie between 0.5 and 1"),
        ({"stop": 1}, "stop 1: must lie between"),
        ({"least": 0}, "least 0: must be 1 or more"),
        ({"most": 5}, "least 8: exceeds most 5; lower it or raise most"),
        ({"most": 5_000}, "most 5000: must be no more than 1000"),
    ],
)
def test_a_rule_that_cannot_be_says_where_and_what_can(wrong, message):
    with pytest.raises(ValueError, match=message):
        Rule(**wrong)


@pytest.mark.parametrize(
    ("readers", "objectors", "message"),
    [
        (10, 12, "objectors 12 exceed readers 10"),
        (-1, 0, "readers -1: must be 0 to"),
        (5, -1, "objectors -1: must be 0 to"),
        (10**9, 0, "readers 1000000000: must be 0 to"),
    ],
)
def test_counts_that_cannot_be_are_refused(readers, objectors, message):
    with pytest.raises(ValueError, match=message):
        decide(readers, objectors, HOUSE)
