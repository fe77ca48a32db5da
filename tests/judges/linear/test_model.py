"""A small judge: what it says, why, and its file."""

import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gutgemacht.judges.linear import JudgeError, Model
from gutgemacht.judges.linear.features import page
from tests.judges.linear.make import model


def test_it_tells_what_it_was_taught():
    assert model().probability(page("was für ein idiot", "de")) > 0.5
    assert model().probability(page("das brot ist da", "de")) < 0.5


@settings(deadline=None)
@given(st.text(max_size=80) | st.text("idot brs", max_size=80))
def test_the_shares_and_the_start_add_up_to_the_score(text):
    read = page(text, "de")
    why = model().explain(read)
    assert why.score == pytest.approx(model().score(read))
    assert why.start + sum(share.share for share in why.shares) == pytest.approx(why.score)


def test_the_largest_share_is_a_piece_of_the_telling_word():
    text = "Heute früh war da so ein Idiot"
    share = model().explain(page(text, "de")).shares[0]
    assert share.share > 0
    assert share.span.cut(text).strip().lower() in "ein idiot"


def test_no_gram_counts_twice():
    once = model().explain(page("idiot", "de"))
    twice = model().explain(page("idiot idiot", "de"))
    assert len({share.span for share in twice.shares if share.span.start >= 6}) < len(once.shares)


def test_its_file_gives_it_back():
    again = Model.parse("offence.de.model", model().dump())
    assert again.dump() == model().dump()
    text = page("ein idiot", "de")
    assert again.score(text) == model().score(text)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda content: b"",
        lambda content: content[:-1],
        lambda content: content[:-1] + bytes([content[-1] ^ 1]),
        lambda content: b"{}\n" + content.partition(b"\n")[2],
        lambda content: b"[1]\n" + content.partition(b"\n")[2],
        lambda content: content.replace(b'"bits": 8', b'"bits": 9'),
        lambda content: content.replace(b'"grams": ', b'"grams": -'),
        lambda content: content.replace(b'"start": ', b'"start": null, "was": '),
    ],
)
def test_a_damaged_file_is_named_with_the_remedy(spoil):
    with pytest.raises(JudgeError, match=r"data/offence\.de\.model.*damaged.*install"):
        Model.parse("data/offence.de.model", spoil(model().dump()))


@given(st.binary(max_size=200))
def test_any_bytes_are_a_judge_or_an_error(content):
    with pytest.raises(JudgeError):
        Model.parse("any.model", content)


def test_its_file_holds_no_word():
    content = model().dump()
    head, _, body = content.partition(b"\n")
    assert set(json.loads(head)) == {
        "format", "name", "language", "grams", "bits", "step", "start", "crc"
    }  # fmt: skip
    assert b"idiot" not in body


def test_a_judge_without_weights_says_the_same_of_all():
    empty = Model("kind", "de", np.zeros(0, np.uint32), np.zeros(0, np.int8), 1.0, -1.5)
    assert empty.score(page("Danke!", "de")) == empty.score(page("", "de")) == -1.5
