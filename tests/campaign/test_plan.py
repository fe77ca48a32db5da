"""How many readers it takes, and how often a rule is wrong."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gutgemacht.campaign.decision import Rule, follow
from gutgemacht.campaign.plan import (
    SHARES,
    Edge,
    boundaries,
    chance_to_see_one,
    characteristics,
    highest_share,
    plan,
    readers_to_see_one,
    simulated,
)

HOUSE = Rule()
CAUTIOUS = Rule(go=0.95, stop=0.8)
# Share: GO, STOP, undecided, mean readers, as 4,000 runs of somebody else gave them.
TABLE = {
    0.01: (0.95, 0.00, 0.04, 24),
    0.03: (0.74, 0.04, 0.22, 28),
    0.05: (0.51, 0.11, 0.38, 30),
    0.10: (0.16, 0.41, 0.44, 27),
    0.15: (0.04, 0.71, 0.25, 21),
    0.20: (0.01, 0.90, 0.09, 15),
    0.30: (0.00, 1.00, 0.00, 10),
}


def test_the_boundaries_are_those_of_the_table():
    edges = boundaries(HOUSE)
    assert edges.go == (Edge(0, 21), Edge(1, 37))
    assert edges.stop[:3] == (Edge(2, 10), Edge(3, 17), Edge(4, 24))
    assert boundaries(CAUTIOUS).go == (Edge(0, 28),)
    # One of 45 comes after the last look at 40.
    assert boundaries(Rule(go=0.95, stop=0.8, most=45)).go == (Edge(0, 28), Edge(1, 45))
    assert boundaries(Rule(least=1)).stop[0] == Edge(1, 4)


@pytest.mark.parametrize(
    ("percent", "ninety", "ninety_five"),
    [
        (1, 230, 299), (2, 114, 149), (3, 76, 99), (5, 45, 59),
        (10, 22, 29), (15, 15, 19), (20, 11, 14), (30, 7, 9),
    ],
)  # fmt: skip
def test_so_many_readers_show_one_objector(percent, ninety, ninety_five):
    assert readers_to_see_one(percent / 100, 0.9) == ninety
    assert readers_to_see_one(percent / 100, 0.95) == ninety_five


@settings(deadline=None)
@given(st.floats(0.005, 0.9), st.floats(0.5, 0.999))
def test_so_many_are_enough_and_one_less_is_not(share, certainty):
    readers = readers_to_see_one(share, certainty)
    assert chance_to_see_one(share, readers) >= certainty - 1e-6
    assert readers == 1 or chance_to_see_one(share, readers - 1) < certainty + 1e-6


@pytest.mark.parametrize(
    ("readers", "bound"),
    [(8, 0.31), (10, 0.26), (20, 0.14), (30, 0.095), (59, 0.05), (150, 0.02), (0, 1)],
)
def test_no_objector_leaves_room_for_a_share_of_them(readers, bound):
    assert highest_share(readers) == pytest.approx(bound, abs=0.005)


def test_the_rule_does_what_the_table_says():
    for exact in characteristics(HOUSE):
        go, stop, undecided, readers = TABLE[exact.share]
        # Three standard errors of 4,000 runs, and its rounding.
        assert exact.go == pytest.approx(go, abs=0.03)
        assert exact.stop == pytest.approx(stop, abs=0.03)
        assert exact.undecided == pytest.approx(undecided, abs=0.03)
        assert exact.readers == pytest.approx(readers, abs=1)
    assert tuple(TABLE) == SHARES


def test_the_cautious_variant_lets_fewer_offences_pass():
    exact = {one.share: one for one in characteristics(CAUTIOUS)}
    assert exact[0.10].go == pytest.approx(0.05, abs=0.01)
    assert exact[0.20].go < 0.005
    assert exact[0.01].go == pytest.approx(0.76, abs=0.02)
    assert exact[0.01].readers == pytest.approx(31, abs=1)
    sceptical = {one.share: one for one in characteristics(Rule(prior=(0.5, 4.5)))}
    assert sceptical[0.20].go == pytest.approx(0.15, abs=0.02)


@pytest.mark.parametrize("rule", [HOUSE, CAUTIOUS, Rule(limit=0.2, least=5, most=25)])
def test_made_up_panels_go_as_was_worked_out(rule):
    runs = 20_000
    made_up = simulated(rule, runs, np.random.default_rng(6))
    for seen, exact in zip(made_up, characteristics(rule), strict=True):
        for name in ("go", "stop", "undecided"):
            chance = getattr(exact, name)
            error = (chance * (1 - chance) / runs) ** 0.5
            assert getattr(seen, name) == pytest.approx(chance, abs=4 * error + 1e-3)
        assert seen.readers == pytest.approx(exact.readers, abs=0.4)


def test_a_reader_by_reader_panel_errs_as_often_as_was_worked_out():
    generator = np.random.default_rng(7)
    for share in (0.01, 0.2):
        runs = [follow(list(generator.uniform(size=40) < share), HOUSE) for _ in range(1_500)]
        exact = next(one for one in characteristics(HOUSE) if one.share == share)
        for decision, chance in (("GO", exact.go), ("STOP", exact.stop)):
            seen = sum(run.decision == decision for run in runs) / len(runs)
            assert seen == pytest.approx(chance, abs=0.03)


@settings(deadline=None)
@given(st.integers(1, 10), st.integers(0, 40), st.floats(0.02, 0.4), st.floats(0.6, 0.98))
def test_what_a_rule_does_adds_up(least, more, limit, sure):
    rule = Rule(limit=limit, go=sure, stop=sure, least=least, most=least + more)
    told = characteristics(rule)
    for one in told:
        assert one.go + one.stop + one.undecided == pytest.approx(1)
        assert least - 1e-9 <= one.readers <= rule.most + 1e-9
    assert [one.go for one in told] == sorted((one.go for one in told), reverse=True)


def test_the_plan_says_it_by_stratum_and_for_all_together():
    made = plan(["addressed", "affected"], HOUSE, share=0.05, certainty=0.95)
    assert [one.stratum for one in made.strata] == ["addressed", "affected"]
    assert {one.to_see_one for one in made.strata} == {59}
    assert {one.go_from for one in made.strata} == {21}
    for one, both in zip(made.each, made.together, strict=True):
        assert both.go == pytest.approx(one.go**2)
        assert both.stop >= one.stop
        assert both.readers == 2 * one.readers
    assert plan(["all"], Rule(most=15)).strata[0].go_from is None


@pytest.mark.parametrize(
    ("strata", "more", "message"),
    [
        ([], {}, "strata '': name 1 to 20"),
        (["a", "a"], {}, "strata 'a,a'"),
        (["a", ""], {}, "strata 'a,'"),
        (["a"], {"share": 0}, "share 0: must lie between 0 and 1"),
        (["a"], {"certainty": 1}, "certainty 1: must lie between 0 and 1"),
    ],
)
def test_a_plan_that_cannot_be_says_why(strata, more, message):
    with pytest.raises(ValueError, match=message):
        plan(strata, HOUSE, **more)


def test_too_many_made_up_panels_are_refused():
    with pytest.raises(ValueError, match="runs 0: must be 1 to 100000"):
        simulated(HOUSE, 0, np.random.default_rng(1))
