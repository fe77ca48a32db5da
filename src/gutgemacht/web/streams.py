"""Answers that go on: the pages ask who somebody is, and then the connection needs no thread."""

import asyncio
from collections.abc import AsyncGenerator, Callable, Mapping
from contextlib import aclosing
from typing import Any

App = Any
Events = Callable[[], AsyncGenerator[bytes, None]]

KIND = b"text/event-stream"


class GoesOn:
    """An ASGI application around `app`, whose event streams go on after their request is answered.

    `streams` names the paths that have one. Where `app` answers such a path with 200 and the kind
    of an event stream, its answer is the beginning, and what the stream gives follows until the
    stream ends or the other side leaves. Any other answer, such as a door, stays what it is.
    """

    def __init__(self, app: App, streams: Mapping[str, Events]) -> None:
        self._app, self._streams = app, streams

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Answers one connection."""
        events = self._streams.get(scope.get("path", ""))
        if events is None:
            await self._app(scope, receive, send)
            return
        begun = _Begun(send)
        await self._app(scope, receive, begun.send)
        if begun.goes_on:
            await _follow(events(), receive, send)


class _Begun:
    """Passes an answer on, and keeps its end open where more shall follow."""

    def __init__(self, send: Any) -> None:
        self._send = send
        self.goes_on = False

    async def send(self, message: Any) -> None:
        if message["type"] == "http.response.start":
            headers = {name.lower(): value for name, value in message["headers"]}
            is_stream = headers.get(b"content-type", b"").startswith(KIND)
            self.goes_on = message["status"] == 200 and is_stream
            if self.goes_on:
                message = {**message, "headers": [*_endless(message["headers"])]}
        elif self.goes_on:
            message = {**message, "more_body": True}
        await self._send(message)


def _endless(headers: Any) -> Any:
    return (one for one in headers if one[0].lower() != b"content-length")


async def _follow(events: AsyncGenerator[bytes, None], receive: Any, send: Any) -> None:
    """Sends what comes until it ends or nobody is there any more."""
    async with aclosing(events):
        pump = asyncio.create_task(_pump(events, send))
        gone = asyncio.create_task(_gone(receive))
        await asyncio.wait({pump, gone}, return_when=asyncio.FIRST_COMPLETED)
        for task in (pump, gone):
            task.cancel()
        ended, _ = await asyncio.gather(pump, gone, return_exceptions=True)
    await send({"type": "http.response.body", "body": b"", "more_body": False})
    if isinstance(ended, Exception):
        raise ended


async def _pump(events: AsyncGenerator[bytes, None], send: Any) -> None:
    async for part in events:
        await send({"type": "http.response.body", "body": part, "more_body": True})


async def _gone(receive: Any) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
