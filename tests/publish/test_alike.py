"""What was said before, and which passage says so."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gutgemacht.publish.alike import Earlier, alike

DAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
OFFER = "Ab Montag gibt es unsere neuen Wanderschuhe im Laden in Graz, kommt vorbei!"


def earlier(text: str, days: int = 0) -> Earlier:
    return Earlier(f"e{days}", text, DAY - timedelta(days=days))


@pytest.mark.parametrize(
    "text",
    [
        OFFER,
        OFFER.upper(),
        OFFER.replace(" ", "  ").replace("!", "! 🎉"),
        OFFER.replace("Wanderschuhe", "#Wanderschuhe"),
    ],
)
def test_the_same_words_are_the_same_text(text):
    (found,) = alike(text, [earlier(OFFER)])
    assert (found.same, found.share) == (True, 1)


def test_links_are_the_same_whatever_counts_their_clicks():
    one = "Alles dazu steht hier: https://www.bergtal.example/schuhe?utm_source=mail"
    two = "Alles dazu steht hier: http://bergtal.example/schuhe/"
    assert alike(one, [earlier(two)])[0].same
    assert not alike(one, [earlier(two.replace("schuhe", "jacken"))])[0].same


def test_what_holds_an_earlier_post_is_nearly_the_same_and_shows_the_passage():
    text = f"Ihr habt gefragt. {OFFER} Wir haben auch Kaffee."
    (found,) = alike(text, [earlier(OFFER)])
    assert (found.same, found.share) == (False, 1)
    passage = OFFER.rstrip("!")
    assert found.here.cut(text) == found.there.cut(OFFER) == passage


def test_a_post_with_other_words_is_not_alike():
    assert alike("Heute bleibt der Laden wegen Inventur geschlossen.", [earlier(OFFER)]) == ()


def test_a_greeting_makes_no_two_posts_alike():
    assert alike("Guten Morgen", [earlier(f"Guten Morgen! {OFFER}")]) == ()
    assert alike("Guten Morgen", [earlier("guten morgen!")])[0].same


def test_the_most_alike_comes_first_then_the_newest():
    half = OFFER.replace("im Laden in Graz, kommt vorbei", "nur im Netz, schaut einmal herein")
    found = alike(OFFER, [earlier(OFFER, 9), earlier(half, 1), earlier(OFFER, 3)], enough=0.1)
    assert [one.earlier.id for one in found] == ["e3", "e9", "e1"]


TEXTS = st.lists(st.sampled_from([*OFFER.split(), "https://x.example/a", "#a", "ß"])).map(" ".join)


@given(TEXTS | st.text(), TEXTS | st.text())
def test_any_two_texts_can_be_compared_and_passages_lie_in_them(one, two):
    for found in alike(one, [earlier(two)], enough=0):
        assert 0 < found.share <= 1
        assert found.here.cut(one).strip()
        assert found.there.cut(two).strip()
    back = alike(two, [earlier(one)], enough=0)
    assert [b.share for b in back] == [f.share for f in alike(one, [earlier(two)], enough=0)]
