"""Threads are kept from one request to the next, and with them their connections to the database.

Django makes a thread for each request; opening SQLite anew in it takes longer than many an answer,
and a crowd would take more connections than PostgreSQL gives (100, if nobody says otherwise).
"""

import asyncio
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from asgiref.sync import ThreadSensitiveContext

App = Callable[[Any, Any, Any], Awaitable[None]]

MOST, MOST_IDLE = 48, 16


class KeptThreads:
    """An ASGI application that answers each request of `app` in a thread that may be used again.

    At most `MOST` are answered at the same time, and others wait in a line; at most `MOST_IDLE`
    threads wait for the next.
    """

    def __init__(self, app: App) -> None:
        self._app = app
        self._idle: list[ThreadPoolExecutor] = []
        self._places = asyncio.Semaphore(MOST)

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Answers one connection."""
        async with self._places:
            thread = self._idle.pop() if self._idle else ThreadPoolExecutor(1, "request")
            try:
                async with ThreadSensitiveContext(executor=thread):
                    await self._app(scope, receive, send)
            finally:
                self._put_back(thread)

    def _put_back(self, thread: ThreadPoolExecutor) -> None:
        if len(self._idle) < MOST_IDLE:
            self._idle.append(thread)
        else:
            thread.shutdown(wait=False)
