"""A stream in steps that whoever keeps it can follow: what is said soon, silence seldom."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta

from gutgemacht.listen.source import Heard
from gutgemacht.publish.network import NetworkError

BRISK = timedelta(milliseconds=200)
CALM = timedelta(seconds=5)


def paced(coming: Iterable[Heard], clock: Callable[[], datetime]) -> Iterator[Heard]:
    """The same, several in one; the first mention after a silence at once.

    What came before an error is told before it.
    """
    held: Heard | None = None
    since = clock() - CALM
    fault: NetworkError | None = None
    try:
        for one in coming:
            held = one if held is None else _joined(held, one)
            wait = BRISK if held.mentions or held.gap else CALM
            if clock() - since >= wait:
                yield held
                held, since = None, clock()
    except NetworkError as error:
        fault = error
    if held is not None:
        yield held
    if fault is not None:
        raise fault


def _joined(before: Heard, after: Heard) -> Heard:
    return Heard(
        before.mentions + after.mentions,
        after.cursor,
        before.gone + after.gone,
        after.until or before.until,
        " ".join(filter(None, (before.gap, after.gap))),
        before.broken + after.broken,
    )
