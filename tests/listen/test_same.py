"""The same from several roads is one; what only looks alike is two."""

from datetime import UTC, datetime, timedelta

import pytest

from gutgemacht.listen.mention import Mention
from gutgemacht.listen.same import Books, marks, plain_link

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
WORDS = "Bergtal zeigt heute eine neue Flasche"
FIRST = Mention("mastodon", "1", NOON, WORDS, url="https://a.example/@eva/1", author="@Eva")


def repeats(*mentions: Mention) -> list[int | None]:
    """For each mention the number of the one it repeats."""
    books, found = Books(), []
    for number, one in enumerate(marks(mentions)):
        known = books.same_as(one)
        found.append(known.number if known else None)
        books.add(one, number)
    return found


@pytest.mark.parametrize(
    "other",
    [
        Mention("files", "x", NOON, "anders", url="http://www.a.example/@eva/1/?utm_source=b#c"),
        Mention(
            "files", "x", NOON + timedelta(hours=2), f"{WORDS}!! https://b.example", author="eva"
        ),
    ],
)
def test_another_road_repeats_what_was_heard(other):
    assert repeats(FIRST, other) == [None, 0]
    assert repeats(other, FIRST) == [None, 0]


@pytest.mark.parametrize(
    "other",
    [
        Mention("mastodon", "2", NOON, WORDS, author="@Eva"),
        Mention("files", "x", NOON, WORDS, author="Otto"),
        Mention("files", "x", NOON, WORDS),
        Mention("files", "x", NOON + timedelta(days=2), WORDS, author="eva"),
        Mention("mastodon", "2", NOON, WORDS, url=FIRST.url, author="b", kind="share"),
    ],
)
def test_what_is_said_twice_is_two(other):
    assert repeats(FIRST, other) == [None, None]


def test_short_words_are_said_by_many_roads():
    one = Mention("mastodon", "1", NOON, "Danke!", author="eva")
    assert repeats(one, Mention("files", "1", NOON, "Danke!", author="eva")) == [None, None]


def test_what_repeats_a_repetition_repeats_the_first():
    copy = Mention("files", "x", NOON, WORDS, author="eva")
    assert repeats(FIRST, copy, Mention("feed", "y", NOON, WORDS, author="eva")) == [None, 0, 0]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://www.a.example/x/", "http://a.example/x"),
        ("https://a.example/x?b=2&a=1&utm_medium=z", "https://A.example/x?a=1&b=2"),
        ("https://a.example/x?UTM_Source=z&at_medium=rss&4711-Eva", "https://a.example/x?4711-Eva"),
        ("https://a.example", "https://a.example/#top"),
    ],
)
def test_addresses_are_the_same_whatever_road_they_came(one, other):
    assert plain_link(one) == plain_link(other)


def test_an_address_that_is_none_is_kept_as_it_is():
    assert plain_link(" http://[x ") == "http://[x"
    assert plain_link("https://a.example/x?a=1") != plain_link("https://a.example/x?a=2")


def test_threads_of_a_forum_that_are_named_by_their_query_alone_are_two():
    one, other = (f"https://forum.example/showthread.php?{name}" for name in ("4711-A", "4712-B"))
    heard = [Mention("feed", url, NOON, "Kommt ihr?", url=url) for url in (one, other)]
    assert repeats(*heard) == [None, None]
    assert plain_link(one) != plain_link(other)
    assert plain_link("") == ""
