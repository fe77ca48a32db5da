"""Two wordings side by side: nothing of either is lost."""

from hypothesis import given
from hypothesis import strategies as st

from gutgemacht.publish.difference import Piece, difference

texts = st.text(alphabet=st.sampled_from("ab é\n.#👍"), max_size=40)


@given(texts, texts)
def test_both_texts_can_be_read_from_their_difference(old, new):
    pieces = difference(old, new)
    assert "".join(one.text for one in pieces if one.kind != "in") == old
    assert "".join(one.text for one in pieces if one.kind != "out") == new


def test_a_changed_word_is_shown_as_a_word():
    assert difference("Wir sind die Besten.", "Wir sind die Ersten.") == (
        Piece("same", "Wir sind die "),
        Piece("out", "Besten"),
        Piece("in", "Ersten"),
        Piece("same", "."),
    )
