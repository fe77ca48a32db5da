"""Refuses large bodies before they are kept anywhere."""

import json
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Any, Any, Any], Awaitable[None]]


class BodyLimit:
    """An ASGI application that answers 413 to bodies over `largest` bytes.

    The body is read here, in memory and bounded; `app` gets it in one piece.
    """

    def __init__(self, app: App, largest: int) -> None:
        self._app, self._largest = app, largest

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Answers one connection."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        parts: list[bytes] = []
        size, more = 0, True
        while more:
            message = await receive()
            if message["type"] == "http.disconnect":
                return
            size += len(message.get("body", b""))
            if size > self._largest:
                await self._refuse(send)
                return
            parts.append(message.get("body", b""))
            more = message.get("more_body", False)
        whole: Message = {"type": "http.request", "body": b"".join(parts), "more_body": False}
        pending = [whole]

        async def replay() -> Message:
            return pending.pop() if pending else await receive()

        await self._app(scope, replay, send)

    async def _refuse(self, send: Send) -> None:
        error = f"the request is larger than {self._largest:,} bytes"
        body = json.dumps({"error": error, "where": "body"}).encode()
        headers = [(b"content-type", b"application/json"), (b"connection", b"close")]
        await send({"type": "http.response.start", "status": 413, "headers": headers})
        await send({"type": "http.response.body", "body": body})
