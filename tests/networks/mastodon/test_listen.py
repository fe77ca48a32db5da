"""Mastodon: timelines and notifications of servers, well made or weak."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from gutgemacht.networks.sources import open_source
from gutgemacht.publish.network import NetworkError
from tests.networks.live import streaming
from tests.networks.mastodon.place import TOKEN, MastodonPlace
from tests.networks.server import Said, serving
from tests.networks.source_contract import SourceContract, heard, opened


@pytest.fixture
def sockets():
    """A stream by websocket, as GoToSocial has it, and what it was asked for."""
    asked, told = [], []

    def handler(connection):
        asked.append((connection.request.path, connection.request.headers.get("Authorization", "")))
        for message in told:
            connection.send(json.dumps(message))
        # As a server that restarts.
        connection.close()

    with streaming(handler) as (base, _):
        yield base, asked, told


@pytest.fixture
def make():
    """Places on servers that end with the test."""
    from contextlib import ExitStack

    with ExitStack() as stack:

        def make(kind: str, **more) -> MastodonPlace:
            made = MastodonPlace(kind, **more)
            made.base = stack.enter_context(serving(made))
            return made

        yield make


@pytest.mark.parametrize("kind", ["mastodon-hashtag", "mastodon-public", "mastodon-mentions"])
@pytest.mark.parametrize("weak", [False, True])
class TestMastodon(SourceContract):
    @pytest.fixture
    def place(self, kind, weak, sockets, make):
        return make(kind, weak=weak, sockets=sockets[0] if weak else "")


def test_what_comes_late_from_other_servers_is_heard(make):
    place = make("mastodon-hashtag")
    for number in range(30):
        place.say(f"Nummer {number}")
    _, cursor = heard(place, "")
    place.say("Zu spät", late=timedelta(seconds=12))
    place.say("Neu")
    mentions, cursor = heard(place, cursor)
    assert [one.text for one in mentions] == ["Zu spät", "Neu"]
    assert heard(place, cursor)[0] == []


def test_more_than_many_pages_is_a_gap_that_is_told(make, monkeypatch):
    monkeypatch.setattr("gutgemacht.networks.newest.MOST_SHEETS", 2)
    place = make("mastodon-hashtag")
    place.say("Anfang")
    _, cursor = heard(place, "")
    for number in range(100):
        place.say(f"Nummer {number}")
    told = opened(place).hear(cursor)
    assert len(told.mentions) == 80
    assert "nothing between" in str(told.gaps[0])
    assert opened(place).hear(told.cursor).gaps == ()


def test_an_edited_post_comes_again(make):
    place = make("mastodon-hashtag")
    status = place.say("Erst so")
    (first,), cursor = heard(place, "")
    status |= {"content": "<p>Dann so</p>", "edited_at": "2026-11-01T10:00:00.000Z"}
    (second,), _ = heard(place, cursor)
    assert (second.id, second.text) == (first.id, "Dann so")


def test_a_mention_knows_who_said_it_and_what_it_answers(make):
    place = make("mastodon-mentions")
    ours = place.say("Unser Beitrag", url="https://we.example/@bergtal/7")
    place.say(
        "Das ist nicht lustig",
        in_reply_to_id=ours["id"],
        tags=[{"name": "Bergtal"}],
        language="gsw",
        media_attachments=[{"url": "https://far.example/1.png", "description": "Ein Föhn"}],
    )
    *_, reply = heard(place, "")[0]
    assert (reply.kind, reply.of) == ("reply", "https://we.example/@bergtal/7")
    assert (reply.author, reply.author_name, reply.followers) == ("kim@far.example", "Kim", 12)
    assert (reply.tags, reply.language) == (("Bergtal",), "gsw")
    assert reply.pictures[0].alt == "Ein Föhn"
    assert place.asked.count(f"/api/v1/statuses/{ours['id']}") == 1


def test_quotes_and_shares_of_our_posts_are_heard_and_likes_are_not(make):
    place = make("mastodon-mentions")
    ours = place.say("Unser Beitrag", url="https://we.example/@bergtal/7")
    _, cursor = heard(place, "")
    place.tell("reblog", ours)
    place.tell("favourite", ours)
    quoting = place.say("Seht her", quote={"state": "accepted", "quoted_status": ours})
    place.notifications.pop()
    place.tell("quote", quoting)
    share, quote = sorted(heard(place, cursor)[0], key=lambda one: one.kind, reverse=True)
    assert (share.kind, share.of, share.text) == ("share", "https://we.example/@bergtal/7", "")
    assert (quote.kind, quote.of, quote.text) == (
        "quote",
        "https://we.example/@bergtal/7",
        "Seht her",
    )


def test_of_all_that_is_public_only_what_is_wanted_is_told(make):
    place = make("mastodon-public")
    for text in ("Über Bergtal", "Bergtaler Käse", "Wetter"):
        place.say(text)
    place.say("@bergtal@we.example hallo")
    asked = {**place.details, "accounts": "@bergtal"}
    told = open_source(place.kind, asked, {}, place.world).hear("")
    assert [one.text for one in told.mentions] == ["Über Bergtal", "@bergtal hallo"]


def test_events_are_told_once_and_a_lost_stream_loses_nothing(make):
    place = make("mastodon-hashtag")
    place.say("Vorher")
    _, cursor = heard(place, "")
    missed = place.say("Verpasst")
    come, gone = place.say("Im Strom"), place.say("Gelöscht")
    del place.statuses[come["id"]]
    place.ring("update", missed)
    place.ring("update", come)
    place.ring("update", "kein JSON")
    place.ring("delete", gone["id"])
    place.ring("filters_changed", "")
    told = list(opened(place).stream(cursor))
    texts = [one.text for heard in told for one in heard.mentions]
    assert texts == ["Verpasst", "Gelöscht", "Im Strom"]
    assert [name for heard in told for name in heard.gone] == [f"{gone['id']}@{place.base[7:]}"]
    assert sum(heard.broken for heard in told) == 1
    place.statuses[come["id"]] = come
    assert heard(place, told[-1].cursor)[0] == []


def test_where_there_is_only_a_websocket_that_is_used(make, sockets):
    base, asked, told = sockets
    place = make("mastodon-mentions", weak=True, sockets=base)
    place.say("Vorher")
    _, cursor = heard(place, "")
    status = place.say("Im Strom")
    notification = place.notifications.pop()
    told.append({"stream": ["user"], "event": "notification", "payload": json.dumps(notification)})
    told.append({"stream": ["user"], "event": "update", "payload": json.dumps(status)})
    stream = opened(place).stream(cursor)
    found = []
    with pytest.raises(NetworkError) as ended:
        found.extend(stream)
    assert ended.value.trouble == "down"
    assert [one.text for one_heard in found for one in one_heard.mentions] == ["Im Strom"]
    assert asked == [("/api/v1/streaming?stream=user", f"Bearer {TOKEN}")]


def test_a_server_without_a_stream_is_asked_again_and_again(make):
    place = make("mastodon-hashtag", weak=True)
    place.say("Trotzdem")
    paused = []
    world = replace(place.world, pause=paused.append)
    stream = open_source(place.kind, place.details, {}, world).stream("")
    assert [one.text for one in next(stream).mentions] == ["Trotzdem"]
    place.say("Und weiter")
    later = next(one for one in stream if one.mentions)
    assert [one.text for one in later.mentions] == ["Und weiter"]
    assert sum(paused) == 120
    assert max(paused) < 30


def test_a_token_that_is_wanted_or_no_longer_valid_is_told(make):
    place = make("mastodon-hashtag")
    place.said = Said(401, {"error": "This method requires an authenticated user"})
    with pytest.raises(NetworkError) as told:
        heard(place, "")
    assert told.value.trouble == "expired"


def test_another_thing_than_a_list_is_no_silence(make):
    place = make("mastodon-hashtag")
    place.say("Da")
    _, cursor = heard(place, "")
    place.said = Said(200, b"<html>Wartung</html>")
    with pytest.raises(NetworkError):
        heard(place, cursor)
