"""Learning: the same rows, the same judge; what counts and what does not."""

import numpy as np
import pytest

from gutgemacht.judges.linear.features import page
from gutgemacht.judges.linear.train import Plan, Row, macro_f1, train
from tests.judges.linear.make import CALM, RUDE

ROWS = [Row(f"{text} {n}", text in RUDE) for text in (*RUDE, *CALM) for n in range(4)]
PLAN = Plan("offence", "de")


def test_the_same_rows_give_the_same_bytes():
    assert train(PLAN, ROWS).model.dump() == train(PLAN, ROWS).model.dump()


def test_no_more_grams_are_kept_than_wanted():
    few = train(PLAN._replace(most=50), ROWS).model
    assert 0 < len(few.keys) <= 50
    assert few.probability(page("ein idiot", "de")) > few.probability(page("ein brot", "de"))


def test_an_even_chance_is_where_yes_and_no_part_best():
    trained = train(PLAN, ROWS)
    answers = np.array([row.answer for row in ROWS])
    best = macro_f1(trained.unseen > 0, answers)
    assert best >= max(macro_f1(trained.unseen > at, answers) for at in (-1, -0.3, 0.3, 1))


def test_rows_that_are_not_typical_do_not_set_where_yes_begins():
    odd = [Row("etwas ganz anderes, ein brief an den idioten", True, 0.1, typical=False)] * 40
    trained = train(PLAN, ROWS + odd)
    answers = np.array([row.answer for row in ROWS])
    assert macro_f1(trained.unseen[: len(ROWS)] > 0, answers) > 90


@pytest.mark.parametrize(
    ("found", "answers", "value"),
    [([1, 0], [1, 0], 100), ([0, 1], [1, 0], 0), ([1, 1, 0, 0], [1, 0, 1, 0], 50)],
)
def test_macro_f1_is_the_mean_of_both_sides(found, answers, value):
    assert macro_f1(np.array(found, bool), np.array(answers, bool)) == value
