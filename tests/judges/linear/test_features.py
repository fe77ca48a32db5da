"""N-grams of a text: the same letters give the same keys, and each knows its place."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gutgemacht.judges.linear.features import page

TEXTS = st.text(max_size=60) | st.text("aäß 1!@:.🙂\u0301\n", max_size=60)


def keys(text: str, language: str = "de") -> set[int]:
    return set(page(text, language).keys.tolist())


@settings(deadline=None)
@given(TEXTS)
def test_every_gram_stands_inside_the_text(text):
    read = page(text, "de")
    for gram in range(len(read.keys)):
        span = read.span(gram)
        assert 0 <= span.start < span.end <= len(text)


@settings(deadline=None)
@given(TEXTS)
def test_the_same_text_has_the_same_grams(text):
    assert np.array_equal(page(text, "en").keys, page(text, "en").keys)


@pytest.mark.parametrize("text", ["So ein QUATSCH hier", "ｑｕａｔｓｃｈ!", "Quätsch? Quatsch."])
def test_a_word_is_the_same_in_every_spelling_and_place(text):
    alone = page("Quatsch", "de")
    word = {key for gram, key in enumerate(alone.keys.tolist()) if alone.span(gram) == (0, 7)}
    assert word & keys(text)


def test_who_is_meant_and_where_a_link_leads_is_not_read():
    assert keys("Danke @bergtal für https://bergtal.example/a") == keys(
        "Danke @talberg für https://anderswo.example/b"
    )


def test_drawn_out_letters_and_other_figures_are_the_same():
    assert keys("suuuuuper um 7 Uhr") == keys("suuuuuuuuper um 9 Uhr")


@pytest.mark.parametrize("text", ["", " ", "\u200b", "\n\n"])
def test_a_text_without_letters_has_no_grams(text):
    assert len(page(text, "de").keys) == 0


def test_a_long_text_is_read_to_its_end():
    start = "Lorem ipsum dolor " * 3_000
    read = page(start + "Sauhaufen", "de")
    assert read.span(int(np.argmax(read.ends))).end == len(start) + 9
