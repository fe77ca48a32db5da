"""Feeds: both formats, read again and again."""

from datetime import UTC, datetime
from urllib.parse import urlsplit

import pytest

from gutgemacht.networks.feed import FeedError, read, read_feed
from gutgemacht.networks.world import World
from gutgemacht.publish.network import NetworkError
from tests.networks.server import Asked, Said, serving

AT = datetime(2026, 1, 1, tzinfo=UTC)

ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Werkhof</title>
<entry><id>tag:1</id><title>Neu</title><published>2026-02-03T10:00:00+01:00</published>
<link rel="self" href="https://x.example/raw"/><link href="https://x.example/1"/>
<content type="html">&lt;p&gt;Ein &lt;b&gt;Wort&lt;/b&gt; &amp;amp; zwei&lt;/p&gt;
&lt;img src="a" alt="Rot"&gt;</content>
</entry></feed>"""


def rss(*numbers: int) -> str:
    items = "".join(
        f"<item><guid>{n}</guid><title>Nummer {n}</title><link>https://x.example/{n}</link>"
        f"<pubDate>Tue, {n % 27 + 1:02} Feb 2026 10:00:00 GMT</pubDate></item>"
        for n in numbers
    )
    return f'<rss version="2.0"><channel><title>x</title>{items}</channel></rss>'


def test_atom_tells_words_time_address_and_alt_text():
    (act,) = read(ATOM.encode(), AT)
    assert act.text == "Neu\n\nEin Wort & zwei"
    assert act.at == datetime(2026, 2, 3, 9, tzinfo=UTC)
    assert (act.id, act.url, act.pictures) == ("tag:1", "https://x.example/1", ("Rot",))


def test_rss_tells_the_same():
    (act,) = read(rss(2).encode(), AT)
    assert (act.text, act.url) == ("Nummer 2", "https://x.example/2")
    assert act.at == datetime(2026, 2, 3, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "no RSS"),
        (b"<html></html>", "outermost element is html"),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><rss>&b;</rss>', "entities"),
        (b"<rss><item>", "no RSS"),
        (b"\xff\xfe\x00", "no RSS"),
    ],
)
def test_what_is_no_feed_says_so(data, says):
    with pytest.raises(FeedError, match=says):
        read(data, AT)


class FeedDouble:
    down = False

    def __init__(self) -> None:
        self.text, self.asked = rss(1, 2), 0

    def answer(self, asked: Asked) -> Said:
        mark = f'"{hash(self.text)}"'
        if asked.headers.get("if-none-match") == mark:
            return Said(304)
        self.asked += 1
        headers = {"ETag": mark, "Content-Type": "application/rss+xml"}
        return Said(200, self.text.encode(), headers)


def test_a_feed_is_told_once_and_fetched_only_when_it_changed():
    double = FeedDouble()
    with serving(double) as base:
        world = World(frozenset({urlsplit(base).netloc}))

        def ids(cursor: str) -> tuple[list[str], str]:
            told = read_feed(f"{base}/feed.xml?all=1", cursor, world)
            return [act.id for act in told.acts], told.cursor

        first, cursor = ids("")
        assert first == ["1", "2"]
        assert ids(cursor) == ([], cursor)
        assert double.asked == 1
        double.text = rss(2, 3, 4)
        assert ids(cursor)[0] == ["3", "4"]
        double.text = rss(*range(1, 300)).replace("Nummer 200", "Anders")
        _, cursor = ids(cursor)
        double.text = rss(*range(1, 299))
        assert ids(cursor)[0] == []
        double.text = "<html/>"
        with pytest.raises(NetworkError) as told:
            ids(cursor)
        assert told.value.trouble == "refused"
