"""What is seen of a post before "more"."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gutgemacht.campaign.first_line import first_look
from gutgemacht.networks.shape import shapes

POST = "\n\n Frauen in der Forschung \nZeigt uns, was ihr baut. " + "Wort " * 200


def test_the_first_line_stands_alone_without_the_blanks_around_it():
    look = first_look(POST, 60)
    assert look.line == "Frauen in der Forschung"
    assert look.shown == "Frauen in der Forschung \nZeigt uns, was ihr baut. Wort Wort"
    assert look.more


def test_what_is_short_is_seen_whole():
    look = first_look("Wir bauen.\n", 125)
    assert (look.shown, look.line, look.more) == ("Wir bauen.", "Wir bauen.", False)
    assert first_look(POST, None).more is False
    assert first_look(" \n", 10).line == ""


def test_a_long_first_line_ends_where_the_feed_ends():
    look = first_look("Forschung " * 40, 25)
    assert look.line == look.shown == "Forschung Forschung"


def test_a_word_that_just_fits_stays_and_a_family_is_not_torn_apart():
    assert first_look("Wir bauen Raketen", 9).shown == "Wir bauen"
    family = "👨‍👩‍👧‍👦"
    assert first_look(family * 4, 2 * len(family) + 3).shown == family * 2


@given(st.text(), st.integers(0, 40))
def test_what_is_shown_is_the_beginning_and_never_too_long(text, cut):
    look = first_look(text, cut)
    assert text.strip().startswith(look.shown)
    assert len(look.shown) <= cut
    assert look.shown.startswith(look.line)
    assert "\n" not in look.line


@pytest.mark.parametrize("shape", shapes().values(), ids=lambda shape: shape.name)
def test_every_network_shows_the_first_line(shape):
    assert first_look(POST, shape.cut).line == "Frauen in der Forschung"
