"""What an explanation says of a wave."""

from datetime import timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from gutgemacht.listen.explain import Bins, Explanation, explain, seen
from gutgemacht.listen.explain.apportion import apportion
from gutgemacht.listen.explain.wave import SAMPLE
from gutgemacht.listen.mention import Mention
from gutgemacht.listen.own_post import Habit, OwnPost, look
from tests.listen.explain.waves import MONDAY, calm, said, wave_of

HOUR = Bins(MONDAY, (2, 3, 2, 4, 8, 12, 15, 20, 24, 30, 38, 42), (2.0,) * 12)


def storm(mentions: int = 200) -> Explanation:
    """Four of five about the hashtag, under post 7, in German; the rest as usual."""
    wave = wave_of(
        *(
            said(
                nth,
                hashtag=("#ibm", "#hackahairdryer"),
                word=("hairdryer", "firm"),
                post=("7",),
                audience="de",
                source="bluesky",
                negative=True,
                new_author=True,
                reach=nth,
                url=f"https://example.org/{nth}",
            )
            if nth % 5
            else said(nth)
            for nth in range(mentions)
        )
    )
    post = OwnPost("7", MONDAY, 1, 20, 18, 9)
    return explain(wave, calm(), HOUR, (1.5, 3.0, 12.0), look(post, Habit()))


def test_a_storm_is_told_by_what_carries_it():
    told = storm()
    firsts = {by: told.first(by) for by in ("hashtag", "word", "post", "audience", "source")}
    assert firsts == {
        "hashtag": "#hackahairdryer",
        "word": "hairdryer",
        "post": "7",
        "audience": "de",
        "source": "bluesky",
    }
    assert (told.mentions, told.expected, told.excess) == (200, 24, 176)
    assert (round(told.factor, 1), told.smaller, told.bursts) == (8.3, 2, 3)
    assert (told.since, told.until) == (MONDAY, MONDAY + timedelta(hours=1))
    assert (told.negative.now, round(told.negative.usual, 2)) == (0.8, 0.2)
    assert (told.new_authors.now, round(told.new_authors.usual, 2)) == (0.8, 0.34)
    assert (told.post.answers, told.post.approvals) == (20, 9)
    assert told.loudest == 1 / 200


def test_the_examples_are_those_of_three_authors_that_reached_most():
    loud = [said(nth, author="loud", reach=900 + nth) for nth in range(5)]
    told = wave_of(*loud, *(said(nth, reach=nth) for nth in range(10, 30))).examples
    assert [(example.id, example.reach) for example in told] == [
        ("n 000004", 904),
        ("n 000029", 29),
        ("n 000028", 28),
    ]


def test_names_that_are_always_there_explain_nothing():
    told = explain(wave_of(*(said(nth) for nth in range(100))), calm(), HOUR)
    assert (told.first("hashtag"), told.first("word"), told.first("post")) == ("", "", "")
    assert told.first("audience") == "en"
    assert told.split("hashtag").rest == told.excess


def test_a_hashtag_of_one_flooding_author_is_not_named_but_the_flood_is():
    flood = [said(nth, author="one", hashtag=("#spam",)) for nth in range(90)]
    told = explain(wave_of(*flood, *(said(nth) for nth in range(90, 100))), calm(), HOUR)
    assert told.first("hashtag") == ""
    assert told.loudest == 0.9


def test_fewer_than_usual_have_no_parts():
    told = explain(wave_of(*(said(nth) for nth in range(10))), calm(), HOUR)
    assert told.excess == -14
    assert all(split.parts == () and split.rest == -14 for split in told.splits)


def test_nothing_at_all_is_borne():
    told = explain(wave_of(), calm(0), Bins(MONDAY, (), ()))
    assert (told.mentions, told.factor, told.growth, told.until) == (0, 0, None, MONDAY)
    assert Explanation.read(told.json()) == told


def test_bins_that_do_not_fit_are_refused():
    with pytest.raises(ValueError, match="2 counts and 1 expected"):
        Bins(MONDAY, (1, 2), (1.0,))


NAMES = st.lists(st.sampled_from(["#a", "#b", "#c", "#ibm"]), max_size=3, unique=True)
MENTIONS = st.builds(
    said,
    st.integers(0, 10_000),
    hashtag=NAMES.map(tuple),
    word=NAMES.map(tuple),
    post=st.sampled_from([(), ("1",), ("2",)]),
    audience=st.sampled_from(["de", "en", "fr"]),
    source=st.sampled_from(["mastodon", "bluesky", "feed"]),
    author=st.sampled_from("abcdefgh"),
    reach=st.integers(0, 10**9),
    negative=st.booleans(),
)
USUAL = calm(60)


ALIKE = [said(0, audience="de", source="mastodon", author="a")] * 15


@settings(max_examples=60)
@example([*ALIKE, said(0, audience="de", source="bluesky"), said(0, source="feed")], 16.0)
@given(st.lists(MENTIONS, max_size=80), st.floats(0, 90))
def test_the_parts_and_the_rest_are_exactly_the_excess(mentions, expected):
    bins = Bins(MONDAY, (len(mentions),), (expected,))
    told = explain(wave_of(*mentions), USUAL, bins)
    assert told.excess == len(mentions) - round(expected)
    for split in told.splits:
        assert sum(part.excess for part in split.parts) + split.rest == told.excess
        assert all(part.excess > 0 for part in split.parts)
        assert split.rest >= 0 or told.excess < 0
        assert sum(split.of_hundred()) in ((100,) if told.excess > 0 else (0,))
    assert Explanation.read(told.json()) == told


@given(st.lists(st.floats(0, 1e6), min_size=1, max_size=9), st.integers(0, 1_000))
def test_apportioned_numbers_are_near_their_quota_and_add_up(weights, total):
    weights = [*weights, 1.0]
    shares = apportion(weights, total)
    assert sum(shares) == total
    for share, weight in zip(shares, weights, strict=True):
        assert abs(share - weight / sum(weights) * total) < 1 + 1e-6


def test_of_very_many_mentions_a_sample_tells_the_shares_in_whatever_order_they_came():
    many = [said(nth, hashtag=("#storm",) if nth % 4 else ()) for nth in range(6 * SAMPLE)]
    there, back = wave_of(*many), wave_of(*reversed(many))
    assert there.sample == back.sample
    assert len(there.sample) == SAMPLE
    bins = Bins(MONDAY, (6 * SAMPLE,), (0.0,))
    part = explain(there, calm(), bins).split("hashtag").parts[0]
    assert part.excess == pytest.approx(0.75 * 6 * SAMPLE, rel=0.05)


def test_a_mention_is_read_without_addresses_and_names():
    mention = Mention(
        "mastodon",
        "1",
        MONDAY,
        "@ana Föhn statt Labor? #HackAHairDryer http://x.org/hairdryer #hackahairdryer",
        author="ana",
        language="de",
        tags=("IBM",),
        followers=7,
    )
    one = seen(mention, negative=True, post="9")
    assert one.things == {
        "hashtag": ("#ibm", "#hackahairdryer"),
        "word": ("föhn", "statt", "labor"),
        "post": ("9",),
        "audience": ("de",),
        "source": ("mastodon",),
    }
    assert (one.reach, one.negative, one.author) == (7, True, "mastodon ana")
