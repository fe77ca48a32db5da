"""Threads are kept from one request to the next, and with them their connections to the database.

Django makes a thread for each request; opening SQLite anew in it takes longer than many an answer.
"""

from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from asgiref.sync import ThreadSensitiveContext

App = Callable[[Any, Any, Any], Awaitable[None]]

MOST_IDLE = 16


class KeptThreads:
    """An ASGI application that answers each request of `app` in a thread that may be used again.

    There are as many threads as requests at the same time; at most `MOST_IDLE` wait for the next.
    """

    def __init__(self, app: App) -> None:
        self._app = app
        self._idle: list[ThreadPoolExecutor] = []

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Answers one connection."""
        thread = self._idle.pop() if self._idle else ThreadPoolExecutor(1, "request")
        try:
            async with ThreadSensitiveContext(executor=thread):
                await self._app(scope, receive, send)
        finally:
            if len(self._idle) < MOST_IDLE:
                self._idle.append(thread)
            else:
                thread.shutdown(wait=False)
