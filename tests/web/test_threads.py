"""Requests get threads that are there already, and a crowd waits in a line."""

import asyncio
import threading

from asgiref.sync import sync_to_async

from gutgemacht.web.threads import MOST, KeptThreads
from tests.alone import run_alone


def test_one_request_after_another_has_the_same_thread_and_a_crowd_has_a_bounded_number():
    seen, now, most = [], [], []
    barrier = threading.Event()

    def work() -> None:
        seen.append(threading.get_ident())
        now.append(1)
        most.append(len(now))
        barrier.wait(5)
        now.pop()

    async def app(scope, receive, send) -> None:
        await sync_to_async(work)()

    async def requests() -> None:
        kept = KeptThreads(app)
        barrier.set()
        for _ in range(3):
            await kept({}, None, None)
        assert len(set(seen)) == 1
        barrier.clear()
        crowd = [asyncio.create_task(kept({}, None, None)) for _ in range(3 * MOST)]
        while max(most) < MOST:
            await asyncio.sleep(0.01)
        barrier.set()
        await asyncio.gather(*crowd)

    run_alone(requests())
    assert len(seen) == 3 + 3 * MOST
    assert max(most) == MOST
