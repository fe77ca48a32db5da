"""Which terms grew, and which did not."""

from hypothesis import given
from hypothesis import strategies as st

from gutgemacht.listen.grown import counted, grown, terms

COUNTS = st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 300))


def test_hashtags_and_words_are_terms_names_and_addresses_are_not():
    text = "Schrauben, #HackDenSchrauber! @eva https://x.example/schlecht Nicht-Wort 7 ist ok"
    assert terms(text) == {"schrauben", "#hackdenschrauber", "nicht-wort", "ist"}
    assert counted(["Ärger Ärger", "ärger"])["ärger"] == 2


def test_what_took_a_larger_part_is_found_and_what_all_said_more_often_is_not():
    now = {"storm": 40, "und": 200, "selten": 2, "own": 90}
    before = {"storm": 2, "und": 100}
    found = grown(now, before, 400, 200, frozenset({"own"}))
    assert [one.term for one in found] == ["storm"]
    assert 2 < found[0].at_least < (40 / 400) / (2 / 200)


@given(COUNTS, COUNTS)
def test_the_bound_is_below_what_was_seen(now, before):
    for one in grown(now, before, 1_000, 1_000):
        assert 1 < one.at_least < (one.now + 0.5) / (one.before + 0.5)
