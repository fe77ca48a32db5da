"""Whatever somebody writes, there is an answer, and every place of it is exact."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gutgemacht.judges.hate import hate, insult, read
from tests.text.texts import ANY

LANGUAGES = ("de", "en", "unknown")
WORDS = st.sampled_from(
    "women are stupid I hate all Muslims not “ ” , . ! ? they W0men v e r m i n Frauen sind dumm"
    " Idiot du die Schwarze er sagt niggers 👩 # @ ’ can't ß Ü שלום \u202e \ud800".split(" ")
)


@settings(deadline=None, max_examples=150)
@given(ANY | st.lists(WORDS, max_size=30).map(" ".join), st.sampled_from(LANGUAGES))
def test_every_reason_stands_in_the_text(text, language):
    for decision in read(text, language):
        assert decision.span.cut(text)
        for mark in decision.why:
            assert mark.words == mark.span.cut(text)
            assert 0 <= mark.span.start < mark.span.end <= len(text)
        assert (decision.probability == 0) == (decision.excuse is not None)


@settings(deadline=None, max_examples=60)
@given(st.lists(WORDS, max_size=40).map(" ".join), st.sampled_from(LANGUAGES))
def test_opinions_are_in_order_and_do_not_overlap(text, language):
    for judge in (hate, insult):
        spans = [span for span, _ in judge(text, language)]
        assert all(one.end <= other.start for one, other in pairwise(spans))


@pytest.mark.parametrize("text", ["", "🎉🎉", "\n\n", "مرحبا بكم في متجرنا", "Скидка", "你好"])
def test_texts_without_words_of_ours_say_nothing(text):
    assert read(text, "unknown") == []


@pytest.mark.parametrize("piece", ["women ", "a ", "I hate ", "„", "Wm0n1 ", "sie sind ", "x" * 50])
def test_a_hundred_thousand_characters_are_read(piece):
    text = (piece * (100_000 // len(piece)))[:100_000]
    assert isinstance(read(text, "unknown"), list)
