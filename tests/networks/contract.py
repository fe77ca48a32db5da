"""What every adapter with accounts does, told as tests: a network's own tests inherit them.

`peer` is the other side: a double or the real server, and another program on the same account.
"""

import logging
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from io import BytesIO
from typing import Protocol

import pytest
from PIL import Image

from gutgemacht.publish.content import Content, Part, Picture
from gutgemacht.publish.network import Act, Network, NetworkError, Sent


class Peer(Protocol):
    """The server, and a program that is not ours on the same account."""

    edits: bool
    longest: int

    def open(self) -> Network: ...

    def again(self, credentials: Mapping[str, str]) -> Network: ...

    def post(self, text: str) -> str: ...

    def like(self, id: str) -> None: ...  # noqa: A002

    def share(self, id: str) -> None: ...  # noqa: A002

    def delete(self, id: str) -> None: ...  # noqa: A002

    def rename(self, name: str) -> None: ...

    def other(self, text: str) -> str:
        """A post of somebody else."""
        ...

    def shut_out(self) -> None:
        """The account's owner takes the access back, there."""
        ...

    def slow_down(self) -> None:
        """From now on every answer is that it was too much."""
        ...

    def stop(self) -> None: ...


def picture(alt: str = "Ein rotes Feld", *, size: int = 0) -> tuple[Picture, dict[str, bytes]]:
    file = BytesIO()
    Image.new("RGB", (64, 48), "red").save(file, "JPEG")
    data = file.getvalue() + b"\0" * size
    digest = sha256(data).hexdigest()
    return Picture(digest, alt, "image/jpeg"), {digest: data}


def send(network: Network, *texts: str, key: str, at: datetime | None = None) -> list[Sent]:
    content = Content(tuple(Part(text) for text in texts), language="de")
    at = at or now()
    sent: list[Sent] = []
    for number in range(len(texts)):
        sent.append(network.send(content, number, tuple(sent), {}, f"{key}-{number}", at))
    return sent


def now() -> datetime:
    return datetime.now(UTC)


def by_text(acts: tuple[Act, ...]) -> dict[str, Act]:
    return {act.text: act for act in acts}


class NetworkContract:
    """Inherit it where a fixture `peer` stands."""

    def test_it_says_whose_account_it_is_and_what_it_takes(self, peer: Peer):
        network = peer.open()
        account, limits = network.account(), network.limits()
        assert account.id
        assert account.handle
        assert account.url.startswith("http")
        assert limits.characters == peer.longest
        assert limits.pictures >= 4
        assert limits.picture_bytes >= 1_000_000

    def test_a_post_comes_with_its_picture_and_alt_text(self, peer: Peer):
        network = peer.open()
        red, data = picture()
        part = Part("Grüße 🙂 aus dem #Werkhof https://example.org/a?b=1&c=2", (red,))
        sent = network.send(Content((part,), "de"), 0, (), data, "k", now())
        act = by_text(network.acts("").acts)[part.text]
        assert act.id == sent.id
        assert act.kind == "post"
        assert act.pictures == ("Ein rotes Feld",)
        assert act.url == sent.url
        assert abs(act.at - sent.at) < timedelta(minutes=5)

    def test_parts_of_a_thread_stand_below_each_other(self, peer: Peer):
        network = peer.open()
        first, second, third = send(network, "Eins", "Zwei", "Drei", key="thread")
        acts = by_text(network.acts("").acts)
        assert acts["Eins"].kind == "post"
        assert (acts["Zwei"].kind, acts["Zwei"].of) == ("reply", first.id)
        assert (acts["Drei"].kind, acts["Drei"].of) == ("reply", second.id)
        assert acts["Drei"].id == third.id

    def test_somebody_is_replied_to(self, peer: Peer):
        network, question = peer.open(), peer.other("Habt ihr morgen offen?")
        content = Content((Part("Ja, ab acht."),), answers=question)
        network.send(content, 0, (), {}, "reply", now())
        act = by_text(network.acts("").acts)["Ja, ab acht."]
        assert (act.kind, act.of) == ("reply", question)

    def test_a_reply_to_what_is_gone_is_told(self, peer: Peer):
        network, question = peer.open(), peer.post("Kommt gleich wieder weg")
        peer.delete(question)
        with pytest.raises(NetworkError) as told:
            network.send(Content((Part("Ja."),), answers=question), 0, (), {}, "k", now())
        assert told.value.trouble in {"gone", "refused"}

    def test_after_a_crash_the_part_is_found(self, peer: Peer):
        at, part = now(), Part("Nur einmal, bitte: @nova.test 🙂\n\nMit Absatz")
        assert peer.open().find(part, "crash-0", at) is None
        (sent,) = send(peer.open(), part.text, key="crash", at=at)
        found = peer.open().find(part, "crash-0", at)
        assert found is not None
        assert found.id == sent.id
        assert found.url == sent.url

    def test_the_same_words_of_another_time_are_not_taken_for_it(self, peer: Peer):
        network, part = peer.open(), Part("Guten Morgen!")
        send(network, part.text, key="monday")
        assert network.find(part, "tuesday-0", now() + timedelta(hours=24)) is None

    def test_a_second_try_with_the_same_key_posts_once(self, peer: Peer):
        at, part = now(), Part("Zweimal versucht")
        for _ in range(2):
            network = peer.open()
            if network.find(part, "twice-0", at) is None:
                send(network, part.text, key="twice", at=at)
        assert [act.text for act in peer.open().acts("").acts] == ["Zweimal versucht"]

    def test_an_edit_changes_words_and_alt_text_or_is_honestly_refused(self, peer: Peer):
        network = peer.open()
        red, data = picture("Rot")
        before = Part("Mit Feler", (red,))
        sent = network.send(Content((before,), "de"), 0, (), data, "edit", now())
        after = Part("Mit Fehler", (Picture(red.digest, "Ein rotes Feld", "image/jpeg"),))
        if not peer.edits:
            with pytest.raises(NetworkError) as told:
                network.edit(sent, after, "de")
            assert told.value.trouble == "unable"
            return
        cursor = network.acts("").cursor
        assert network.edit(sent, after, "de").id == sent.id
        (act,) = network.acts(cursor).acts
        assert (act.id, act.text, act.pictures) == (sent.id, "Mit Fehler", ("Ein rotes Feld",))

    def test_a_post_is_taken_back_once(self, peer: Peer):
        network = peer.open()
        (sent,) = send(network, "Doch nicht", key="back")
        cursor = network.acts("").cursor
        network.take_back(sent)
        told = network.acts(cursor)
        assert told.gone == (sent.id,)
        assert told.acts == ()
        with pytest.raises(NetworkError) as again:
            network.take_back(sent)
        assert again.value.trouble == "gone"

    def test_a_like_and_a_share_are_taken_back(self, peer: Peer):
        network, theirs = peer.open(), peer.other("Gut gemacht")
        peer.like(theirs)
        peer.share(theirs)
        told = network.acts("")
        assert {act.kind for act in told.acts} == {"like", "share"}
        for act in told.acts:
            network.take_back(Sent(act.id, act.url, act.at))
        assert set(network.acts(told.cursor).gone) == {act.id for act in told.acts}

    def test_all_that_is_done_with_the_account_is_seen_once(self, peer: Peer):
        network, theirs = peer.open(), peer.other("Von nebenan")
        peer.post("Vorher")
        first = network.acts("")
        assert [act.text for act in first.acts] == ["Vorher"]
        (ours,) = send(network, "Von uns", key="seen")
        foreign = peer.post("Von einem anderen Programm")
        peer.like(theirs)
        peer.share(theirs)
        peer.rename("Ein anderer Name")
        told = network.acts(first.cursor)
        assert sorted(act.kind for act in told.acts) == ["like", "post", "post", "profile", "share"]
        assert {act.id for act in told.acts if act.kind == "post"} == {ours.id, foreign}
        assert all(act.of for act in told.acts if act.kind in ("like", "share"))
        (profile,) = (act for act in told.acts if act.kind == "profile")
        assert "Ein anderer Name" in profile.text
        assert network.acts(told.cursor).acts == ()

    def test_a_cursor_outlives_a_restart_and_loses_and_doubles_nothing(self, peer: Peer):
        cursor, seen, gone = "", [], []
        ids = []
        for number in range(6):
            ids.append(peer.post(f"Nummer {number}"))
            if number == 3:
                peer.delete(ids[0])
            told = peer.open().acts(cursor)
            # A reading whose cursor is not kept, as in a crash, takes nothing away.
            assert peer.open().acts(cursor).acts == told.acts
            cursor = told.cursor
            seen += [act.id for act in told.acts]
            gone += told.gone
        assert seen == ids
        assert gone == [ids[0]]

    def test_counts_are_told_or_honestly_not(self, peer: Peer):
        network = peer.open()
        (sent,) = send(network, "Gezählt", key="counts")
        try:
            assert set(network.counts([sent.id])[sent.id]) == {"replies", "shares", "likes"}
        except NetworkError as error:
            assert error.trouble == "unable"  # noqa: PT017

    def test_watching_tells_or_is_honestly_refused(self, peer: Peer):
        network = peer.open()
        peer.post("Schon da")
        try:
            told = next(network.watch(network.acts("").cursor))
        except NetworkError as error:
            assert error.trouble == "unable"  # noqa: PT017
        else:
            assert told.acts == ()

    def test_too_long_a_text_is_refused_and_repeated_nowhere(self, peer: Peer, caplog):
        caplog.set_level(logging.DEBUG)
        with pytest.raises(NetworkError) as told:
            send(peer.open(), "Geheimnisvoll " * (peer.longest // 10), key="long")
        assert told.value.trouble == "too-long"
        assert told.value.for_good
        said = str(told.value) + caplog.text
        assert "Geheimnisvoll" not in said
        assert not any(
            value in said
            for key, value in peer.open().credentials.items()
            if key in ("token", "password", "access", "refresh", "secret")
        )

    def test_what_is_no_picture_is_refused_as_one(self, peer: Peer):
        digest = sha256(b"Text").hexdigest()
        part = Part("Mit Bild", (Picture(digest, "Alt", "text/plain"),))
        with pytest.raises(NetworkError) as told:
            peer.open().send(Content((part,)), 0, (), {digest: b"Text"}, "k", now())
        assert told.value.trouble == "picture"

    def test_an_account_that_was_shut_out_is_to_be_connected_again(self, peer: Peer):
        network = peer.open()
        network.account()
        peer.shut_out()
        with pytest.raises(NetworkError) as told:
            peer.open().account()
        assert told.value.trouble in {"expired", "revoked"}
        assert told.value.for_good

    def test_too_many_requests_say_how_long_to_wait(self, peer: Peer):
        network = peer.open()
        peer.slow_down()
        with pytest.raises(NetworkError) as told:
            network.account()
        assert told.value.trouble == "limited"
        assert not told.value.for_good
        assert told.value.after is not None
        assert timedelta(0) < told.value.after <= timedelta(days=1)

    def test_a_server_that_is_down_is_told_so(self, peer: Peer):
        network = peer.open()
        peer.stop()
        with pytest.raises(NetworkError) as told:
            network.account()
        assert told.value.trouble == "down"
        assert not told.value.for_good

    def test_what_was_given_back_opens_nothing(self, peer: Peer):
        network = peer.open()
        network.account()
        before = dict(network.credentials)
        try:
            network.revoke()
        except NetworkError as error:
            assert error.trouble == "unable"  # noqa: PT017
        before.pop("access", "")
        with pytest.raises(NetworkError):
            peer.again(before).account()
