"""Thousands of mentions at once, without Python looking through them again and again."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count

# After so many batches all objects are looked through once.
SELDOM = 16
_ended = count(1)


@contextmanager
def undisturbed() -> Iterator[None]:
    """Puts off the search for circles of objects that nobody holds any more.

    A batch makes many objects and no circles; looking for some took a sixth of its time. What
    others make meanwhile is found afterwards, at the latest when `SELDOM` batches have ended.
    """
    gc.unfreeze()
    gc.disable()
    try:
        yield
    finally:
        if next(_ended) % SELDOM:
            # Else the next object that is made would have all those of the batch looked through.
            gc.freeze()
        gc.enable()
