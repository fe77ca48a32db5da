"""What calm days are like."""

from datetime import timedelta

import pytest

from gutgemacht.listen.explain import Usual
from gutgemacht.listen.explain.usual import HALF_LIFE
from tests.listen.explain.waves import MONDAY, calm, said


def test_shares_are_those_of_the_days_seen():
    usual = calm(1_000)
    assert usual.share("audience", "de") == pytest.approx(0.1, abs=0.01)
    assert usual.share("hashtag", "#ibm") == pytest.approx(1, abs=0.01)
    assert usual.share("hashtag", "#new") < 0.001
    assert (usual.of_negative, round(usual.of_new_authors, 2)) == (0.2, 0.33)


def test_what_is_older_counts_less():
    usual = calm(100)
    for nth in range(100):
        usual.add(said(nth, MONDAY - timedelta(days=2) + HALF_LIFE, audience="fr"))
    assert usual.mentions == pytest.approx(150, abs=1)
    assert usual.share("audience", "fr") == pytest.approx(2 / 3, abs=0.05)


def test_it_goes_on_after_json_as_if_nothing_had_been():
    usual = calm(100)
    resumed = Usual.read(usual.state())
    for one in (usual, resumed):
        one.add(said(5, MONDAY, hashtag=("#later",)))
    assert resumed.state() == usual.state()


def test_late_mentions_count_and_fade_nothing():
    usual = calm(100)
    usual.add(said(1, MONDAY - timedelta(days=900)))
    assert usual.mentions == 101


def test_before_anything_was_seen_nothing_is_usual():
    usual = Usual()
    assert (usual.of_negative, usual.of_new_authors) == (None, None)
    assert usual.share("hashtag", "#new") == 0.05


def test_memory_does_not_grow():
    usual = Usual()
    for nth in range(5_000):
        usual.add(said(nth, hashtag=(f"#tag{nth}",), word=(f"word{nth}", "firm")))
    assert len(usual.state()) < 40_000
    assert usual.share("hashtag", "#unheard") < 0.02
