"""Answers that go on: they hold no place, end when their reader leaves, and let others through."""

import asyncio

from gutgemacht.web.listen.live import Watch
from gutgemacht.web.streams import GoesOn
from gutgemacht.web.threads import MOST, KeptThreads
from tests.alone import run_alone

STREAM = {"type": "http", "path": "/live/"}


async def door(scope, receive, send):
    kind = b"text/html" if scope.get("closed") else b"text/event-stream"
    headers = [(b"Content-Type", kind), (b"Content-Length", b"5")]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": b"begin"})


class Reader:
    """Somebody who reads an answer until they leave."""

    def __init__(self) -> None:
        self.messages, self.leaves = [], asyncio.Event()

    async def receive(self):
        await self.leaves.wait()
        return {"type": "http.disconnect"}

    async def send(self, message) -> None:
        self.messages.append(message)

    @property
    def body(self) -> bytes:
        return b"".join(one.get("body", b"") for one in self.messages)


def test_more_listen_than_there_are_places_and_others_are_answered():
    async def story() -> None:
        watch, ended = asyncio.Event(), []

        async def events():
            try:
                yield b" more"
                await watch.wait()
            finally:
                ended.append(True)

        application = GoesOn(KeptThreads(door), {"/live/": events})
        readers = [Reader() for _ in range(MOST + 5)]
        running = [
            asyncio.create_task(application(STREAM, one.receive, one.send)) for one in readers
        ]
        await asyncio.sleep(0.05)
        assert {one.body for one in readers} == {b"begin more"}
        assert not any(b"Content-Length" in dict(one.messages[0]["headers"]) for one in readers)
        other = Reader()
        async with asyncio.timeout(5):
            await application({"type": "http", "path": "/"}, other.receive, other.send)
        assert other.body == b"begin"
        readers[0].leaves.set()
        async with asyncio.timeout(5):
            await running[0]
        assert len(ended) == 1
        watch.set()
        async with asyncio.timeout(5):
            await asyncio.gather(*running)
        assert len(ended) == len(readers)

    run_alone(story())


def test_who_may_not_listen_gets_the_door_and_nothing_else():
    async def story() -> None:
        async def events():
            raise AssertionError
            yield b""

        reader = Reader()
        application = GoesOn(door, {"/live/": events})
        await application(STREAM | {"closed": True}, reader.receive, reader.send)
        assert reader.body == b"begin"
        assert dict(reader.messages[0]["headers"])[b"Content-Length"] == b"5"

    run_alone(story())


def test_one_question_serves_all_and_ends_with_the_last(monkeypatch):
    asked = []

    def heard_since(newest: int):
        asked.append(newest)
        return [{"pk": newest + 1}]

    monkeypatch.setattr("gutgemacht.web.listen.live.heard_since", heard_since)
    monkeypatch.setattr("gutgemacht.web.listen.live.EVERY", 0.01)

    async def story() -> None:
        watch = Watch()
        listeners = [watch.hear() for _ in range(20)]
        async with asyncio.timeout(5):
            told = [await anext(one) for one in listeners]
            assert told[0] == b'data: [{"pk":1}]\n\n'
            # Whoever comes later hears what was lately, too.
            late = watch.hear()
            assert (await anext(late)).startswith(b'data: [{"pk":1}')
            watch.end()
            for one in (*listeners, late):
                async for _part in one:
                    pass
            so_far = len(asked)
            await asyncio.sleep(0.1)
        assert len(asked) <= so_far + 1
        assert asked == sorted(asked)

    run_alone(story())
