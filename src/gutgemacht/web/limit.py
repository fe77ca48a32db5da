"""Refuses large bodies before they are kept anywhere."""

import json
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from typing import Any

from gutgemacht.web.errors import INTERFACE

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Any, Any, Any], Awaitable[None]]


# Who is refused at once sees a broken line instead of the answer; so a while we listen on.
LISTENED_TO = 64_000_000


class BodyLimit:
    """An ASGI application that answers 413 to bodies over `largest` bytes.

    `larger` names beginnings of paths that take more. The body is read here, in memory and
    bounded; `app` gets it in one piece.
    """

    def __init__(self, app: App, largest: int, larger: Mapping[str, int]) -> None:
        self._app, self._largest, self._larger = app, largest, larger

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Answers one connection."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        largest = self._largest_for(scope["path"])
        body = await self._body(receive, largest)
        if body is None:
            await self._refuse(send, largest, scope["path"])
            return
        whole: Message = {"type": "http.request", "body": body, "more_body": False}
        pending = [whole]

        async def replay() -> Message:
            return pending.pop() if pending else await receive()

        await self._app(scope, replay, send)

    def _largest_for(self, path: str) -> int:
        for start, largest in self._larger.items():
            if path.startswith(start):
                return largest
        return self._largest

    async def _body(self, receive: Receive, largest: int) -> bytes | None:
        """The whole body, or None when it is too large; what is too much is forgotten."""
        parts: list[bytes] = []
        size, more = 0, True
        while more and size <= LISTENED_TO:
            message = await receive()
            part = message.get("body", b"")
            size += len(part)
            if size <= largest:
                parts.append(part)
            more = message.get("more_body", False)
        return b"".join(parts) if size <= largest else None

    async def _refuse(self, send: Send, largest: int, path: str) -> None:
        error = f"the request is larger than {largest:,} bytes"
        told: dict[str, Any] = {"error": error, "where": "body"}
        if path.startswith(INTERFACE):
            told = {"error": {"kind": "too-large", "message": error, "where": "body"}}
        body = json.dumps(told).encode()
        headers = [
            (b"content-type", b"application/json"),
            (b"connection", b"close"),
            (b"access-control-allow-origin", b"*"),
        ]
        await send({"type": "http.response.start", "status": 413, "headers": headers})
        await send({"type": "http.response.body", "body": body})
