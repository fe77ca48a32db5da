"""Bluesky: lists of an account, and both streams of everything."""

from contextlib import ExitStack
from datetime import timedelta

import pytest

from gutgemacht.networks.bluesky.record import POST
from gutgemacht.publish.network import NetworkError
from tests.networks.bluesky.place import KIM, BlueskyPlace, StreamPlace
from tests.networks.source_contract import SourceContract, heard, opened

WE = "did:plc:weweweweweweweweweweweww"
STREAMS = ["bluesky-jetstream", "bluesky-repositories"]


@pytest.fixture
def make(monkeypatch):
    monkeypatch.setattr("gutgemacht.networks.bluesky.live.QUIET", 0.5)
    monkeypatch.setattr("gutgemacht.networks.bluesky.live.LISTENS", timedelta(0))
    with ExitStack() as stack:
        yield lambda kind: (StreamPlace if kind in STREAMS else BlueskyPlace)(kind, stack)


@pytest.mark.parametrize("kind", ["bluesky-search", "bluesky-mentions", *STREAMS])
class TestBluesky(SourceContract):
    @pytest.fixture
    def place(self, kind, make):
        return make(kind)


def test_a_post_is_told_with_what_the_network_shows(make):
    place = make("bluesky-search")
    place.say(
        "Nicht lustig",
        reply={"parent": {"uri": f"at://{WE}/{POST}/1"}, "root": {"uri": f"at://{WE}/{POST}/0"}},
        embed={"images": [{"alt": "Ein Föhn", "image": {"ref": {"$link": "bafkrei"}}}]},
        facets=[{"features": [{"tag": "HackAHairDryer"}]}],
        langs=["fil"],
    )
    (mention,) = heard(place, "")[0]
    assert (mention.kind, mention.of) == ("reply", f"at://{WE}/{POST}/1")
    assert mention.root == f"at://{WE}/{POST}/0"
    assert (mention.author, mention.language) == ("kim.test", "fil")
    assert mention.tags == ("HackAHairDryer",)
    assert mention.counts == {"replies": 1, "shares": 2, "likes": 3}
    assert mention.pictures[0].alt == "Ein Föhn"


def test_shares_of_our_posts_are_heard_and_likes_are_not(make):
    place = make("bluesky-mentions")
    post = place.say("Hallo")
    for reason in ("repost", "like", "follow"):
        told = {**post, "uri": f"at://{KIM}/{reason}/1", "reason": reason}
        place.pds.notifications.append({**told, "reasonSubject": f"at://{WE}/{POST}/1"})
    found = heard(place, "")[0]
    assert {(one.kind, one.of) for one in found} == {("post", ""), ("share", f"at://{WE}/{POST}/1")}


def test_one_sign_in_is_enough_for_many_hearings(make):
    place = make("bluesky-search")
    place.say("Hallo")
    _, cursor = heard(place, "")
    place.pds.accounts[place.client.did]["passwords"].clear()
    place.say("Noch da")
    assert [one.text for one in heard(place, cursor)[0]] == ["Noch da"]


@pytest.mark.parametrize("kind", STREAMS)
def test_of_everything_only_what_is_wanted_is_kept(make, kind):
    place = make(kind)
    place.say("Anfang Bergtal")
    _, cursor = heard(place, "")
    place.say("Wetter")
    place.rename()
    place.say("Seht her", facets=[{"features": [{"tag": "Föhn"}]}])
    place.say(
        "Das ist doch", reply={"parent": {"uri": f"at://{WE}/{POST}/1"}, "root": {"uri": "at://x"}}
    )
    place.say("Lest das", embed={"external": {"uri": "https://x.example/bergtal", "title": ""}})
    place.say("Bergtaler Käse")
    mentions, _ = heard(place, cursor)
    assert [one.text for one in mentions] == ["Seht her", "Das ist doch", "Lest das"]


@pytest.mark.parametrize("kind", STREAMS)
def test_what_the_server_has_forgotten_is_a_gap_that_is_told(make, kind):
    place = make(kind)
    place.shift = timedelta(hours=-2)
    place.say("Anfang Bergtal")
    _, cursor = heard(place, "0")
    place.say("Bergtal vergessen")
    place.shift = timedelta(0)
    place.say("Bergtal bekannt")
    place.kept_from = 2
    told = opened(place).hear(cursor)
    assert [one.text for one in told.mentions] == ["Bergtal bekannt"]
    assert "heard" in str(told.gaps[0])
    assert opened(place).hear(told.cursor).gaps == ()


def test_a_quiet_stream_is_no_gap(make):
    place = make("bluesky-jetstream")
    place.shift, place.silent = timedelta(hours=-1), True
    place.say("Anfang Bergtal")
    cursor = "0"
    for minutes in range(-60, 0, 8):
        place.shift = timedelta(minutes=minutes)
        cursor = heard(place, cursor)[1]
    place.say("Bergtal erst jetzt")
    told = opened(place).hear(cursor)
    assert ([one.text for one in told.mentions], told.gaps) == (["Bergtal erst jetzt"], ())


def test_a_server_that_counts_anew_is_followed(make):
    place = make("bluesky-repositories")
    told = opened(place).hear("99")
    assert (told.cursor, told.mentions) == ("", ())
    assert "anew" in str(told.gaps[0])


def test_a_stream_that_is_quiet_from_the_beginning_loses_nothing(make):
    place = make("bluesky-repositories")
    place.silent = True
    _, cursor = heard(place, "")
    place.say("Bergtal zuerst")
    assert [one.text for one in heard(place, cursor)[0]] == ["Bergtal zuerst"]


@pytest.mark.parametrize("kind", STREAMS)
def test_nonsense_in_a_stream_is_counted(make, kind):
    place = make(kind)
    place.say("Bergtal davor")
    _, cursor = heard(place, "")
    place.events += ["[1]", "{", "null"] if kind == STREAMS[0] else [b"\xff", b"\xa0", b""]
    place.say("Bergtal danach")
    told = opened(place).hear(cursor)
    assert [one.text for one in told.mentions] == ["Bergtal danach"]
    assert told.broken == 3


@pytest.mark.parametrize("told", ["2099-01-01T00:00:00Z", "1970-01-01T00:00:00Z", "gestern"])
def test_a_time_that_cannot_be_is_that_of_the_server(make, told):
    place = make("bluesky-jetstream")
    place.say("Bergtal", createdAt=told)
    said = place.at
    (mention,) = heard(place, "")[0]
    assert abs(mention.at - said) < timedelta(milliseconds=1)


def test_a_public_server_that_lets_nobody_in_says_so(make):
    place = make("bluesky-search")
    place.client.password = "wrong"
    with pytest.raises(NetworkError) as told:
        opened(place).hear("")
    assert told.value.trouble == "revoked"
