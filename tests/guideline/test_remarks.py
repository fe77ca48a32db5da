"""The words of the lint are data."""

from typing import get_args

from gutgemacht.guideline import RemarkName, lint_words, load
from gutgemacht.guideline.shipped import pack_folders


def test_every_remark_has_its_words():
    assert set(lint_words().remarks) == set(get_args(RemarkName))


def test_what_examples_answer_are_rules():
    assert set(lint_words().answered_by_examples) <= set(load(pack_folders()).by_id)


def test_the_frames_have_a_place_for_words():
    assert lint_words().frame.de.count("{}") == lint_words().frame.en.count("{}") == 1
