"""A stream in steps that are worth a transaction each; the next is heard while one is kept."""

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future

from gutgemacht.listen.source import Heard, joined

# A step has so many mentions at most, or those of so many seconds.
MOST, SECONDS = 20_000, 2.0


def stepped(stream: Iterator[Heard]) -> Iterator[Heard]:
    """A stream in steps that are worth a transaction each."""
    parts: list[Heard] = []
    begun, count = time.monotonic(), 0
    for heard in stream:
        parts.append(heard)
        count += len(heard.mentions)
        is_silent = not heard.mentions
        if is_silent or count >= MOST or time.monotonic() - begun >= SECONDS:
            yield joined(parts)
            parts, begun, count = [], time.monotonic(), 0
    if parts:
        yield joined(parts)


def ahead(steps: Iterator[Heard]) -> Iterator[Heard]:
    """The same steps, each heard while the one before it is being kept.

    An error of the stream comes after the steps before it. Whoever stops asking leaves one step
    heard and not kept: it is heard again, because the cursor has not moved.
    """
    coming = _begun(steps)
    while (heard := coming()) is not None:
        coming = _begun(steps)
        yield heard


def _begun(steps: Iterator[Heard]) -> Callable[[], Heard | None]:
    """What waits for the next step; None is the end."""
    said: Future[Heard | None] = Future()

    def hear() -> None:
        try:
            said.set_result(next(steps, None))
        except BaseException as error:  # noqa: BLE001 (whoever waits for the step gets it)
            said.set_exception(error)

    # A pool would wait for a silent stream when the worker ends.
    threading.Thread(target=hear, daemon=True).start()
    return said.result
