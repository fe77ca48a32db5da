"""Names of colleagues are out of sight, however they are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gutgemacht.incident.shield import shielded

words = st.text(st.sampled_from("abcdefghäöü"), min_size=3, max_size=9)


@pytest.mark.parametrize(
    "text",
    [
        "Mara Huber war es.",
        "Frau HUBER schreibt",
        "Mara Hubers Kommentar",
        "@marahuber hat es geteilt",
        "mara.huber@bergtal.example",
        "https://social.example/@marahuber/1",
    ],
)
def test_it_is_replaced_wherever_it_stands(text):
    found = shielded(text, ["Mara Huber", "@marahuber"], "eine Person").lower()
    assert "huber" not in found
    assert "mara" not in found
    assert "frau" not in found


others = st.text(st.sampled_from(" .,:;!?'-/1234xyz"), max_size=20)


@given(words, words, others, others)
def test_no_part_of_a_name_is_left(first, last, before, after):
    text = f"{before}{first} {last}{after}"
    found = shielded(text, [f"{first} {last}"], "X")
    assert first not in found
    assert last not in found


@given(st.text(max_size=40))
def test_without_names_a_text_stays_as_it_is(text):
    assert shielded(text, [], "X") == text
    assert shielded(text, [" ", "@", "a"], "X") == text


def test_a_name_that_is_also_a_word_leaves_longer_words_alone():
    text = "Kurt Lang sprach langsam, und Langs Satz war lang."
    found = shielded(text, ["Kurt Lang"], "X")
    assert found == "X sprach langsam, und X Satz war X."
