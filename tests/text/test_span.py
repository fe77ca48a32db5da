import pytest
from hypothesis import given, settings

from gutgemacht.text import Span, Utf16

from .texts import ANY


def test_a_span_cuts_its_stretch():
    assert Span(4, 9).cut("das klima da") == "klima"


@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    [
        (Span(0, 3), Span(2, 5), True),
        (Span(2, 5), Span(0, 3), True),
        (Span(0, 9), Span(3, 4), True),
        (Span(0, 3), Span(3, 5), False),
        (Span(3, 5), Span(0, 3), False),
        (Span(2, 2), Span(2, 2), False),
    ],
)
def test_spans_overlap_when_they_share_a_character(one, other, overlap):
    assert one.overlaps(other) is overlap


@pytest.mark.parametrize(
    ("inner", "outer", "within"),
    [
        (Span(2, 3), Span(0, 5), True),
        (Span(0, 5), Span(0, 5), True),
        (Span(0, 6), Span(0, 5), False),
        (Span(1, 5), Span(2, 5), False),
    ],
)
def test_a_span_is_within_what_covers_it(inner, outer, within):
    assert inner.within(outer) is within


def units(text):
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@settings(deadline=None, max_examples=120)
@given(ANY)
def test_utf16_offsets_are_those_of_the_encoding_there_and_back(text):
    utf16 = Utf16(text)
    for index in range(len(text) + 1):
        assert utf16.offset(index) == units(text[:index])
        assert utf16.code_point(utf16.offset(index)) == index


@settings(deadline=None, max_examples=100)
@given(ANY)
def test_an_offset_inside_a_pair_is_where_the_pair_starts(text):
    utf16 = Utf16(text)
    for index, char in enumerate(text):
        if char > "\uffff":
            assert utf16.code_point(utf16.offset(index) + 1) == index


def test_an_emoji_takes_two_units():
    utf16 = Utf16("a🎉b")
    assert [utf16.offset(index) for index in range(4)] == [0, 1, 3, 4]
    assert [utf16.code_point(offset) for offset in range(5)] == [0, 1, 1, 2, 3]
