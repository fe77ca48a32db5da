"""What a panel tells its makers."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gutgemacht.campaign.change import change
from gutgemacht.campaign.decision import Rule
from gutgemacht.campaign.heat import heat_of_picture, heat_of_words
from gutgemacht.campaign.reading import Mark
from gutgemacht.campaign.report import Earlier, Meant, Panel, Stimulus, report

from .readers import readers, reading

TEXT = "Hack a hair dryer, ladies!"
MEANT = Meant("Science is for everybody", "girls who wonder what to study")
STRATA = ("addressed", "affected", "outside")


def told(given, *, closed=True, seed=1, before=(), strata=STRATA, late=()):
    post = Stimulus("post", TEXT, picture=True)
    panel = Panel(MEANT, (post,), strata, Rule(), closed)
    return report(panel, given, np.random.default_rng(seed), before, late)


def outcome(made, stratum):
    return next(one for one in made.stimuli[0].outcomes if one.stratum == stratum)


def test_the_few_who_are_hurt_do_not_vanish_in_the_many_who_are_not():
    hurt = readers(2, stratum="affected", hurts_me=4) + readers(8, stratum="affected")
    made = told(readers(40) + hurt + readers(21, stratum="outside"))
    assert made.decision == "STOP"
    stopped = outcome(made, "affected")
    assert (stopped.decision, stopped.at.readers, stopped.at.objectors) == ("STOP", 8, 2)
    assert stopped.seen.decision == "STOP"
    assert outcome(made, "addressed").at.readers == 21
    assert made.stimuli[0].sums[0].would["nothing"].of == 40


def test_a_stratum_nobody_joins_keeps_a_panel_undecided():
    made = told(readers(25) + readers(25, stratum="affected"))
    assert [one.decision for one in made.stimuli[0].outcomes] == ["GO", "GO", "UNDECIDED"]
    assert made.decision == "UNDECIDED"
    assert outcome(made, "outside").readers == 0
    assert outcome(made, "outside").at is None


def test_before_the_decision_counts_advance_by_eight():
    many = readers(20, stratum="affected")
    shown = [outcome(told(many[:now], closed=False), "affected") for now in range(21)]
    assert [one.readers for one in shown] == list(range(21))
    looks = [one.at.readers if one.at else 0 for one in shown]
    assert looks == [0] * 8 + [8] * 8 + [16] * 5
    assert [look.readers for look in shown[20].trail] == [0, 8, 16]
    closed = outcome(told(many), "affected")
    assert (closed.at.readers, closed.objectors.of) == (20, 20)
    assert outcome(told(many[:5]), "affected").at is None


def test_the_deciding_look_is_shown_at_once_and_few_who_read_later_are_not():
    many = [*readers(9), reading("last", would="object"), reading("one-more", would="avoid")]
    decided = outcome(told([*many, *readers(1)], closed=False), "addressed")
    assert (decided.decision, decided.at.readers, decided.at.objectors) == ("UNDECIDED", 8, 0)
    many = [reading("first", hurts_me=3), *many]
    decided = outcome(told(many, closed=False), "addressed")
    assert (decided.decision, decided.at.readers, decided.at.objectors) == ("STOP", 12, 3)
    later = outcome(told([*many, reading("late")]), "addressed")
    assert (later.at, later.objectors) == (decided.at, None)
    enough = outcome(told(many + readers(8)), "addressed")
    assert (enough.objectors.count, enough.objectors.of) == (3, 20)


def test_sums_need_eight_people_and_texts_ten():
    made = told(readers(8, pairs={"pleasant": 4}) + readers(9, stratum="affected")).stimuli[0]
    assert [group.strata for group in made.sums] == [("addressed",), ("affected",)]
    assert [share.count for share in made.sums[0].pairs["pleasant"]] == [0, 0, 0, 8, 0]
    assert set(made.sums[0].pairs) == {"pleasant"}
    assert made.sums[1].pairs == {}
    assert [share.count for share in made.sums[1].hurts_me] == [9, 0, 0, 0, 0]
    assert all(share.low < share.high for share in made.sums[0].hurts_me)
    assert [(group.strata, group.people) for group in made.texts] == [
        (("addressed", "affected"), 17)
    ]
    alone = told(readers(7)).stimuli[0]
    assert (alone.sums, alone.texts, alone.words, alone.picture) == ((), (), (), None)


def test_texts_are_all_there_in_an_order_that_tells_nothing():
    made = [told(readers(30), seed=seed).stimuli[0].texts[0] for seed in (1, 1, 2)]
    assert sorted(made[0].gist) == sorted(f"addressed gist {one}" for one in range(30))
    assert made[0] == made[1] != made[2]
    places = [text.rsplit(" ", 1)[1] for text in made[0].gist]
    assert places != [text.rsplit(" ", 1)[1] for text in made[0].free]
    assert made[0].whom == ()


def test_a_warning_is_shown_in_full_at_once_and_its_stratum_later():
    mark = Mark(stimulus="post", start=7, end=17)
    warning = {"hurts_whom": "Women who do research", "hurts_by": "The dryer", "marks": (mark,)}
    one = reading("w", "affected", **warning)
    alone = told([one], closed=False).stimuli[0]
    assert [(each.whom, each.by, each.marks, each.strata) for each in alone.warnings] == [
        ("Women who do research", "The dryer", (mark,), ())
    ]
    assert alone.texts == ()
    closed = told([one, *readers(9, stratum="affected")]).stimuli[0]
    assert closed.warnings[0].strata == ("affected",)
    assert closed.sums[0].warned.count == 1


def test_warnings_are_kept_whatever_the_decision():
    made = told([*readers(39), reading("w", hurts_whom="fathers")], strata=("addressed",))
    assert made.decision == "GO"
    assert [each.whom for each in made.stimuli[0].warnings] == ["fathers"]


def test_who_comes_late_warns_and_is_not_counted():
    late = [reading(1, hurts_whom="engineers", hurts_me=4), reading(2, stratum="affected")]
    made = told(readers(12), late=late)
    (warning,) = made.stimuli[0].warnings
    assert (warning.whom, warning.strata) == ("engineers", ())
    assert outcome(made, "addressed").readers == 12
    assert outcome(made, "affected").readers == 0
    assert made.stimuli[0].sums[0].people == 12


def test_an_answer_that_names_nobody_is_no_warning():
    assert told(readers(12, hurts_whom="Nobody.")).stimuli[0].warnings == ()


def test_marks_of_enough_readers_become_heat():
    marks = (
        Mark(stimulus="post", start=7, end=17),
        Mark(stimulus="post", start=12, end=25),
        Mark(stimulus="post", x=0.5, y=0, w=0.5, h=0.5),
    )
    made = told([reading("m", marks=marks), *readers(9)]).stimuli[0]
    assert [(heat.start, heat.end, heat.share.count) for heat in made.words] == [(7, 25, 1)]
    assert sum(map(sum, made.picture.counts)) == 12 * 12
    assert (made.picture.share(0, 23).count, made.picture.share(23, 0).count) == (1, 0)
    assert made.picture.of == 10


@settings(deadline=None)
@given(st.lists(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 12)), max_size=4)))
def test_heat_of_words_counts_each_reader_once_a_place(given_marks):
    marks = [
        [Mark(stimulus="post", start=start, end=start + many) for start, many in of_one]
        for of_one in given_marks
    ]
    heat = heat_of_words(marks, 26)
    counts = [0] * 26
    for one in heat:
        assert 0 <= one.start < one.end <= 26
        for place in range(one.start, one.end):
            counts[place] += one.share.count
    assert counts == [
        sum(any(mark.start <= place < mark.end for mark in of_one) for of_one in marks)
        for place in range(26)
    ]


@settings(deadline=None)
@given(st.tuples(*[st.floats(0, 1)] * 4))
def test_a_tap_or_a_frame_lights_at_least_one_cell(box):
    mark = Mark(stimulus="post", **dict(zip("xywh", box, strict=True)))
    grid = heat_of_picture([[mark, mark], []])
    lit = {count for row in grid.counts for count in row}
    assert 1 in lit
    assert lit <= {0, 1}
    assert grid.of == 2


def test_the_change_since_the_round_before_comes_with_its_uncertainty():
    before = [Earlier("addressed", "post", 10, 3), Earlier("affected", "post", 5, 1)]
    made = told(readers(21) + readers(21, stratum="affected"), before=before).stimuli[0]
    # Five readers before are too few to be told.
    (changed,) = made.changes
    assert changed.stratum == "addressed"
    assert (changed.change.before.count, changed.change.now.of) == (3, 21)
    assert changed.change.low < changed.change.difference < changed.change.high
    assert changed.change.difference < 0
    assert changed.change.lower > 0.95


@pytest.mark.parametrize(
    ("before", "now"), [((10, 3), (21, 0)), ((30, 3), (30, 4)), ((8, 8), (8, 0))]
)
def test_the_change_is_what_drawing_from_both_posteriors_gives(before, now):
    generator = np.random.default_rng(3)
    drawn = [
        generator.beta(1 + objectors, 1 + readers - objectors, 200_000)
        for readers, objectors in (before, now)
    ]
    difference = drawn[1] - drawn[0]
    made = change(before, now)
    assert made.lower == pytest.approx((difference < 0).mean(), abs=0.01)
    assert (made.low, made.high) == pytest.approx(np.quantile(difference, [0.025, 0.975]), abs=0.01)
    assert change(now, before).lower == pytest.approx(1 - made.lower, abs=1e-9)


@pytest.mark.parametrize(
    ("stranger", "message"),
    [
        (reading(1, stratum="robots"), "stratum 'robots': the panel has addressed, affected"),
        (reading(1, stimulus="film"), "stimulus 'film': the panel shows post"),
    ],
)
def test_a_reading_of_something_else_is_named(stranger, message):
    with pytest.raises(ValueError, match=message):
        told([stranger])
