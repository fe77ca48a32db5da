"""Feeds of others: whatever state they are in, what they say is heard once."""

import gzip
from datetime import UTC, datetime, timedelta

import pytest

from gutgemacht.networks.feed.listen import moved_to
from gutgemacht.publish.network import NetworkError
from tests.networks.feed.place import FeedPlace
from tests.networks.server import Said, serving
from tests.networks.source_contract import SourceContract, heard, opened


@pytest.fixture
def place():
    made = FeedPlace("")
    with serving(made) as base:
        made.base = base
        yield made


class TestFeed(SourceContract):
    pass


def refused(place: FeedPlace) -> str:
    with pytest.raises(NetworkError) as told:
        opened(place).hear("")
    return str(told.value)


def test_a_feed_that_has_not_changed_is_not_sent_again(place):
    place.say("Neu")
    _, cursor = heard(place, "")
    told = opened(place).hear(cursor)
    assert place.asked[-1].headers["if-none-match"]
    assert (told.mentions, told.cursor) == ((), cursor)


def test_an_old_entry_that_is_announced_again_is_not_told_again(place):
    place.say("Alt", link="https://x.example/alt")
    _, cursor = heard(place, "")
    place.items.clear()
    place.say("Alt", guid="tag:new", link="https://x.example/alt?utm_source=rss")
    mentions, cursor = heard(place, cursor)
    assert mentions == []
    place.items.clear()
    place.say("Alt", guid="tag:newer", link="https://x.example/alt", pubDate="")
    assert heard(place, cursor)[0] == []


def test_the_same_words_in_two_threads_of_a_forum_are_told_twice(place):
    place.say("Danke!", guid="a", link="https://x.example/showthread.php?4711-Bergtal")
    _, cursor = heard(place, "")
    place.items.clear()
    place.say("Danke!", guid="b", link="https://x.example/showthread.php?4712-Bergtal")
    assert [one.text for one in heard(place, cursor)[0]] == ["Danke!"]


def test_an_entry_that_changed_comes_again_under_its_id(place):
    place.say("Erst so", guid="tag:1")
    (first,), cursor = heard(place, "")
    place.items.clear()
    place.say("Dann so", guid="tag:1")
    (second,), _ = heard(place, cursor)
    assert (second.id, second.text) == (first.id, "Dann so")


@pytest.mark.parametrize(
    "same", [{"guid": ""}, {"guid": "", "link": "https://x.example/"}, {"guid": "1"}]
)
def test_without_ids_of_their_own_entries_are_told_apart(place, same):
    for text in ("Eins", "Zwei"):
        place.say(text, **same)
    mentions, cursor = heard(place, "")
    assert len({one.id for one in mentions}) == 2
    place.say("Drei", **same)
    assert [one.text for one in heard(place, cursor)[0]] == ["Drei"]
    assert heard(place, heard(place, cursor)[1])[0] == []


@pytest.mark.parametrize(
    "told", ["Thu, 01 Jan 2099 00:00:00 GMT", "gestern", "Thu, 01 Jan 1970 00:00:00 GMT", ""]
)
def test_what_has_no_true_time_was_said_when_it_was_heard(place, told):
    place.say("Wann?", pubDate=told)
    (mention,), _ = heard(place, "")
    assert timedelta(0) <= datetime.now(UTC) - mention.at < timedelta(minutes=1)


@pytest.mark.parametrize("alphabet", ["utf-8", "utf-16", "utf-16-be"])
def test_entities_are_refused(place, alphabet):
    bomb = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;">]><rss>&c;</rss>'
    place.said = Said(200, bomb.encode(alphabet))
    assert "entities" in refused(place)


def test_a_doctype_of_old_feeds_is_none(place):
    place.say("Alt und gut")
    body = place.answer(place.asked[0] if place.asked else _nobody()).body
    place.said = Said(200, b'<!DOCTYPE rss PUBLIC "-//x//DTD" "https://x.example/rss.dtd">' + body)
    assert [one.text for one in heard(place, "")[0]] == ["Alt und gut"]


def _nobody():
    from tests.networks.server import Asked

    return Asked("GET", "/", {}, {}, b"")


def test_too_much_is_refused_also_when_it_is_packed_small(place):
    packed = gzip.compress(b"<rss>" + b" " * 60_000_000)
    place.said = Said(200, packed, {"Content-Encoding": "gzip"})
    assert "more than 10 MB" in refused(place)


def test_a_web_page_says_where_its_feed_is(place):
    link = '<link rel="alternate" type="application/rss+xml" href="/news.xml">'
    place.said = Said(
        200, f"<html><head>{link}</head></html>".encode(), {"Content-Type": "text/html"}
    )
    assert f"{place.base}/news.xml" in refused(place)
    place.said = Said(200, b"<html><body>Hallo</body></html>", {"Content-Type": "text/html"})
    assert "names none" in refused(place)
    place.said = Said(200, b"\x00\xff")
    assert "no RSS" in refused(place)


def test_a_feed_that_is_cut_off_is_read_as_far_as_it_goes(place):
    place.say("Ganz")
    whole = place.answer(_nobody()).body
    place.said = Said(200, whole.replace(b"</channel></rss>", b"<item><title>Hal"))
    told = opened(place).hear("")
    assert "Ganz" in [one.text for one in told.mentions]
    assert told.broken


def test_a_feed_that_moved_is_followed_and_the_new_address_kept(place):
    place.say("Umgezogen")
    answer = place.answer
    place.answer = lambda asked: (
        Said(301, headers={"Location": "/new.xml"}) if asked.path == "/feed.xml" else answer(asked)
    )
    mentions, cursor = heard(place, "")
    assert [one.text for one in mentions] == ["Umgezogen"]
    assert moved_to(cursor) == f"{place.base}/new.xml"
    heard(place, cursor)
    assert place.asked[-1].path == "/new.xml"


def test_a_circle_of_redirects_and_a_way_inside_end(place):
    place.said = Said(302, headers={"Location": "/feed.xml"})
    assert "from address to address" in refused(place)
    place.said = Said(302, headers={"Location": "https://127.0.0.1:1/"})
    assert "private network" in refused(place)


def test_only_what_has_the_words_is_told(place):
    place.say("Das Bergtal im Winter")
    place.say("Bergtaler Käse")
    asked = {**place.details, "words": "bergtal, #Ski"}
    from gutgemacht.networks.sources import open_source

    told = open_source("feed", asked, {}, place.world).hear("")
    assert [one.text for one in told.mentions] == ["Das Bergtal im Winter"]
