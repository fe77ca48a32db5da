"""What is heard while somebody looks: one question every few seconds, shared by all who look."""

import asyncio
import json
import logging
import time
from collections import deque
from collections.abc import AsyncGenerator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from gutgemacht.web.listen.access import READERS
from gutgemacht.web.listen.models import Belongs, Mention
from gutgemacht.web.people.access import needs

logger = logging.getLogger(__name__)

EVERY = 3.0
# Proxies end what is silent for longer.
BEAT = 15.0
# Then the browser comes again, and is asked anew whether it may.
LONGEST = 600.0
# So many are told at a time, and so many to whoever comes later than they did.
MOST, KEPT = 200, 100
WAITING = 10
FIELDS = ("pk", "network", "kind", "says", "tone", "standing", "act")

News = dict[str, Any]


@never_cache
@needs(*READERS)
@require_safe
def live(_request: HttpRequest) -> HttpResponse:
    """Who may listen; what is heard then comes from `WATCH` (`web/streams.py`)."""
    answer = HttpResponse(b"retry: 5000\n\n", content_type="text/event-stream")
    # Proxies that collect an answer before they pass it on would never do so.
    answer.headers["X-Accel-Buffering"] = "no"
    return answer


class Watch:
    """Asks the database as long as somebody listens, and tells all of them."""

    def __init__(self) -> None:
        self._listeners: set[asyncio.Queue[bytes]] = set()
        self._lately: deque[News] = deque(maxlen=KEPT)
        self._task: asyncio.Task[None] | None = None

    async def hear(self) -> AsyncGenerator[bytes, None]:
        """What is heard from now on, and what was heard just before, as server-sent events."""
        queue: asyncio.Queue[bytes] = asyncio.Queue(WAITING)
        self._listeners.add(queue)
        if self._task is None:
            self._task = asyncio.create_task(self._watch())
        elif self._lately:
            queue.put_nowait(_event(self._lately))
        until = time.monotonic() + LONGEST
        try:
            while queue in self._listeners and time.monotonic() < until:
                yield await _next(queue)
        finally:
            self._listeners.discard(queue)

    def end(self) -> None:
        """Nobody is told any more; who listens is let go at once."""
        for queue in tuple(self._listeners):
            self._let_go(queue)

    async def _watch(self) -> None:
        # A thread of its own: all questions share one connection, and no request waits for it.
        thread = ThreadPoolExecutor(1, "live")
        loop = asyncio.get_running_loop()
        self._lately.clear()
        while self._listeners:
            newest = self._lately[-1]["pk"] if self._lately else 0
            try:
                self._tell(await loop.run_in_executor(thread, heard_since, newest))
            except DatabaseError:
                logger.warning("what was heard could not be asked for")
            await asyncio.sleep(EVERY)
        self._task = None
        await loop.run_in_executor(thread, _hang_up)
        thread.shutdown(wait=False)

    def _tell(self, news: Sequence[News]) -> None:
        if not news:
            return
        self._lately.extend(news)
        for queue in tuple(self._listeners):
            if queue.full():
                # It does not keep up: the browser comes again and hears what was lately.
                self._let_go(queue)
            else:
                queue.put_nowait(_event(news))

    def _let_go(self, queue: asyncio.Queue[bytes]) -> None:
        self._listeners.discard(queue)
        if not queue.full():
            queue.put_nowait(b": until later\n\n")


WATCH = Watch()


def heard_since(newest: int) -> list[News]:
    """What was kept after the mention of that number, oldest first, without what was said."""
    mentions = Mention.objects.filter(pk__gt=newest, same_as=None, gone_at=None)
    found: list[News] = list(mentions.order_by("-pk").values(*FIELDS)[:MOST])[::-1]
    topics: dict[int, list[int]] = {one["pk"]: [] for one in found}
    if found:
        belongs = Belongs.objects.filter(mention__in=topics).values_list("mention", "topic")
        for mention, topic in belongs:
            topics[mention].append(topic)
    return [one | {"topics": topics[one["pk"]]} for one in found]


def _hang_up() -> None:
    # Which connection that is, only the thread knows that has it.
    connection.close()


async def _next(queue: asyncio.Queue[bytes]) -> bytes:
    try:
        return await asyncio.wait_for(queue.get(), BEAT)
    except TimeoutError:
        return b": still here\n\n"


def _event(news: Sequence[News] | deque[News]) -> bytes:
    return f"data: {json.dumps(list(news), separators=(',', ':'))}\n\n".encode()
