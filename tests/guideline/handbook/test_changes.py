"""What changed, and what asks people again."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gutgemacht.guideline.handbook import Snapshot, changes, handbook, snapshot
from gutgemacht.guideline.handbook.difference import difference
from gutgemacht.guideline.handbook.words import Say

from .make import DAY, LAW, SHIPPED, both, guideline, kept, rule

WORDS = ["Titel", "Ein Titel", "ein titel!", "Kein Titel"]
RULES = st.builds(
    rule,
    id=st.sampled_from(["a", "b", "c"]),
    status=st.sampled_from(["draft", "trial", "active", "retired"]),
    basis=st.sampled_from(["house", "contract", "advice"]),
    effect=st.sampled_from(["stop", "ask", "hint"]),
    law=st.sampled_from([[], [LAW], [LAW | {"from": "2027-01-01"}]]),
    title=st.sampled_from(WORDS).map(both),
    why=st.sampled_from(WORDS).map(both),
    applies=st.sampled_from([{}, {"speakers": ["company"]}, {"actions": ["like"]}]),
    sources=st.sampled_from([[{"name": "Quelle"}], [{"name": "Andere"}]]),
)
SNAPSHOTS = st.lists(RULES, max_size=3, unique_by=lambda found: found.id).map(
    lambda rules: kept(*rules)
)


def asked(before, after) -> bool:
    return any(change.binds for change in changes(kept(before), kept(after)))


@given(SNAPSHOTS)
def test_nothing_changes_between_a_day_and_itself(state):
    assert changes(state, state) == ()


@given(SNAPSHOTS, SNAPSHOTS)
def test_every_rule_is_told_once_and_as_what_it_is(before, after):
    found = changes(before, after)
    ids = [change.rule.id for change in found]
    assert len(ids) == len(set(ids))
    old, new = ({r.id for r in state.rules} for state in (before, after))
    assert {c.rule.id for c in found if c.kind == "added"} == new - old
    assert {c.rule.id for c in found if c.kind == "removed"} == old - new
    assert {c.rule.id for c in found if c.kind == "changed"} <= old & new
    assert all(change.fields for change in found if change.kind == "changed")


@given(SNAPSHOTS, SNAPSHOTS)
def test_who_is_asked_again_reads_another_version(before, after):
    if any(change.binds for change in changes(before, after)):
        assert before.version != after.version
    if before.version == after.version:
        assert not any(change.binds for change in changes(before, after))


@given(SNAPSHOTS, SNAPSHOTS)
def test_what_binds_is_told_first(before, after):
    binds = [change.binds for change in changes(before, after)]
    assert binds == sorted(binds, reverse=True)


@given(SNAPSHOTS, SNAPSHOTS)
def test_other_words_are_another_state(before, after):
    assert bool(changes(before, after)) <= (before.words != after.words)


@given(SNAPSHOTS, SNAPSHOTS)
def test_every_change_can_be_said_in_both_languages(before, after):
    for change in changes(before, after):
        for language in ("de", "en"):
            said = difference(change, Say(language))
            assert said.kind
            assert all(row.was != row.now for row in said.rows)


@given(SNAPSHOTS)
def test_a_snapshot_survives_its_file(state):
    assert Snapshot.model_validate_json(state.model_dump_json()) == state


@pytest.mark.parametrize(
    "change",
    [
        {"basis": "contract"},
        {"effect": "stop"},
        {"law": [LAW]},
        {"title": both("Etwas ganz anderes")},
        {"instead": both("Ein anderer Ausweg")},
        {"applies": {"actions": ["like"]}},
        {"applies": {"channels": ["xing"]}},
    ],
)
def test_people_are_asked_again_when_a_duty_says_something_else(change):
    assert asked(rule(), rule(**change))


@pytest.mark.parametrize(
    "change",
    [
        {"sources": [{"name": "Andere Quelle"}]},
        {"why": both("Ein besserer Grund")},
        {"title": {"de": "titel!", "en": "„Title“"}},
        {"instead": {"de": "„Ausweg“.", "en": "Way-out"}},
        {"find": {"kind": "term", "any": ["klima", "wetter"]}, "revision": 2},
        {"applies": {"actions": ["live", "image", "share", "comment", "post"]}},
        {"law": [LAW | {"from": "2027-01-01"}]},
        {"basis": "advice"},
        {"status": "retired"},
        {"status": "trial"},
    ],
)
def test_people_are_not_asked_again_for_less(change):
    assert not asked(rule(), rule(**change))


def test_a_new_duty_asks_and_new_advice_does_not():
    assert [c.binds for c in changes(kept(), kept(rule()))] == [True]
    assert [c.binds for c in changes(kept(), kept(rule(basis="advice")))] == [False]
    assert [c.binds for c in changes(kept(), kept(rule(status="trial")))] == [False]


def test_what_binds_the_company_alone_is_told_and_does_not_ask_employees():
    own = {"speakers": ["company"]}
    before, after = kept(rule(applies=own)), kept(rule(applies=own, effect="stop"))
    assert [(c.kind, c.binds) for c in changes(before, after)] == [("changed", False)]
    assert before.version != after.version


def test_a_duty_that_comes_to_employees_asks_them():
    assert asked(rule(applies={"speakers": ["company"]}), rule())


def test_a_duty_that_ends_is_told_as_such():
    (change,) = changes(kept(rule()), kept(rule(basis="advice")))
    assert change.ends
    assert not change.binds


def test_a_law_asks_on_the_day_on_which_it_begins():
    own = guideline(rule(law=[LAW | {"from": "2027-01-01"}]))
    eve, day, after = (
        snapshot(own, date(2026, 12, 31)),
        snapshot(own, date(2027, 1, 1)),
        snapshot(own, date(2027, 1, 2)),
    )
    assert [change.binds for change in changes(eve, day)] == [True]
    assert changes(day, after) == ()


def test_in_another_country_it_asks_nobody():
    before, after = kept(rule()), kept(rule(law=[LAW]))
    assert changes(before.within(["AT"]), after.within(["AT"])) == ()
    assert [c.binds for c in changes(before.within(["DE"]), after.within(["DE"]))] == [True]


def test_old_and_new_words_stand_beside_each_other():
    (change,) = changes(kept(rule()), kept(rule(title=both("Neu"), basis="advice")))
    rows = {row.label: (row.was, row.now) for row in difference(change, Say("de")).rows}
    assert rows == {
        "Worum es geht": ("Titel", "Neu"),
        "Grundlage": (
            "Hausregel, Frage (AT, CH, DE)",
            "Empfehlung, Frage (AT, CH, DE)",
        ),
    }


def test_a_book_can_begin_with_what_changed():
    before = snapshot(SHIPPED, date(2026, 9, 1))
    made = handbook(SHIPPED, "de", DAY, since=before)
    titles = [change.title for change in made.changed if change.binds]
    assert made.since == "2026-09-01"
    assert "„Klimaneutral“ braucht mehr als das Wort" in titles
