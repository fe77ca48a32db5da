"""What every source does, told as tests: each way to listen inherits them.

`place` is the other side: a double, or the real server.
"""

import logging
from contextlib import suppress
from datetime import timedelta
from typing import Protocol

import pytest

from gutgemacht.listen.mention import Mention
from gutgemacht.listen.source import Source
from gutgemacht.networks.sources import open_source, sources
from gutgemacht.networks.world import World
from gutgemacht.publish.network import NetworkError


class Place(Protocol):
    """Where things are said. `deletes`: it tells of deletion; `limits`: it can answer 429."""

    kind: str
    details: dict[str, str]
    secrets: dict[str, str]
    world: World
    deletes: bool

    def say(self, text: str) -> None: ...

    def delete(self, text: str) -> None: ...

    def say_something_broken(self) -> None: ...

    def slow_down(self) -> None:
        """From now on every answer is that it was too much, and when to come again."""
        ...

    def flood(self) -> None:
        """From now on every answer is far too large."""
        ...

    def stop(self) -> None: ...


def opened(place: Place) -> Source:
    return open_source(place.kind, place.details, place.secrets, place.world)


def heard(place: Place, cursor: str) -> tuple[list[Mention], str]:
    """By a new source each time, as after a restart."""
    told = opened(place).hear(cursor)
    return list(told.mentions), told.cursor


class SourceContract:
    @pytest.fixture
    def begun(self, place):
        """The cursor after a first hearing of something."""
        place.say("Der Anfang Bergtal")
        return heard(place, "")[1]

    def test_the_first_hearing_tells_the_newest(self, place):
        place.say("Das Neueste von Bergtal")
        (mention,) = heard(place, "")[0]
        assert "Das Neueste von Bergtal" in mention.text
        assert mention.network == place.kind.partition("-")[0]
        assert mention.id
        assert mention.at <= place.world.clock()

    def test_nothing_is_lost_and_nothing_twice_at_any_restart(self, place, begun):
        texts, cursors, found = [], [begun], []
        for size in (1, 0, 3, 1, 45):
            some = [f"Bergtal sagt {len(texts) + number}" for number in range(size)]
            for text in some:
                place.say(text)
            texts += some
            mentions, cursor = heard(place, cursors[-1])
            found += mentions
            cursors.append(cursor)
        assert sorted(one.text.split("\n")[0] for one in found) == sorted(texts)
        assert len({one.id for one in found}) == len(texts)
        assert [one.at for one in found] == sorted(one.at for one in found)
        # Whoever asks again with an old cursor hears again what came since, and all of it.
        for number, old in enumerate(cursors[:-1]):
            before = sum((1, 0, 3, 1, 45)[:number])
            again = {one.text.split("\n")[0] for one in heard(place, old)[0]}
            assert again == set(texts[before:])

    def test_silence_is_silence(self, place, begun):
        told = opened(place).hear(begun)
        assert (told.mentions, told.gone, told.gaps, told.broken) == ((), (), (), 0)
        assert told.until
        assert place.world.clock() - told.until < timedelta(minutes=5)
        assert heard(place, told.cursor)[0] == []

    def test_what_is_deleted_is_told(self, place, begun):
        if not place.deletes:
            pytest.skip("this place never tells")
        place.say("Bergtal bleibt")
        place.say("Bergtal verschwindet")
        place.say("Bergtal bleibt auch")
        mentions, cursor = heard(place, begun)
        (name,) = [one.id for one in mentions if "verschwindet" in one.text]
        place.delete("Bergtal verschwindet")
        assert opened(place).hear(cursor).gone == (name,)

    def test_what_is_broken_is_counted_and_the_rest_goes_on(self, place, begun):
        place.say("Bergtal davor")
        place.say_something_broken()
        place.say("Bergtal danach")
        told = opened(place).hear(begun)
        assert [one.text.split("\n")[0] for one in told.mentions] == [
            "Bergtal davor",
            "Bergtal danach",
        ]
        assert told.broken == 1
        assert opened(place).hear(told.cursor).broken == 0

    def test_a_cursor_of_another_kind_is_no_crash(self, place):
        place.say("Bergtal lebt")
        for cursor in ("[]", '"x"', '{"seen": 3}', "null"):
            with suppress(NetworkError):
                assert isinstance(heard(place, cursor)[1], str)

    def test_too_often_says_when_again(self, place, begun):
        place.slow_down()
        with pytest.raises(NetworkError) as told:
            opened(place).hear(begun)
        assert told.value.trouble == "limited"
        assert told.value.after
        assert timedelta(0) < told.value.after <= timedelta(minutes=6)

    def test_far_too_much_is_refused(self, place, begun):
        place.flood()
        with pytest.raises(NetworkError):
            opened(place).hear(begun)

    def test_a_place_that_is_away_is_down(self, place, begun):
        place.stop()
        with pytest.raises(NetworkError) as told:
            opened(place).hear(begun)
        assert told.value.trouble == "down"
        assert str(told.value).endswith(".")

    def test_a_stream_tells_the_same_or_says_that_there_is_none(self, place, begun):
        place.say("Bergtal im Strom")
        if not sources()[place.kind].streams:
            with pytest.raises(NetworkError) as told:
                next(opened(place).stream(begun))
            assert told.value.trouble == "unable"
            return
        stream = opened(place).stream(begun)
        first = next(stream)
        assert [one.text for one in first.mentions] == ["Bergtal im Strom"]
        assert heard(place, first.cursor)[0] == []
        stream.close()

    def test_nothing_that_is_said_and_no_secret_is_logged(self, place, begun, caplog):
        caplog.set_level(logging.DEBUG)
        place.say("Bergtal geheim")
        heard(place, begun)
        said = caplog.text
        assert "geheim" not in said
        assert not any(secret in said for secret in place.secrets.values())
