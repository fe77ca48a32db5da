from hypothesis import given
from hypothesis import strategies as st

from gutgemacht.text import fold, parted

from .texts import ANY


def test_words_of_a_hashtag_stand_apart_as_its_capitals_show():
    assert parted("Los! #HackAHairDryer").text == "los! #hack a hair dryer"


def test_without_capitals_frequencies_show_the_words():
    assert parted("#ausbildungsstart2026 #hackahairdryer").text.endswith("#hack a hairdryer")


def test_a_text_without_hashtags_is_its_folded_view():
    assert parted("Straße  und Café") == fold("Straße  und Café")


def test_spans_are_those_of_the_text_as_written():
    view = parted("Ja #GlanzImLabor!")
    start = view.text.index("labor")
    assert view.span(start, start + len("labor")).cut("Ja #GlanzImLabor!") == "Labor"


@given(ANY)
def test_only_blanks_are_added(text):
    assert parted(text).text.replace(" ", "") == fold(text).text.replace(" ", "")


@given(st.lists(st.sampled_from(["#FrauenInFührung", "und", "#schoengeist", "a\u0308"])))
def test_every_letter_keeps_its_place(words):
    text = " ".join(words)
    view, folded = parted(text), fold(text)
    letters = [view.span(i, i + 1) for i, letter in enumerate(view.text) if letter != " "]
    assert letters == [folded.span(i, i + 1) for i, x in enumerate(folded.text) if x != " "]
