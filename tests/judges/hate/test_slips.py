"""Words that differ by one slip: the index finds what comparing with each word finds."""

from hypothesis import given
from hypothesis import strategies as st

from gutgemacht.judges.hate.slips import Slips, is_slip

WORD = st.text("abcä", min_size=4, max_size=9)


@given(st.lists(WORD, max_size=30), st.text("abcä", max_size=10))
def test_the_index_finds_what_comparing_with_each_word_finds(words, text):
    assert Slips(words).of(text) == {word for word in words if is_slip(text, word)}


@given(WORD, st.data())
def test_a_letter_left_out_behind_the_first_is_a_slip_both_ways(word, data):
    place = data.draw(st.integers(1, len(word) - 1))
    shorter = word[:place] + word[place + 1 :]
    assert is_slip(shorter, word)
    assert is_slip(word, shorter)


def test_another_letter_is_a_slip_in_long_words_only():
    assert is_slip("dummkoff", "dummkopf")
    assert not is_slip("tumm", "dumm")
    assert not is_slip("dimm", "dumm")


def test_swapped_neighbours_are_a_slip():
    assert is_slip("dmum", "dumm")
    assert is_slip("udmm", "dumm")
    assert not is_slip("ummd", "dumm")


def test_a_word_is_no_slip_of_itself():
    assert not is_slip("dumm", "dumm")
