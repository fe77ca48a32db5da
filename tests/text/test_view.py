import pytest
from hypothesis import given, settings

from gutgemacht.text import Span, View, fold

from .texts import ANY


def test_a_view_without_a_map_stands_for_its_own_places():
    assert View("klima").span(1, 3) == Span(1, 3)


def test_a_view_with_a_map_reaches_from_the_first_start_to_the_last_end():
    view = View("ss!", starts=(4, 4, 6), ends=(5, 5, 7))
    assert view.span(0, 2) == Span(4, 5)
    assert view.span(1, 3) == Span(4, 7)


@pytest.mark.parametrize("stretch", [(0, 0), (2, 1), (-1, 2), (0, 6), (5, 6)])
def test_a_stretch_that_is_empty_or_outside_is_refused(stretch):
    with pytest.raises(ValueError, match="no such stretch in a view of 5"):
        View("klima").span(*stretch)


@settings(deadline=None, max_examples=100)
@given(ANY)
def test_the_bytes_of_a_view_have_one_character_a_character(text):
    view = fold(text)
    assert len(view.utf8.decode()) == len(view.text)


def test_lone_surrogates_are_question_marks_in_bytes():
    assert View("a\ud800ü").utf8 == "a?ü".encode()
